"""政策补贴 → 补贴申报 of the sample institution: list, projects, papers, 提交, and the details in their states."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTableView, QTabWidget

from desktop_client.contract.states import Material, SubsidyState
from desktop_client.subsidy.models import SubsidyQuery, SubsidyRow
from ui.gallery.papers import papers
from ui.gallery.studio import Studio
from ui.gallery.subjects.subject import Stage, Subject
from ui.subsidy.submit_dialog import SubmitDialog
from ui.subsidy.upload_dialog import UploadDialog
from ui.subsidy.versions import SubsidyVersionsDialog
from ui.widgets.buttons import Button
from ui.widgets.jump_list import JumpList
from ui.widgets.options import RadioCard

OPEN_PROJECT = "hr-conference"


def _one(studio: Studio, state: SubsidyState) -> SubsidyRow:
    return studio.window.office.subsidy.query(SubsidyQuery(state=state))[0]


def _begun(studio: Studio, *, ready: bool = False) -> str:
    """An application that is being prepared; begun at the first asking."""
    subsidy = studio.window.office.subsidy
    rows = subsidy.query(SubsidyQuery(project_id=OPEN_PROJECT))
    mine = [row for row in rows if row.state in (SubsidyState.PREPARING, SubsidyState.READY)]
    if not mine:
        project = subsidy.project(OPEN_PROJECT)
        row = subsidy.create(OPEN_PROJECT, max(project.free_years))
        assert isinstance(row, SubsidyRow)  # noqa: S101 - the sample has none this year
        mine = [row]
    chosen = mine[0].id
    has_form = mine[0].application_form is not None
    if ready and not has_form:
        made = papers(studio.window.client.profile.root / "papers")
        subsidy.attach(chosen, Material.APPLICATION_FORM, made.roster)
    elif not ready and has_form:
        subsidy.detach(chosen, Material.APPLICATION_FORM)
    return chosen


def _list(studio: Studio) -> None:
    studio.go("subsidies", _begun(studio))


def _context_menu(studio: Studio) -> None:
    _list(studio)
    studio.find(QTableView, "subsidies").customContextMenuRequested.emit(QPoint(240, 60))


def _empty(studio: Studio) -> None:
    studio.go("subsidies")


def _projects(studio: Studio) -> None:
    studio.go("subsidies")
    studio.find(Button, "new-subsidy").click()
    studio.settle()
    card = next(each for each in studio.find(RadioCard).window().findChildren(RadioCard) if each.isEnabled())
    card.click()


def _upload(studio: Studio) -> None:
    studio.go("subsidies", f"{_begun(studio)}/upload")


def _upload_with_warning(studio: Studio) -> None:
    studio.go("subsidies", f"{_begun(studio, ready=True)}/upload")


def _upload_refused(studio: Studio) -> None:
    _upload(studio)
    made = papers(studio.window.client.profile.root / "papers")
    studio.find(UploadDialog).offer(Material.OTHER_MATERIAL, [made.refused[2]])


def _upload_returned(studio: Studio) -> None:
    studio.go("subsidies", f"{_one(studio, SubsidyState.NEEDS_CORRECTION).id}/upload")


def _submit(studio: Studio) -> None:
    page = studio.go("subsidies", _begun(studio, ready=True))
    subsidy = studio.window.office.subsidy
    chosen = _begun(studio, ready=True)
    SubmitDialog(subsidy.show(chosen), subsidy.check(chosen), practice=True, parent=page).open()


def _versions(studio: Studio) -> None:
    """Two versions as they would be: the other one has another year and no form."""
    from dataclasses import replace

    page = studio.go("subsidies")
    view = studio.window.office.subsidy.show(_begun(studio, ready=True))
    theirs = view.draft.model_copy(update={"application_form": None, "year": view.draft.year - 1})
    SubsidyVersionsDialog(replace(view, theirs=theirs), parent=page).open()


def _details(studio: Studio, subsidy_id: str, tab: int) -> None:
    studio.go("subsidy", subsidy_id)
    studio.find(QTabWidget, "subsidy-tabs").setCurrentIndex(tab)
    studio.settle()


def _preparing(studio: Studio) -> None:
    _details(studio, _begun(studio), 0)


def _returned(studio: Studio) -> None:
    _details(studio, _one(studio, SubsidyState.NEEDS_CORRECTION).id, 0)
    findings = studio.find(JumpList, "finding-list")
    findings.itemClicked.emit(findings.item(0))
    studio.settle()


def _returned_process(studio: Studio) -> None:
    _details(studio, _one(studio, SubsidyState.NEEDS_CORRECTION).id, 2)


def _paid(studio: Studio) -> None:
    _details(studio, _one(studio, SubsidyState.PAID).id, 3)


def _paid_process(studio: Studio) -> None:
    _details(studio, _one(studio, SubsidyState.PAID).id, 2)


SUBJECTS = (
    Subject("subsidies", _list, main=True, contrast=True),
    Subject("subsidies-menu", _context_menu),
    Subject("subsidies-empty", _empty, stage=Stage.FRESH),
    Subject("subsidy-projects", _projects, main=True),
    Subject("subsidy-upload", _upload),
    Subject("subsidy-upload-warning", _upload_with_warning),
    Subject("subsidy-upload-refused", _upload_refused),
    Subject("subsidy-upload-returned", _upload_returned),
    Subject("subsidy-submit", _submit),
    Subject("subsidy-versions", _versions),
    Subject("subsidy-preparing", _preparing),
    Subject("subsidy-returned", _returned, main=True),
    Subject("subsidy-returned-process", _returned_process),
    Subject("subsidy-paid", _paid, main=True),
    Subject("subsidy-paid-process", _paid_process),
)
