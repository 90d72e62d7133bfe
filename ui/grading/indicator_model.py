"""The scheme as a tree: 一级, 二级 and 三级评价指标, each with what is done below it and what is wrong there."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_client.contract import score
from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Criterion, Dimension, Element, Scheme
from ui import wording
from ui.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex


class Mark(enum.IntEnum):
    """What stands beside an indicator; the graver one wins and shows on the levels above."""

    NONE = 0
    ADDRESSED = 1
    WARNING = 2
    ERROR = 3
    FINDING = 4


@dataclass(frozen=True, slots=True)
class Count:
    """How many criteria lie below, and how many are 已完成."""

    done: int
    total: int


@dataclass(slots=True)
class Node:
    """One line of the tree."""

    part: Dimension | Element | Criterion
    parent: Node | None
    row: int
    children: list[Node] = field(default_factory=list)
    done: bool = False
    mark: Mark = Mark.NONE

    @property
    def is_criterion(self) -> bool:
        return isinstance(self.part, Criterion)

    def leaves(self) -> Iterator[Node]:
        """Go through the criteria at or below this line."""
        if self.is_criterion:
            yield self
        for child in self.children:
            yield from child.leaves()

    def count(self) -> Count:
        """Count the criteria at or below this line."""
        leaves = list(self.leaves())
        return Count(done=sum(leaf.done for leaf in leaves), total=len(leaves))

    def worst(self) -> Mark:
        """Return the gravest mark at or below this line."""
        return max((leaf.mark for leaf in self.leaves()), default=Mark.NONE)


NODE = Qt.ItemDataRole.UserRole + 1


class IndicatorModel(QAbstractItemModel):
    """Two columns: the indicator, and 完成情况."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[Node] = []
        self._by_code: dict[str, Node] = {}

    @property
    def order(self) -> list[str]:
        """Return the codes of all criteria, in the order of the scheme."""
        return list(self._by_code)

    def show(self, scheme: Scheme, *, category: str, answers: Mapping[str, Answer]) -> None:
        """Show a scheme as far as it applies to this category."""
        self.beginResetModel()
        self._roots, self._by_code = [], {}
        for dimension, element, criterion in scheme.rows(category):
            above = self._child(self._roots, dimension, parent=None)
            beside = self._child(above.children, element, parent=above)
            node = Node(part=criterion, parent=beside, row=len(beside.children))
            node.done = score.answered(criterion, answers.get(criterion.code))
            beside.children.append(node)
            self._by_code[criterion.code] = node
        self.endResetModel()

    def set_done(self, code: str, *, done: bool) -> bool:
        """Note that a criterion has an answer now, or none any more; tell whether that is news."""
        node = self._by_code[code]
        if node.done is done:
            return False
        node.done = done
        self._tell(node)
        return True

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show these marks and no others."""
        for code, node in self._by_code.items():
            mark = marks.get(code, Mark.NONE)
            if node.mark is not mark:
                node.mark = mark
                self._tell(node)

    def count(self) -> Count:
        """Count all criteria."""
        nodes = self._by_code.values()
        return Count(done=sum(node.done for node in nodes), total=len(nodes))

    def criterion(self, code: str) -> Criterion:
        """Return the criterion with this code."""
        part = self._by_code[code].part
        assert isinstance(part, Criterion)  # noqa: S101 - only criteria stand in the table
        return part

    def path(self, code: str) -> tuple[Dimension, Element, Criterion]:
        """Return the three levels that lead to a criterion."""
        node = self._by_code[code]
        element = node.parent
        dimension = element.parent if element else None
        assert element is not None and dimension is not None  # noqa: S101, PT018 - every criterion has both
        return dimension.part, element.part, node.part  # type: ignore[return-value]  # the levels say which

    def knows(self, code: str) -> bool:
        """Tell whether a criterion of this code is shown."""
        return code in self._by_code

    def beside(self, code: str, step: int) -> str | None:
        """Return the criterion this many places further on, or None at the ends."""
        order = self.order
        place = order.index(code) + step
        return order[place] if 0 <= place < len(order) else None

    def next_open(self, code: str | None) -> str | None:
        """Return the next criterion that is 未完成, going round once; None when all are done."""
        order = self.order
        start = order.index(code) + 1 if code in self._by_code else 0
        for candidate in order[start:] + order[:start]:
            if not self._by_code[candidate].done:
                return candidate
        return None

    def index_of(self, code: str) -> QModelIndex:
        """Return where a criterion stands."""
        node = self._by_code[code]
        return self.createIndex(node.row, 0, node)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        nodes = self._below(parent)
        return self.createIndex(row, column, nodes[row]) if 0 <= row < len(nodes) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = index.internalPointer().parent if index.isValid() else None
        return self.createIndex(above.row, 0, above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._below(parent))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("评价指标"), self.tr("完成情况"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node: Node = index.internalPointer()
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return self.label(node) if index.column() == 0 else self.state(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node) if index.column() == 0 else self.state(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._spoken(node))
        return None

    def label(self, node: Node) -> str:
        """Return the code and the title of a line."""
        return f"{node.part.code} {wording.title(node.part)}"

    def state(self, node: Node) -> str:
        """Return what stands under 完成情况: the guide's words for a criterion, a count above it."""
        if node.is_criterion:
            return self.tr("已完成") if node.done else self.tr("未完成")
        count = node.count()
        return f"{count.done}/{count.total}"

    def _below(self, parent: Index) -> list[Node]:
        """Return the lines below one; Qt wants them below its first column only."""
        if not parent.isValid():
            return self._roots
        return parent.internalPointer().children if parent.column() == 0 else []

    def _spoken(self, node: Node) -> str:
        words = {
            Mark.FINDING: self.tr("被退回，待修改"),
            Mark.ERROR: self.tr("有问题"),
            Mark.WARNING: self.tr("有提醒"),
            Mark.ADDRESSED: self.tr("被退回，已修改"),
        }
        label, mark = self.label(node), words.get(node.worst())
        return self.tr("{indicator}（{mark}）").format(indicator=label, mark=mark) if mark else label

    @staticmethod
    def _child(nodes: list[Node], part: Dimension | Element, *, parent: Node | None) -> Node:
        if not nodes or nodes[-1].part is not part:
            nodes.append(Node(part=part, parent=parent, row=len(nodes)))
        return nodes[-1]

    def _tell(self, node: Node) -> None:
        above: Collection[Node] = [node, *([node.parent] if node.parent else [])]
        if node.parent and node.parent.parent:
            above = [*above, node.parent.parent]
        for each in above:
            self.dataChanged.emit(self.createIndex(each.row, 0, each), self.createIndex(each.row, 1, each))
