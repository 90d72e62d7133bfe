"""Answering one indicator: digits tick, numbers are read as people type them, caps and vetoes are said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme_file import load_scheme
from desktop_client.paths import resource
from ui import accessibility
from ui.grading.answer_fields import BandTable, ChoiceField, NumberField, read_number

SCHEME = load_scheme(next(resource("schemes").glob("*.toml")))


def criterion(mode: str, part: str = "base"):
    return next(each for each in SCHEME.criteria() if each.mode == mode and each.part == part)


@pytest.fixture
def shown(dress, qtbot):
    def show(field):
        qtbot.addWidget(field)
        field.show()
        given = []
        field.given.connect(given.append)
        return field, given

    return show


def test_a_digit_ticks_the_one_option_and_another_digit_takes_its_place(shown):
    single = criterion("single")
    field, given = shown(ChoiceField(single, None))
    assert field.press(1)
    assert field.press(2)
    assert given == [(single.options[0].code,), (single.options[1].code,)]


def test_a_digit_without_an_option_is_left_to_others(shown):
    field, given = shown(ChoiceField(criterion("single"), None))
    assert not field.press(9)
    assert not given


def test_the_same_digit_unticks_where_several_may_hold(shown):
    multiple = criterion("multiple")
    first, second = (option.code for option in multiple.options[:2])
    field, given = shown(ChoiceField(multiple, None))
    for digit in (1, 2, 1):
        field.press(digit)
    assert given == [(first,), (first, second), (second,)]


def test_more_than_the_cap_does_not_count_and_the_card_says_so(shown):
    multiple = next(each for each in SCHEME.criteria() if each.mode == "multiple" and each.cap)
    everything = tuple(option.code for option in multiple.options)
    field, _ = shown(ChoiceField(multiple, Answer(indicator=multiple.code, options=everything)))
    told = field._sum.text()
    assert f"计 {multiple.cap:f} 分" in told
    assert f"最多 {multiple.cap:f} 分" in told


def test_an_answer_that_rules_out_every_grade_says_so_on_its_card(shown):
    veto = criterion("single", part="veto")
    field, _ = shown(ChoiceField(veto, None))
    spoken = {
        option.code: QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Description)
        for option, card in zip(veto.options, field._cards, strict=True)
    }
    assert {spoken[option.code] for option in veto.options if option.veto} == {"一票否决"}


@pytest.mark.parametrize(("mode", "role"), [("single", "RadioButton"), ("multiple", "CheckBox")])
def test_options_are_radio_buttons_or_check_boxes_to_screen_readers(shown, mode, role):
    field, given = shown(ChoiceField(criterion(mode), None))
    card = field._cards[0]
    assert accessibility.role(card) is QAccessible.Role[role]
    accessibility.press(card)
    assert given


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", "12"),
        ("１２．５", "12.5"),
        ("1,200", "1200"),
        ("1，200", "1200"),
        (" 80 ", "80"),
        ("", None),
        ("八十", None),
        ("1e400000", None),
        ("NaN", None),
        ("-", None),
    ],
)
def test_numbers_are_read_as_people_type_them(typed, value):
    assert read_number(typed) == (None if value is None else Decimal(value))


def test_a_number_lights_up_the_band_it_reaches(shown):
    number = criterion("number")
    field, given = shown(NumberField(number, None))
    highest = max(number.bands, key=lambda band: band.minimum)
    QTest.keyClicks(field.findChild(QLineEdit, "number"), f"{highest.minimum:f}")
    assert given[-1] == highest.minimum
    assert "→" in field.findChild(BandTable).accessibleDescription()


def test_what_is_no_number_is_called_so_after_a_rest_and_not_while_typing(shown, qtbot):
    field, given = shown(NumberField(criterion("number"), None))
    entry = field.findChild(QLineEdit, "number")
    QTest.keyClicks(entry, "abc")
    assert not field._row.problem()
    qtbot.waitUntil(lambda: "请填写数字" in field._row.problem())
    assert not given
    entry.clear()
    QTest.keyClick(entry, Qt.Key.Key_7)
    assert not field._row.problem()
