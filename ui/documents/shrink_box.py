"""压缩到 20 MB 以内: what to expect, what was done and where to see it, or what would help when it cannot fit."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client import faults
from desktop_client.documents.models import DeskState
from ui import theme, wording
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.text import Label


class ShrinkBox(Retranslated, QWidget):
    """Offers what makes sense now: nothing when it fits, shrinking when it does not, comparing afterwards."""

    wanted = Signal(bool)
    """Shrink; True: below 150 dpi if need be, because the person said so."""

    compare_wanted = Signal()
    restore_wanted = Signal()
    """Take shrinking back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: DeskState | None = None
        self._shrink = Button(kind="primary", icon="gauge")
        self._shrink.setObjectName("shrink")
        self._shrink.clicked.connect(lambda: self.wanted.emit(False))
        self._verdict = Label(wrap=True)
        self._verdict.setObjectName("size-verdict")
        self._note = Label(role="muted", wrap=True)
        self._note.setObjectName("shrink-note")
        self._compare = Button(icon="columns-2")
        self._compare.setObjectName("compare-shrunk")
        self._compare.clicked.connect(self.compare_wanted)
        self._restore = Button(kind="link", icon="undo-2")
        self._restore.setObjectName("keep-large")
        self._restore.clicked.connect(self.restore_wanted)
        self._coarser = Button(icon="gauge")
        self._coarser.setObjectName("shrink-coarser")
        self._coarser.clicked.connect(lambda: self.wanted.emit(True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        for widget in (self._verdict, self._shrink, self._note, self._coarser, self._compare, self._restore):
            column.addWidget(widget)

    def show_state(self, state: DeskState) -> None:
        """Offer what makes sense for these pages."""
        self._state = state
        self.retranslate()

    def allow(self, *, allowed: bool) -> None:
        """Let it be begun, or not while something else is under way."""
        self._shrink.setEnabled(allowed)
        self._coarser.setEnabled(allowed)
        self._compare.setEnabled(allowed)
        self._restore.setEnabled(allowed)

    def retranslate(self) -> None:
        """Word the offer."""
        state = self._state
        if state is None:
            return
        shrunk, fits = state.shrunk, state.meter.is_within_aim
        gave_up = shrunk is not None and not shrunk.fits
        self._shrink.setText(self.tr("压缩到 20 MB 以内"))
        self._compare.setText(self.tr("压缩前后对比"))
        self._restore.setText(self.tr("恢复到压缩前"))
        self._coarser.setText(self.tr("允许低于 150 dpi，再压缩"))
        self._verdict.setText(self._verdict_words())
        self._verdict.set_role("good" if fits else "bad")
        self._note.setText(self._note_words())
        self._verdict.setVisible(bool(self._verdict.text()))
        self._note.setVisible(bool(self._note.text()))
        self._shrink.setVisible(bool(state.pages) and not fits and not gave_up)
        self._compare.setVisible(shrunk is not None and shrunk.fits)
        self._restore.setVisible(shrunk is not None and shrunk.fits)
        self._coarser.setVisible(gave_up and self._may_go_lower())

    def _verdict_words(self) -> str:
        assert self._state is not None  # noqa: S101 - worded only with a state
        state = self._state
        if not state.pages:
            return ""
        if state.shrunk is not None and state.shrunk.fits:
            report = state.shrunk.report
            return self.tr("已压缩：{before} → {after}").format(
                before=wording.size(report.before), after=wording.size(report.after)
            )
        if state.shrunk is not None:
            return self.tr("压缩后仍有 {after}，放不进 20 MB").format(
                after=wording.size(state.shrunk.report.after)
            )
        return self.tr("在 20 MB 以内，无需压缩") if state.meter.is_within_aim else ""

    def _note_words(self) -> str:
        assert self._state is not None  # noqa: S101 - worded only with a state
        shrunk = self._state.shrunk
        if shrunk is not None:
            language = QLocale().name()
            told = [
                faults.explain(each.code, language, each.facts).title
                for each in (*shrunk.notes, *shrunk.helps)
            ]
            return "\n".join(told)
        if not self._state.pages or self._state.meter.is_within_aim:
            return ""
        return self.tr(
            "先无损整理，再按需要压缩图片，选能放进 20 MB 的最轻一档；文字保持 150 dpi 以上清晰，原文件不变。"
        )

    def _may_go_lower(self) -> bool:
        assert self._state is not None  # noqa: S101 - worded only with a state
        shrunk = self._state.shrunk
        remedies = shrunk.report.remedies if shrunk else None
        return remedies is not None and remedies.at_setting is not None
