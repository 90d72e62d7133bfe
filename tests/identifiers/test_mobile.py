"""手机号码: the ways it is written, what cannot receive a message, and the mask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client.contract.codes import Code
from desktop_client.identifiers import mobile
from desktop_client.problems import Severity


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "+86 138 0013 8000",
        "+86-138-0013-8000",
        "0086 13800138000",
        "86 13800138000",
        "(+86)13800138000",
        "１３８００１３８０００",
        "138–0013–8000",
    ],
)
def test_the_ways_people_write_it_are_one_number(typed: str) -> None:
    assert mobile.normalise(typed) == "13800138000"
    assert mobile.check(typed) == []


@pytest.mark.parametrize("prefix", ["190", "192", "195", "196", "197", "199", "165", "172"])
def test_new_prefixes_of_operators_pass(prefix: str) -> None:
    assert mobile.check(prefix + "00001111") == []


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("1380013800", Code.MOBILE_LENGTH),
        ("138001380001", Code.MOBILE_LENGTH),
        ("12800138000", Code.MOBILE_INVALID),
        ("010-65090000", Code.MOBILE_INVALID),
        ("+852 9123 4567", Code.MOBILE_INVALID),
        ("", Code.MOBILE_INVALID),
        ("电话13800138000", Code.MOBILE_INVALID),
        ("١٣٨٠٠١٣٨٠٠٠", Code.MOBILE_INVALID),
    ],
)
def test_what_is_no_mobile_number_is_told(typed: str, wrong: Code) -> None:
    [problem] = mobile.check(typed)
    assert (problem.code, problem.severity) == (wrong, Severity.ERROR)


@pytest.mark.parametrize("prefix", mobile.NO_MESSAGES)
def test_a_data_card_is_only_a_reminder(prefix: str) -> None:
    [problem] = mobile.check(prefix + "00138000")
    assert (problem.code, problem.severity) == (Code.MOBILE_NO_MESSAGES, Severity.WARNING)


def test_the_letter_o_for_zero_is_suggested() -> None:
    [problem] = mobile.check("138oo138000", "clerk_mobile")
    assert (problem.suggestion, problem.place) == ("13800138000", "clerk_mobile")


def test_the_mask_shows_only_both_ends() -> None:
    assert mobile.mask("+86 138 0013 8000") == "138****8000"
    assert mobile.mask("123") == "***"


@given(text=st.text(max_size=25))
def test_any_text_gets_an_answer_and_the_mask_never_shows_more_than_seven(text: str) -> None:
    mobile.check(text)
    number = mobile.normalise(text)
    assert len(mobile.mask(text)) == len(number)
    assert mobile.mask(text).count("*") >= len(number) - 7
