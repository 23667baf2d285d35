"""Planning pages: from an edition's blocks to placed pages."""

from layout.plan.planner import Plan, plan_edition

__all__ = ["Plan", "plan_edition"]
