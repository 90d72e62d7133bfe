"""Colours, spacing and type as data, and the one palette and style sheet made from them."""

from __future__ import annotations

import enum
import string
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

FAMILIES = ["Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"]

TEXT, SMALL, BRAND, TITLE, NUMBER = 13, 12, 15, 20, 40
"""Type sizes in pixels: running text, muted text, brand, page title, the one big number."""

GAP_1, GAP_2, GAP_3, GAP_4, GAP_5 = 4, 8, 12, 16, 24
"""The only distances between things; ``GAP_5`` is also the page margin."""

RADIUS, CARD_RADIUS = 6, 8
CONTROL_HEIGHT, ROW_HEIGHT, SIDE_WIDTH = 34, 44, 220


class Appearance(enum.Enum):
    """What a person can choose; ``SYSTEM`` follows the desktop and changes with it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tokens(NamedTuple):
    """One set of colours.

    ``soft`` lies behind text of that name; ``line`` parts things, ``rim`` outlines buttons, ``edge`` outlines
    what can be filled in and must be seen; ``track`` is the empty part of a bar.
    """

    background: str
    surface: str
    side: str
    line: str
    rim: str
    edge: str
    track: str
    hover: str
    pressed: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    soft: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    brand: str
    on_brand: str
    shade: str
    """``light`` or ``dark``: which of the two ready-drawn sets of control marks belongs on ``accent``."""


LIGHT = Tokens(
    background="#F6F7F9", surface="#FFFFFF", side="#EEF1F5",
    line="#DFE3E8", rim="#C3CAD4", edge="#868F9C", track="#DFE3E8", hover="#E4E9F0", pressed="#D5DCE6",
    text="#1B2430", muted="#5B6775", disabled="#8B95A1",
    accent="#1F5FBF", accent_hover="#184E9F", soft="#E6EEFA", on_accent="#FFFFFF",
    good="#176F42", good_soft="#E3F4EA", warn="#8A5A00", warn_soft="#FFF3D6",
    bad="#B3261E", bad_soft="#FCE8E6", brand="#173F7D", on_brand="#FFFFFF", shade="light",
)  # fmt: skip

DARK = Tokens(
    background="#14181D", surface="#1C2229", side="#171C22",
    line="#2D353F", rim="#46525F", edge="#6F7C8B", track="#323B46", hover="#252D37", pressed="#313B47",
    text="#E7ECF2", muted="#9AA7B5", disabled="#6C7784",
    accent="#7FB0FF", accent_hover="#A3C6FF", soft="#1E3353", on_accent="#0B1A30",
    good="#6FD39B", good_soft="#173527", warn="#F0C266", warn_soft="#3B2F14",
    bad="#FF9C92", bad_soft="#42201D", brand="#12294D", on_brand="#E7ECF2", shade="dark",
)  # fmt: skip

CONTRAST = Tokens(
    background="#000000", surface="#000000", side="#000000",
    line="#FFFFFF", rim="#FFFFFF", edge="#FFFFFF", track="#4A4A4A", hover="#2B2B2B", pressed="#3D3D3D",
    text="#FFFFFF", muted="#FFFFFF", disabled="#A6A6A6",
    accent="#FFE14D", accent_hover="#FFF0A3", soft="#33300F", on_accent="#000000",
    good="#7CFFB2", good_soft="#00210F", warn="#FFD24D", warn_soft="#2A2000",
    bad="#FFB3AB", bad_soft="#330705", brand="#000000", on_brand="#FFFFFF", shade="dark",
)  # fmt: skip

TOKENS = {Appearance.LIGHT: LIGHT, Appearance.DARK: DARK, Appearance.CONTRAST: CONTRAST}

READABLE_PAIRS = (
    *((ink, ground) for ink in ("text", "muted", "accent", "good", "warn", "bad")
      for ground in ("background", "surface", "side", "soft", "hover")),
    *(("text", ground) for ground in ("pressed", "good_soft", "warn_soft", "bad_soft")),
    ("good", "good_soft"), ("warn", "warn_soft"), ("bad", "bad_soft"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_brand", "brand"), ("surface", "bad"),
)  # fmt: skip
"""Every ink that may lie on every ground, as names of tokens; a test holds each to WCAG AA (4.5 : 1)."""

VISIBLE_PAIRS = tuple((mark, ground) for mark in ("edge", "accent") for ground in ("surface", "background"))
"""Outlines and focus rings against what lies around them; held to 3 : 1 by the same test."""

_BY_GROUND = {QColor(tokens.background).rgb(): tokens for tokens in TOKENS.values()}


def tokens() -> Tokens:
    """Return the colours now on screen, for everything that paints itself.

    They are found by the application palette's window colour, so painters need no reference to a theme.
    """
    return _BY_GROUND.get(QGuiApplication.palette().color(QPalette.ColorRole.Window).rgb(), LIGHT)


def color(name: str) -> QColor:
    """Return one token of the colours now on screen, by its name."""
    return QColor(getattr(tokens(), name))


def font(*, pixels: int = TEXT, bold: bool = False, tabular: bool = False) -> QFont:
    """Return the interface font; ``tabular`` gives all digits one width, for columns of numbers."""
    chosen = QFont(FAMILIES)
    chosen.setPixelSize(pixels)
    if bold:
        chosen.setWeight(QFont.Weight.DemiBold)
    if tabular:
        chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def palette(colours: Tokens) -> QPalette:
    """Make the Qt palette that belongs to these colours."""
    role = QPalette.ColorRole
    made = QPalette()
    for roles, name in (
        ((role.Window,), colours.background),
        ((role.Base, role.Button, role.ToolTipBase), colours.surface),
        ((role.AlternateBase,), colours.side),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colours.text),
        ((role.BrightText,), colours.bad),
        ((role.PlaceholderText,), colours.muted),
        ((role.Highlight,), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
        ((role.Link, role.LinkVisited), colours.accent),
        ((role.Accent,), colours.accent),
        ((role.Mid, role.Dark), colours.line),
        ((role.Light, role.Midlight), colours.hover),
        ((role.Shadow,), colours.edge),
    ):
        for each in roles:
            made.setColor(each, QColor(name))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    return made


def style_sheet(colours: Tokens) -> str:
    """Fill the style sheet of ``resources/style/window.qss`` with these colours."""
    template = string.Template((RESOURCES / "style" / "window.qss").read_text(encoding="utf-8"))
    marks = (RESOURCES / "icons" / "controls").as_posix()
    return template.substitute(colours._asdict(), marks=marks)


class Theme(QObject):
    """Dresses the application, and again whenever the person or the desktop chooses another appearance."""

    changed = Signal()

    def __init__(self, application: QApplication, *, appearance: Appearance = Appearance.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._worn: Tokens | None = None
        application.setStyle("Fusion")
        application.setFont(font())
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._wear()

    @property
    def appearance(self) -> Appearance:
        """Return what was chosen, which may be to follow the desktop."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Wear another appearance from now on."""
        self._appearance = appearance
        self._wear()

    @Slot()
    def _follow(self) -> None:
        self._wear()

    def _wear(self) -> None:
        wanted = self._wanted()
        if wanted is self._worn:
            return
        self._worn = wanted
        self._application.setPalette(palette(wanted))
        self._application.setStyleSheet(style_sheet(wanted))
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self._appearance is not Appearance.SYSTEM:
            return TOKENS[self._appearance]
        is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT
