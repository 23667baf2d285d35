"""Planning pages: an edition's blocks → placed pages."""

from layout.plan.planner import Plan, plan_edition, reword
from layout.plan.trying.draft import planned_anew

__all__ = ["Plan", "plan_edition", "planned_anew", "reword"]
