"""材料工坊: empty, full beyond the limit, with findings, shrunk, compared, redacted, and files that are no use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint

from ui.documents import AlonePage, PdfDesk
from ui.gallery.papers import papers
from ui.gallery.studio import Studio
from ui.gallery.subjects.subject import Subject
from ui.widgets.buttons import Button


def _desk(studio: Studio, key: str) -> PdfDesk:
    page = studio.go("documents")
    assert isinstance(page, AlonePage)  # noqa: S101 - that place is this page
    page.desk.open(f"gallery/{key}")
    page.desk.banner.clear()
    studio.settle()
    return page.desk


def _with(studio: Studio, key: str, files: list[Path]) -> PdfDesk:
    desk = _desk(studio, key)
    if desk.session.state is not None and not desk.session.state.sources:
        desk.add(files)
        studio.settle()
    desk.table.back()
    desk.table.grid.view.hide_drop()
    desk.table.grid.view.clearSelection()
    studio.settle()
    return desk


def _folder(studio: Studio) -> Path:
    return studio.window.client.profile.root / "papers"


def _pile(studio: Studio) -> PdfDesk:
    return _with(studio, "pile", papers(_folder(studio)).pile)


def _empty(studio: Studio) -> None:
    _desk(studio, "empty")


def _filled(studio: Studio) -> None:
    desk = _pile(studio)
    desk.table.grid.view.choose(4)


def _dropping(studio: Studio) -> None:
    desk = _pile(studio)
    desk.table.grid.view.show_drop_at(QPoint(260, 120))


def _small(studio: Studio) -> None:
    made = papers(_folder(studio))
    _with(studio, "small", [made.roster, made.licence]).table.grid.view.choose(0)


def _refused(studio: Studio) -> None:
    made = papers(_folder(studio))
    desk = _with(studio, "refused", [made.roster, made.damaged, *made.refused])
    desk.telling.say_refused(len(made.refused), used=2)


def _shrunk(studio: Studio) -> None:
    desk = _with(studio, "shrunk", papers(_folder(studio)).pile)
    if desk.session.state is not None and desk.session.state.shrunk is None:
        desk.session.shrink()
        studio.settle()
        desk.table.back()
    studio.settle()


def _compared(studio: Studio) -> None:
    _shrunk(studio)
    studio.find(Button, "compare-shrunk").click()


def _preview(studio: Studio) -> None:
    desk = _pile(studio)
    desk.table.grid.view.choose(5)
    desk.commands["preview"].trigger()


def _redaction(studio: Studio) -> None:
    desk = _pile(studio)
    desk.table.grid.view.choose(6)
    desk.commands["redact"].trigger()


def _evidence(studio: Studio) -> None:
    studio.go("evidence-desk", f"{studio.cases.filling}/1.1.1")


SUBJECTS = (
    Subject("desk", _filled, main=True, contrast=True),
    Subject("desk-empty", _empty, main=True),
    Subject("desk-small", _small),
    Subject("desk-dropping", _dropping),
    Subject("desk-refused", _refused, main=True),
    Subject("desk-shrunk", _shrunk, main=True),
    Subject("desk-compared", _compared, main=True),
    Subject("desk-preview", _preview, main=True),
    Subject("desk-redaction", _redaction, main=True, contrast=True),
    Subject("desk-evidence", _evidence),
)
