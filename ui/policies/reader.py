"""One document of 实施细则: what it is, its words, its pages as they were printed, and the reader's own notes."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTabWidget, QTextEdit, QWidget

from desktop_client.policies.models import PolicyView
from ui import theme, wording
from ui.i18n import Retranslated
from ui.pages_view import PagesView
from ui.policies.note_box import NoteBox
from ui.widgets.buttons import Button
from ui.widgets.frames import Card
from ui.widgets.styling import mark
from ui.widgets.text import Label

MOST_MARKS = 500
"""Places of a search that are coloured; more say nothing."""


class Reader(Retranslated, Card):
    """Shows one document at a time; what the person does with it is told by signals."""

    starred = Signal(bool)
    save_wanted = Signal()
    pages_wanted = Signal()
    """The printed pages are looked at: the PDF is needed now."""
    written = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._view: PolicyView | None = None
        self._asked = ""
        self._heading = Label(role="heading", wrap=True)
        self._facts = Label(role="muted", wrap=True)
        self._sample = Label(role="warn-small", wrap=True)
        self._star = Button(icon="star")
        self._star.setObjectName("policy-star")
        self._save = Button(icon="download")
        self._save.setObjectName("policy-save")
        self._text = QPlainTextEdit()
        self._text.setObjectName("policy-text")
        self._text.setReadOnly(True)
        self.pages = PagesView()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("policy-tabs")
        self._tabs.addTab(self._text, "")
        self._tabs.addTab(self.pages, "")
        self._note = NoteBox()
        self._build()
        self._connect()
        self.retranslate()

    def show_policy(self, view: PolicyView, *, asked: str) -> None:
        """Show a document; what was searched for is coloured in its words."""
        changed = self._view is None or self._view.policy.id != view.policy.id
        self._view, self._asked = view, asked
        if changed:
            self._text.setPlainText(view.policy.text)
            self.pages.clear()
            self._offer_pages(offered=view.policy.file is not None)
            self._tabs.setCurrentIndex(0)
            self._note.show_notes(view.notes)
        self._colour()
        self.retranslate()

    def show_marked(self, view: PolicyView) -> None:
        """Only the star has changed."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Word the head of the document and what can be done with it."""
        self._tabs.setTabText(0, self.tr("正文"))
        self._tabs.setTabText(1, self.tr("原文（PDF）"))
        self._tabs.setAccessibleName(self.tr("阅读方式"))
        self._text.setAccessibleName(self.tr("正文"))
        self._save.setText(self.tr("另存为 PDF"))
        view = self._view
        self._star.setText(self.tr("取消标记") if view and view.marked else self.tr("标记"))
        if view is None:
            return
        policy = view.policy
        self._heading.setText(wording.title(policy))
        self.setAccessibleName(wording.title(policy))
        self._facts.setText(" · ".join(self._told(view)))
        self._sample.setVisible(policy.sample or view.withdrawn)
        self._sample.setText(
            self.tr("办事机构已撤下这份文件；因为有您的标记或笔记，这里还留着。")
            if view.withdrawn
            else self.tr("示例文件：供练习使用，不是主管部门发布的文件。")
        )
        self._save.setEnabled(policy.file is not None)

    def _offer_pages(self, *, offered: bool) -> None:
        """Have the second tab or not; one that is merely hidden can still be pressed by assistive technology."""
        if not offered:
            self._tabs.removeTab(self._tabs.indexOf(self.pages))
        elif self._tabs.indexOf(self.pages) < 0:
            self._tabs.addTab(self.pages, "")

    def _told(self, view: PolicyView) -> list[str]:
        policy = view.policy
        told = [
            self.tr("公告") if policy.kind == "announcement" else self.tr("政策文件"),
            policy.number,
            policy.issuer,
            self.tr("发布 {day}").format(day=wording.day(policy.published_on)),
        ]
        if policy.in_force_on:
            told.append(self.tr("施行 {day}").format(day=wording.day(policy.in_force_on)))
        if policy.file is not None:
            size = wording.size(policy.file.bytes)
            told.append(self.tr("PDF 共 {count} 页，{size}").format(count=policy.file.pages, size=size))
        return [part for part in told if part]

    def _colour(self) -> None:
        """Colour what was searched for, and show its first place."""
        form = QTextCharFormat()
        form.setBackground(theme.color("warn_soft"))
        form.setForeground(theme.color("text"))
        marks = []
        for term in self._asked.split():
            for cursor in _places(self._text.document(), term):
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, form
                marks.append(mark)
                if len(marks) >= MOST_MARKS:
                    break
        self._text.setExtraSelections(marks)
        if marks:
            first = QTextCursor(min((mark.cursor for mark in marks), key=lambda cursor: cursor.position()))
            first.clearSelection()
            self._text.setTextCursor(first)
            self._text.ensureCursorVisible()

    def _build(self) -> None:
        mark(self._text, "look", "reading")
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_2)
        head.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._star, self._save):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(theme.GAP_2)
        self.body.addLayout(head)
        for widget in (self._facts, self._sample):
            self.body.addWidget(widget)
        self.body.addWidget(self._tabs, 1)
        self.body.addWidget(self._note)

    def _connect(self) -> None:
        self._star.clicked.connect(lambda: self.starred.emit(not (self._view and self._view.marked)))
        self._save.clicked.connect(self.save_wanted)
        self._note.written.connect(self.written)
        self._tabs.currentChanged.connect(self._turned)
        self.pages.turned.connect(self._note.turn_to)

    def _turned(self, tab: int) -> None:
        if tab == 1:
            self.pages_wanted.emit()
            self._note.turn_to(self.pages.page())
        else:
            self._note.turn_to(0)


def _places(document: QTextDocument, term: str) -> list[QTextCursor]:
    found: list[QTextCursor] = []
    cursor = QTextCursor(document)
    expression = QRegularExpression(
        QRegularExpression.escape(term), QRegularExpression.PatternOption.CaseInsensitiveOption
    )
    while len(found) < MOST_MARKS:
        cursor = document.find(expression, cursor)
        if cursor.isNull():
            break
        found.append(cursor)
    return found
