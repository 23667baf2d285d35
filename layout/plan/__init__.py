"""Planning pages: an edition's blocks → placed pages."""

from layout.plan.planner import Plan, plan_edition

__all__ = ["Plan", "plan_edition"]
