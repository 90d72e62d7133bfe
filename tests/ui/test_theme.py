"""Colours: every text can be read on every ground it may lie on, in every appearance."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from ui import icons, theme

SETS = pytest.mark.parametrize("colours", theme.TOKENS.values(), ids=[each.value for each in theme.TOKENS])


def luminance(name):
    channels = (QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@SETS
@pytest.mark.parametrize(("ink", "ground"), theme.READABLE_PAIRS)
def test_text_meets_wcag_aa_on_its_ground(colours, ink, ground):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@SETS
@pytest.mark.parametrize(("mark", "ground"), theme.VISIBLE_PAIRS)
def test_outlines_and_focus_rings_stand_out(colours, mark, ground):
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= 3.0


def test_high_contrast_text_is_at_least_seven_to_one():
    colours = theme.CONTRAST
    assert all(
        contrast(ink, colours.surface) >= 7
        for ink in (colours.text, colours.muted, colours.accent, colours.bad)
    )


@SETS
def test_the_style_sheet_has_no_colour_of_its_own(colours):
    source = (theme.RESOURCES / "style" / "window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", source) == []
    assert "$" not in theme.style_sheet(colours)


@SETS
def test_every_picture_the_style_sheet_names_exists(colours):
    named = re.findall(r'url\("([^"]+)"\)', theme.style_sheet(colours))
    assert named
    assert [path for path in named if not Path(path).exists()] == []


@pytest.mark.parametrize("appearance", list(theme.TOKENS), ids=lambda each: each.value)
def test_painters_find_the_colours_on_screen(dress, appearance):
    dress.choose(appearance)

    assert theme.tokens() is theme.TOKENS[appearance]


def test_a_changed_appearance_is_told_and_reaches_open_widgets(dress, qtbot):
    label = QLabel("申报状态")
    qtbot.addWidget(label)
    label.show()
    dress.choose(theme.Appearance.LIGHT)

    with qtbot.waitSignal(dress.changed):
        dress.choose(theme.Appearance.DARK)

    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.DARK.text)


def test_an_icon_takes_the_colour_of_the_theme_each_time_it_is_drawn(dress):
    sign = icons.icon("send")
    seen = set()
    for appearance in (theme.Appearance.LIGHT, theme.Appearance.DARK):
        dress.choose(appearance)
        image = sign.pixmap(18, 18).toImage()
        pixels = [image.pixelColor(x, y) for x in range(18) for y in range(18)]
        inks = {pixel.name() for pixel in pixels if pixel.alpha() > 250}
        seen |= inks & {theme.LIGHT.text.lower(), theme.DARK.text.lower()}
    assert seen == {theme.LIGHT.text.lower(), theme.DARK.text.lower()}


def test_an_icon_is_drawn_at_the_pixels_of_the_screen(dress):
    assert icons.pixmap("send", size=18, ratio=2.0).width() == 36
    assert icons.icon("send").pixmap(QSize(18, 18), 2.0).width() == 36


def test_thousands_of_icons_come_and_go(dress):
    for _ in range(3000):
        icons.icon("check", "good").pixmap(18, 18)
