"""申请列表 of the real window with very many declarations: first rows, each order, filters, search, memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QWidget

from benchmarks.drivers.stage import Paintings, Stage, timed, wait_until
from benchmarks.drivers.telling import tell_and_go

SEARCHED = ("评定", "991", "外包")
Measured = tuple[str, float]
Kind = TypeVar("Kind", bound=QWidget)


class Reader:
    """Goes through the list as a person does, by its own headers, boxes and keys."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage  # it owns the application
        self._window = stage.enter()
        self._paintings = Paintings(self._window)
        wait_until(lambda: self._paintings.count > 0 and stage.program.general.settled())
        # A person reads the dashboard first; the window uses that second to make its other pages.
        pages = self._window.pages
        wait_until(lambda: pages.page() is not None and not pages.is_preparing())

    def measured(self) -> Iterator[Measured]:
        yield "first rows", timed(lambda: self._window.pages.go("declarations"), self._paintings)
        page = self._window.pages.page()
        assert page is not None  # it is shown
        yield from self._orders(found(page, QTableView, "declarations"))
        yield from self._filters(page)
        yield from self._searches(found(page, QLineEdit, "search"))

    def _orders(self, table: QTableView) -> Iterator[Measured]:
        """By every column, both ways."""
        header = table.horizontalHeader()
        for column in range(header.count()):
            title = table.model().headerData(column, Qt.Orientation.Horizontal)
            for _ in range(2):
                indicator = header.sortIndicatorSection(), header.sortIndicatorOrder()
                took = timed(partial(header.sectionClicked.emit, column), self._paintings)
                # Columns that say the same in every row cannot be sorted by.
                if indicator != (header.sortIndicatorSection(), header.sortIndicatorOrder()):
                    yield f"sort {title}", took

    def _filters(self, page: QWidget) -> Iterator[Measured]:
        for box in page.findChildren(QComboBox):
            if box.objectName().startswith("filter-"):
                for chosen in (3, 0):
                    yield (
                        f"{box.objectName()} {chosen}",
                        timed(partial(box.setCurrentIndex, chosen), self._paintings),
                    )

    def _searches(self, box: QLineEdit) -> Iterator[Measured]:
        """Enter does not wait for the person to rest."""
        box.setFocus()
        for text in (*SEARCHED, ""):
            box.setText(text)
            yield f"search {text!r}", timed(partial(QTest.keyClick, box, Qt.Key.Key_Return), self._paintings)


def found(page: QWidget, kind: type[Kind], name: str) -> Kind:
    """A control by its name."""
    control = page.findChild(kind, name)
    assert control is not None  # the same names as the tests use
    return control


def memory_megabytes() -> float | None:
    """What this process occupies now; None where the system does not say so in a file."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return None
    import resource

    return int(statm.read_text().split()[1]) * resource.getpagesize() / 1_000_000


if __name__ == "__main__":
    reader = Reader(Stage(Path(sys.argv[1])))
    before = memory_megabytes()
    measured = list(reader.measured())
    after = memory_megabytes()
    added = None if before is None or after is None else after - before
    tell_and_go({"times": measured, "megabytes": added})
