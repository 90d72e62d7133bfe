"""All verbs of the grading room, as pages and the headless shell call them; each part has its own module."""

from __future__ import annotations

from desktop_client.grading import summary
from desktop_client.grading.awards import Awards
from desktop_client.grading.desk import Desk
from desktop_client.grading.drafts import Drafts
from desktop_client.grading.filing import Filing
from desktop_client.grading.models import Summary
from desktop_client.grading.viewing import Viewing


class GradingService:
    """Reading, writing and deleting need no network; filing and the steps after it do, or wait for it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._viewing = viewing = Viewing(desk)
        drafts, filing = Drafts(desk), Filing(desk, viewing)
        self._awards = awards = Awards(desk, drafts)

        self.catalogue, self.categories, self.years = viewing.catalogue, viewing.categories, viewing.years
        self.scheme, self.schemes = viewing.scheme, viewing.schemes
        self.query, self.row, self.show, self.package = (
            viewing.query,
            viewing.row,
            viewing.show,
            viewing.package,
        )
        self.check, self.score, self.improvements = viewing.check, viewing.score, viewing.improvements

        self.create, self.answer, self.delete = drafts.create, drafts.answer, drafts.delete
        self.attach, self.detach, self.evidence_path = drafts.attach, drafts.detach, drafts.evidence_path
        self.keep_values, self.save_keep = drafts.keep_values, drafts.save_keep

        self.submit, self.freeze = filing.submit, filing.freeze
        self.withdraw, self.revise, self.abandon = filing.withdraw, filing.revise, filing.abandon
        self.resolve_conflict = filing.resolve_conflict

        self.awards, self.upgrade, self.keep = awards.awards, awards.upgrade, awards.keep

    def summary(self) -> Summary:
        """The dashboard's facts."""
        return summary.make(self._desk, self._viewing, self._awards)
