"""统一社会信用代码: the standard's vectors, every slip of a finger, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc as stdnum_uscc

from desktop_client.contract.codes import Code
from desktop_client.identifiers import uscc
from desktop_client.problems import Severity

VALID = ["91350100M000100Y43", "91110000600037341L", "12100000400010275N"]


@st.composite
def codes(draw: st.DrawFn, first_two: str = uscc.ALPHABET) -> str:
    head = draw(st.text(first_two, min_size=2, max_size=2))
    region = draw(st.text("0123456789", min_size=6, max_size=6))
    subject = draw(st.text(uscc.ALPHABET, min_size=9, max_size=9))
    body = head + region + subject
    return body + uscc.check_character(body)


def first(text: str) -> Code | None:
    problems = uscc.check(text)
    return problems[0].code if problems else None


@pytest.mark.parametrize("code", VALID)
def test_the_standards_examples_pass(code: str) -> None:
    assert uscc.check(code) == []


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("91350100M000100Y4Z", Code.USCC_LETTER),  # as misprinted in circulated copies of the standard
        ("91350100M000100Y44", Code.USCC_CHECK_DIGIT),
        ("91350100M000100Y4", Code.USCC_LENGTH),
        ("91350100M000100Y433", Code.USCC_LENGTH),
        ("9135A100M000100Y43", Code.USCC_REGION),
        *((f"91350100{letter}000100Y43", Code.USCC_LETTER) for letter in "IOSVZ"),
        ("91350100中000100Y43", Code.USCC_LETTER),
    ],
)
def test_what_is_wrong_is_told_apart(code: str, wrong: Code) -> None:
    assert first(code) is wrong


@pytest.mark.parametrize(
    "typed",
    [
        "91350100m000100y43",
        " 9135 0100 M000 100Y 43 ",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "9135-0100-M000-100Y-43",
        "91350100M000\u3000100Y43",
        "91350100M000100Y43\u200b",
    ],
)
def test_the_ways_people_type_it_are_normalised(typed: str) -> None:
    assert uscc.normalise(typed) == "91350100M000100Y43"
    assert uscc.check(typed) == []


def test_the_letter_o_is_named_and_the_digit_suggested_never_taken_over() -> None:
    [problem] = uscc.check("9135O100M000100Y43", "credit_code")
    assert problem.place == "credit_code"
    assert problem.facts == {"position": "5", "letter": "O"}
    assert problem.suggestion == "91350100M000100Y43"
    assert uscc.normalise("9135O100M000100Y43") == "9135O100M000100Y43"


def test_a_small_l_in_the_region_is_taken_for_a_one() -> None:
    [problem] = uscc.check("9l350100M000100Y43")
    assert problem.code is Code.USCC_CHECK_DIGIT  # L is a possible second character
    [problem] = uscc.check("91350l00M000100Y43")
    assert (problem.code, problem.facts["letter"]) == (Code.USCC_REGION, "L")
    assert problem.suggestion == "91350100M000100Y43"


def test_nothing_is_suggested_that_would_be_wrong_as_well() -> None:
    [problem] = uscc.check("9135O100M000100Y44")
    assert problem.suggestion is None


def test_letters_are_fine_in_the_first_two_positions() -> None:
    body = "A1350100M000100Y4"
    assert uscc.check(body + uscc.check_character(body)) == []


def test_a_failing_inner_check_only_reminds() -> None:
    body = "91350100M000100Y5"
    [problem] = uscc.check(body + uscc.check_character(body))
    assert (problem.code, problem.severity) == (Code.USCC_INNER_CHECK, Severity.WARNING)


@given(code=codes())
def test_every_well_made_code_is_valid_and_normalising_changes_nothing(code: str) -> None:
    assert uscc.is_valid(code)
    assert uscc.normalise(code) == code


@given(code=codes(first_two="0123456789"))
def test_an_independent_implementation_agrees(code: str) -> None:
    assert stdnum_uscc.is_valid(code)


@settings(max_examples=60)
@given(code=codes())
def test_every_wrong_single_character_is_caught(code: str) -> None:
    for position in range(uscc.LENGTH):
        for char in uscc.ALPHABET:
            if char != code[position]:
                assert not uscc.is_valid(code[:position] + char + code[position + 1 :])


@given(code=codes())
def test_every_swap_of_neighbours_is_caught(code: str) -> None:
    for at in range(uscc.LENGTH - 2):
        if code[at] != code[at + 1]:
            assert not uscc.is_valid(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@given(text=st.text(max_size=30))
def test_any_text_gets_an_answer(text: str) -> None:
    assert uscc.check(text) or uscc.is_valid(uscc.normalise(text))
