"""补贴申报: choose a project, hand in its papers, submit, and follow every step of the review."""

from ui.subsidy.subsidies_page import SubsidiesPage
from ui.subsidy.subsidy_page import SubsidyPage

__all__ = ["SubsidiesPage", "SubsidyPage"]
