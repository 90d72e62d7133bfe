"""What belongs to the frame: palette, panels, settings, help, and the dialogs of failures."""

from __future__ import annotations

from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from desktop_client.problems import Problem
from ui import failures, wording
from ui.gallery.studio import Studio
from ui.gallery.subjects.subject import Subject
from ui.palette import Palette
from ui.widgets.tones import Tone


def _palette(studio: Studio) -> None:
    studio.window.open_palette()


def _palette_search(studio: Studio) -> None:
    studio.window.open_palette()
    studio.find(Palette).text.setText("2026")


def _palette_nothing(studio: Studio) -> None:
    studio.window.open_palette()
    studio.find(Palette).text.setText("zzz")


def _notices(studio: Studio) -> None:
    studio.window.open_notices()


def _sending(studio: Studio) -> None:
    studio.window.open_sending()


def _help(studio: Studio) -> None:
    studio.window.open_help()


def _settings(studio: Studio) -> None:
    studio.window.open_settings()


def _shortcuts(studio: Studio) -> None:
    studio.window.open_shortcuts()


def _about(studio: Studio) -> None:
    studio.window.open_about()


def _diagnostics(studio: Studio) -> None:
    studio.window.open_diagnostics()


def _warning(studio: Studio) -> None:
    window = studio.window
    sentence = wording.sentence(Problem(Code.KEYRING_UNAVAILABLE))
    window.banner.show_message(sentence, tone=Tone.WARN, dismiss=window.tr("知道了"))


def _session_lost(studio: Studio) -> None:
    studio.window.tasks.news.session_lost.emit()
    studio.settle()
    studio.window.loop.signed_in_again()


def _failure(studio: Studio) -> None:
    failures.show_failure(studio.window, AppError(Code.DISK_FULL))


def _unexpected(studio: Studio) -> None:
    dialog = failures.UnexpectedDialog(parent=studio.window)
    dialog.add("Shenbao · Python 3.11 · Qt 6\nTraceback (most recent call last):\n  …\nKeyError: 'example'")
    dialog.open()


SUBJECTS = (
    Subject("palette", _palette),
    Subject("palette-search", _palette_search),
    Subject("palette-nothing", _palette_nothing),
    Subject("notices", _notices),
    Subject("sending", _sending),
    Subject("help", _help),
    Subject("settings", _settings, contrast=True),
    Subject("shortcuts", _shortcuts),
    Subject("about", _about),
    Subject("diagnostics", _diagnostics),
    Subject("warning", _warning, main=True),
    Subject("session-lost", _session_lost, main=True),
    Subject("failure", _failure),
    Subject("unexpected", _unexpected),
)
