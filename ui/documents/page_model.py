"""The pages of the desk as a list that views can show: number, source, what was found, in the desk's order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_client.documents.models import DeskPage, DeskState, PageFinding, Source
from ui.documents import finding_words

Index = QModelIndex | QPersistentModelIndex

TILE = Qt.ItemDataRole.UserRole
"""The role under which the model gives a :class:`Tile`."""

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Tile:
    """Everything that is shown of one page."""

    page: DeskPage
    number: int
    source: Source
    source_number: int
    findings: tuple[PageFinding, ...] = ()
    mark: finding_words.Mark | None = None


class PageModel(QAbstractListModel):
    """Follows the desk from state to state; what stays keeps its selection and its place on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: DeskState | None = None
        self._pages: list[DeskPage] = []
        self._sources: dict[str, tuple[int, Source]] = {}
        self._all_findings: tuple[PageFinding, ...] = ()
        self._findings: dict[str, tuple[PageFinding, ...]] = {}

    # -- what is shown -------------------------------------------------------------------------------------

    def show_state(self, state: DeskState) -> None:
        """Show this state, with as little ado as it differs from the one before."""
        self._state = state
        self._sources = {source.id: (number, source) for number, source in enumerate(state.sources)}
        self._remove_all_but({page.id for page in state.pages})
        self._arrange(state.pages)
        self._insert(state.pages)
        self._pages = list(state.pages)
        self.show_findings(self._all_findings)

    def show_findings(self, findings: Sequence[PageFinding]) -> None:
        """Show what was found, each beside the page it concerns."""
        by_page: dict[str, list[PageFinding]] = {}
        self._all_findings = tuple(findings)
        for finding in finding_words.still_true(findings, self._state) if self._state else ():
            by_page.setdefault(finding.page_id, []).append(finding)
        self._findings = {page_id: tuple(found) for page_id, found in by_page.items()}
        self._tell_all()

    def tell(self, page_id: str) -> None:
        """Have one page painted anew."""
        row = self.row_of(page_id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    # -- what views and others ask ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._pages)

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == TILE:
            return self.tile(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._told(self.tile(index.row()))
        return None

    def tile(self, row: int) -> Tile:
        """Return what is shown in a row."""
        page = self._pages[row]
        number, source = self._sources[page.source]
        findings = self._findings.get(page.id, ())
        return Tile(page, row + 1, source, number, findings, finding_words.mark(page, findings, self._state))

    def page(self, row: int) -> DeskPage:
        """Return the page in a row."""
        return self._pages[row]

    def row_of(self, page_id: str) -> int | None:
        """Return where a page is shown."""
        return next((row for row, page in enumerate(self._pages) if page.id == page_id), None)

    def ids(self, rows: Iterable[int]) -> list[str]:
        """Return the pages in these rows, in the desk's order."""
        return [self._pages[row].id for row in sorted(rows)]

    def before(self, row: int) -> str | None:
        """Return the page that something put at this row comes before; None at the end."""
        return self._pages[row].id if row < len(self._pages) else None

    # -- from one state to the next ----------------------------------------------------------------------------

    def _remove_all_but(self, staying: set[str]) -> None:
        gone = [row for row, page in enumerate(self._pages) if page.id not in staying]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(_NOWHERE, first, last)
            del self._pages[first : last + 1]
            self.endRemoveRows()

    def _arrange(self, wanted: Sequence[DeskPage]) -> None:
        """Bring the pages that stay into their new order; whoever remembers a page's place is told the new one."""
        here = {page.id for page in self._pages}
        arranged = [page for page in wanted if page.id in here]
        if [page.id for page in arranged] == [page.id for page in self._pages]:
            return
        self.layoutAboutToBeChanged.emit()
        new_rows = {page.id: row for row, page in enumerate(arranged)}
        remembered = self.persistentIndexList()
        moved = [self.index(new_rows[self._pages[each.row()].id]) for each in remembered]
        self._pages = arranged
        self.changePersistentIndexList(remembered, moved)
        self.layoutChanged.emit()

    def _insert(self, wanted: Sequence[DeskPage]) -> None:
        here = {page.id for page in self._pages}
        new = [row for row, page in enumerate(wanted) if page.id not in here]
        for first, last in _runs(new):
            self.beginInsertRows(_NOWHERE, first, last)
            self._pages[first:first] = wanted[first : last + 1]
            self.endInsertRows()

    def _tell_all(self) -> None:
        if self._pages:
            self.dataChanged.emit(self.index(0), self.index(len(self._pages) - 1))

    def _told(self, tile: Tile) -> str:
        words = [self.tr("第 {number} 页").format(number=tile.number), tile.source.name]
        if self._state is not None:
            words += [finding_words.short(finding, self._state) for finding in tile.findings]
        if not tile.page.is_there:
            words.append(self.tr("原文件不在或已改动"))
        if tile.page.boxes:
            words.append(self.tr("已标记脱敏"))
        return self.tr("，").join(words)


def _runs(rows: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Rows that follow one another, as first and last."""
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        yield run[0], run[-1]
