"""填报承诺: the text that is ticked before anything is filed (figures 8 and 12 of the guide)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_client.contract.messages import Commitment
from desktop_client.grading.models import Row
from desktop_client.problems import Problem
from ui import theme, wording, words
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.foreground import Foreground
from ui.widgets.frames import Banner, Card
from ui.widgets.text import Label
from ui.widgets.tones import Tone

MOST_WARNINGS = 2
"""How many are spelt out here: what is promised must not be pushed off the screen by what is merely advised."""


class CommitmentDialog(Retranslated, Foreground, QDialog):
    """Accepted once the commitment is ticked and 保存 pressed; nothing is sent from here."""

    def __init__(
        self,
        commitment: Commitment,
        *,
        row: Row,
        category: str,
        warnings: Sequence[Problem] = (),
        practice: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("commitment-dialog")
        self.setModal(True)
        self._commitment = commitment
        self._row = row
        self._category = category
        self._warnings = warnings
        self._practice = practice
        self._build()
        self._agree.toggled.connect(self._save.setEnabled)
        self._save.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.retranslate()
        self.resize(600, 620)
        self._agree.setFocus()

    @property
    def version(self) -> str:
        """Return which text was ticked."""
        return self._commitment.version

    def retranslate(self) -> None:
        """Word the dialog."""
        self.setWindowTitle(self.tr("填报承诺"))
        self._what.setText(
            self.tr("{year} 年度 · {category} · {kind}").format(
                year=self._row.year, category=self._category, kind=words.word(self._row.kind)
            )
        )
        self._title.setText(wording.chosen(self._commitment.title, self.tr("填报承诺")))
        self._text.setText(wording.chosen(self._commitment.text, self._commitment.text_en))
        self._agree.setText(self.tr("我已阅读并作出以上填报承诺"))
        self._hint.setText(self.tr("保存后即上报，等待审核。审核前单位管理员可以撤回。"))
        self._save.setText(self.tr("保存"))
        self._cancel.setText(self.tr("取消"))
        if self._practice:
            self._note.show_message(self.tr("练习：不会报给真实的办事机构。"), tone=Tone.INFO)
        if self._warnings:
            told = [wording.sentence(problem) for problem in self._warnings[:MOST_WARNINGS]]
            if (rest := len(self._warnings) - MOST_WARNINGS) > 0:
                told.append(self.tr("另有 {count} 处提醒，见“检查”。").format(count=rest))
            self._warning.show_message("\n".join(told), tone=Tone.WARN, title=self.tr("可以上报，但请留意"))

    def _build(self) -> None:
        self._what = Label(role="muted", wrap=True)
        self._title = Label(role="heading", wrap=True)
        self._text = Label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note, self._warning = Banner(), Banner()
        self._agree = QCheckBox()
        self._agree.setObjectName("agree")
        self._hint = Label(role="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_5, theme.GAP_4, theme.GAP_5, theme.GAP_4)
        column.setSpacing(theme.GAP_3)
        for widget in (self._title, self._what, self._note, self._build_text(), self._warning):
            column.addWidget(widget)
        column.setStretchFactor(self._card, 1)
        column.addWidget(self._agree, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        column.addLayout(self._build_buttons())

    def _build_text(self) -> Card:
        self._card = Card(margin=theme.GAP_3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._text)
        scroll.setAccessibleName(self._commitment.title)
        self._card.body.addWidget(scroll)
        return self._card

    def _build_buttons(self) -> QHBoxLayout:
        self._save = Button(kind="primary")
        self._save.setObjectName("save")
        self._save.setEnabled(False)
        self._save.setDefault(True)
        self._cancel = Button()
        self._cancel.setObjectName("cancel")
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addStretch(1)
        line.addWidget(self._cancel)
        line.addWidget(self._save)
        return line
