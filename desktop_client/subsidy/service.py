"""All verbs of the subsidy room, as pages and the headless shell call them; each part has its own module."""

from __future__ import annotations

from desktop_client.subsidy.desk import Desk
from desktop_client.subsidy.drafts import Drafts
from desktop_client.subsidy.filing import Filing
from desktop_client.subsidy.printing import Printing
from desktop_client.subsidy.viewing import Viewing


class SubsidyService:
    """Everything but 提交 and the steps after it needs no network; those wait for it, or say that they need it."""

    def __init__(self, desk: Desk) -> None:
        viewing = Viewing(desk)
        drafts, filing = Drafts(desk), Filing(desk, viewing)

        self.projects, self.project = viewing.projects, viewing.project
        self.form_pdf = Printing(desk).form_pdf
        self.query, self.row, self.show = viewing.query, viewing.row, viewing.show
        self.check, self.package = viewing.check, viewing.package

        self.create, self.change, self.delete = drafts.create, drafts.change, drafts.delete
        self.attach, self.detach = drafts.attach, drafts.detach
        self.material_bytes = drafts.material_bytes

        self.submit, self.freeze = filing.submit, filing.freeze
        self.withdraw, self.revise = filing.withdraw, filing.revise
        self.resolve_conflict = filing.resolve_conflict
