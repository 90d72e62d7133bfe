"""The desk of a subsidy application, for 上传申报表 and 上传其他材料: the finished PDF becomes that material."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_client.contract.states import Material
from desktop_client.documents.models import Built
from desktop_client.problems import Refused
from ui.documents import naming
from ui.documents.desk_page import DeskPage
from ui.words import word

if TYPE_CHECKING:
    from desktop_client.subsidy.models import Attached
    from desktop_client.subsidy.service import SubsidyService


class MaterialPage(DeskPage):
    """Entered with ``SUBSIDY/application_form`` or ``SUBSIDY/other_material``; leads back to the application."""

    def title(self) -> str:
        titles = {
            Material.APPLICATION_FORM: self.tr("上传申报表"),
            Material.OTHER_MATERIAL: self.tr("上传其他材料"),
        }
        return titles[self._material()]

    def breadcrumb(self) -> list[str]:
        way = [self.tr("政策补贴"), self.tr("补贴申报")]
        return [*way, self._project()] if self.argument else way

    def key(self) -> str:
        return f"subsidy/{self.argument}"

    def seal_expected(self) -> bool:
        return self._material() is Material.APPLICATION_FORM

    def deliver(self, built: Built) -> None:
        """Make the finished PDF the application's material; the desk stays as it is."""
        words = f"{word(self._material())} {self._project()}"
        self.tasks.general.run(
            partial(_attach, self.office.subsidy, self._subsidy_id(), self._material(), built, words),
            owner=self,
            done=self._attached,
            failed=self.fail,
        )

    def go_back(self) -> None:
        """Back to the application's papers."""
        self.go.emit("subsidies", f"{self._subsidy_id()}/upload")

    def _attached(self, outcome: Attached | Refused) -> None:
        if isinstance(outcome, Refused):
            self.refuse(outcome.problems)
        else:
            self.go_back()

    def _subsidy_id(self) -> str:
        return self.argument.partition("/")[0]

    def _material(self) -> Material:
        return Material(self.argument.partition("/")[2] or Material.OTHER_MATERIAL)

    def _project(self) -> str:
        return self.office.subsidy.row(self._subsidy_id()).project_title


def _attach(
    subsidy: SubsidyService, subsidy_id: str, material: Material, built: Built, words: str
) -> Attached | Refused:
    file = naming.named_copy(built, words)
    try:
        return subsidy.attach(subsidy_id, material, file)
    finally:
        file.unlink(missing_ok=True)
