"""Saying in a page's banner what came of something, with one next step that can be taken from there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.widgets.frames import Banner
from ui.widgets.tones import Tone


class Telling(QObject):
    """One banner, and what its button does."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._next_step: Callable[[], object] | None = None
        banner.acted.connect(self._act)

    def say(
        self,
        text: str,
        *,
        tone: Tone,
        title: str = "",
        action: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        """Say something, with an optional next step; the person puts it away."""
        self._next_step = then
        self._banner.show_message(text, tone=tone, title=title, action=action, dismiss=self.tr("知道了"))

    def wait(self, text: str) -> None:
        """Say what is being waited for; what comes of it is said in its place."""
        self._next_step = None
        self._banner.show_message(text, tone=Tone.INFO)

    def forget(self) -> None:
        """Put away what was said."""
        self._next_step = None
        self._banner.clear()

    def _act(self) -> None:
        if self._next_step is not None:
            self._next_step()
