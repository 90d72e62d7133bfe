"""Tool tips that stay text."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """Return the text for a tool tip, which Qt would read as mark-up whenever it looks like it.

    A colleague's file named ``<img src="//elsewhere/x">`` would then be fetched, on Windows with the person's
    credentials.
    """
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if Qt.mightBeRichText(text) else text
