"""佐证材料 of one criterion: drop files here or choose them; each can be opened and taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.contract.messages import Evidence
from ui import theme, wording
from ui.i18n import Retranslated
from ui.widgets.busy import BusyBar
from ui.widgets.buttons import Button
from ui.widgets.file_dialog import FileDialog
from ui.widgets.files import FileChip
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Picture
from ui.widgets.styling import mark
from ui.widgets.text import Label, SectionLabel

TYPES = "(*.pdf *.jpg *.jpeg *.png)"


class EvidenceBox(Retranslated, QFrame):
    """Shows what is attached; tells what is to be added, opened or removed."""

    offered = Signal(list)
    opened = Signal(str)
    removed = Signal(str)
    desk_wanted = Signal()
    """The person wants to make one PDF of many files first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidence")
        self.setProperty("look", "drop")
        self.setAcceptDrops(True)
        self._need = "none"
        self._evidence: tuple[Evidence, ...] = ()
        self._title = SectionLabel()
        self._demand = Label(role="muted")
        self._choose = Button(icon="paperclip")
        self._choose.setObjectName("choose-files")
        self._choose.clicked.connect(self._ask)
        self._desk = Button(icon="files")
        self._desk.setObjectName("open-desk")
        self._desk.clicked.connect(self.desk_wanted)
        self._hint = Label(role="muted", wrap=True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._problem_icon = Picture("circle-alert", tone="bad", size=16)
        self._problem = Label(role="bad", wrap=True)
        self._busy = BusyBar()
        self._lay_out()
        self.show_problem("")
        self.retranslate()

    def show_evidence(self, evidence: Sequence[Evidence], *, need: str) -> None:
        """Show what is attached; ``need``: ``none``, ``recommended`` or ``required``."""
        self._need = need
        self._demand.setText(self._demand_words())
        if tuple(evidence) == self._evidence and self._flow.count() == len(evidence):
            return
        self._evidence = tuple(evidence)
        while (item := self._flow.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        for each in evidence:
            self._flow.addWidget(self._chip(each))
        self._chips.setVisible(bool(evidence))

    def show_problem(self, sentence: str) -> None:
        """Say why a file was not taken, or nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._problem_icon.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def begin(self) -> None:
        """Say that a file is being read and stored."""
        self._busy.begin(self.tr("正在加入文件…"))

    def end(self) -> None:
        """Stop saying so."""
        self._busy.end()

    def retranslate(self) -> None:
        """Word the box."""
        self._title.setText(self.tr("佐证材料"))
        self._choose.setText(self.tr("选择文件"))
        self._desk.setText(self.tr("材料工坊"))
        self._desk.setToolTip(self.tr("把多个文件合成一个 PDF：排序、旋转、脱敏、压缩"))
        self._desk.setAccessibleDescription(self.tr("佐证材料"))  # the menu has a 材料工坊 too
        self._hint.setText(self.tr("把文件拖到这里，或点“选择文件”。PDF、JPG、PNG，每个不超过 20 MB。"))
        self._demand.setText(self._demand_words())
        self.setAccessibleName(self.tr("佐证材料"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files only."""
        if self.isEnabled() and any(url.isLocalFile() for url in event.mimeData().urls()):
            mark(self, "drag", "over")
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        mark(self, "drag", "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer what was dropped."""
        mark(self, "drag", "")
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.offered.emit(files)

    def _ask(self) -> None:
        kinds = self.tr("可用的文件 {types}").format(types=TYPES)
        dialog = FileDialog(self, self.tr("选择佐证材料"), kinds)
        dialog.filesSelected.connect(lambda names: self.offered.emit([Path(name) for name in names]))
        dialog.open()

    def _chip(self, evidence: Evidence) -> FileChip:
        chip = FileChip(evidence.name, detail=wording.size(evidence.bytes))
        chip.setObjectName(f"evidence-{evidence.sha256[:8]}")
        chip.opened.connect(lambda: self.opened.emit(evidence.sha256))
        chip.removed.connect(lambda: self.removed.emit(evidence.sha256))
        return chip

    def _demand_words(self) -> str:
        words = {"required": self.tr("必须提供"), "recommended": self.tr("建议提供")}
        return words.get(self._need, self.tr("选填"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_2)
        head.addWidget(self._title)
        head.addWidget(self._demand)
        head.addStretch(1)
        head.addWidget(self._desk)
        head.addWidget(self._choose)
        problem = QHBoxLayout()
        problem.setSpacing(6)
        problem.addWidget(self._problem_icon, 0, Qt.AlignmentFlag.AlignTop)
        problem.addWidget(self._problem, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_3, theme.GAP_2, theme.GAP_3, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._chips)
        column.addWidget(self._busy)
        column.addLayout(problem)
