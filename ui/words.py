"""The words of ``resources/words.toml`` in the language that the window now speaks."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLocale

from desktop_client import words


def word(member: StrEnum | str) -> str:
    """The word for a member of a closed set, or for ``"group.key"``."""
    return words.word(member, QLocale().name())
