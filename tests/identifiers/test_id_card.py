"""证件号码: the standard's examples, dates, the kinds of document, the mask."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from desktop_client.contract.codes import Code
from desktop_client.identifiers import id_card
from desktop_client.identifiers.id_card import Document
from desktop_client.problems import Severity

TODAY = date(2026, 6, 1)


def made(region: str, born: str, serial: str = "001") -> str:
    body = region + born + serial
    return body + id_card.check_character(body)


def first(number: str, document: Document = Document.RESIDENT) -> Code | None:
    problems = id_card.check(number, today=TODAY, document=document)
    return problems[0].code if problems else None


@pytest.mark.parametrize(
    "typed", ["11010519491231002X", "440524188001010014", "11010519491231002x", "110105 19491231 002Ｘ"]
)
def test_the_standards_examples_pass(typed: str) -> None:
    assert id_card.check(typed, today=TODAY) == []


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("110105194912310020", Code.ID_CHECK_DIGIT),
        ("11010519491231002", Code.ID_LENGTH),
        ("1101051949123100X2", Code.ID_LETTER),
        (made("110105", "19490230"), Code.ID_BIRTHDAY),
        (made("110105", "20270101"), Code.ID_BIRTHDAY),
        (made("110105", "20260602"), Code.ID_BIRTHDAY),
        (made("810000", "19900101"), Code.ID_KIND),
        (made("911840", "19900101"), Code.ID_KIND),
    ],
)
def test_what_is_wrong_is_told_apart(number: str, wrong: Code) -> None:
    assert first(number) is wrong


@pytest.mark.parametrize(
    ("number", "document"),
    [
        (made("810000", "19900101"), Document.RESIDENCE_PERMIT),
        (made("830000", "19900101"), Document.RESIDENCE_PERMIT),
        (made("911840", "19900101"), Document.PERMANENT_RESIDENCE),
        ("USA110077010101", Document.PERMANENT_RESIDENCE_OLD),
        ("E12345678", Document.PASSPORT),
        ("11010519491231002X", Document.RESIDENT),
    ],
)
def test_each_kind_of_document_is_recognised_and_passes(number: str, document: Document) -> None:
    assert id_card.guess(number) is document
    assert first(number, document) is None


@pytest.mark.parametrize("document", [Document.PASSPORT, Document.PERMANENT_RESIDENCE_OLD])
def test_a_form_that_is_not_the_documents_is_told(document: Document) -> None:
    assert first("号码", document) is Code.ID_KIND


def test_an_unknown_region_is_no_reason_to_refuse() -> None:
    assert first(made("119999", "19900101")) is None


@pytest.mark.parametrize(("born", "reminded"), [("20100602", True), ("20100601", False)])
def test_under_sixteen_is_a_reminder(born: str, reminded: bool) -> None:
    problems = id_card.check(made("110105", born), today=TODAY)
    assert [(p.code, p.severity) for p in problems] == [(Code.ID_UNDER_AGE, Severity.WARNING)] * reminded


def test_the_letter_o_for_zero_is_suggested() -> None:
    [problem] = id_card.check("11O105l949123l002X", today=TODAY)
    assert problem.suggestion == "11010519491231002X"


def test_the_seventeenth_digit_tells_men_from_women() -> None:
    assert id_card.is_male("440524188001010014")
    assert not id_card.is_male("11010519491231002X")


def test_the_mask_shows_only_both_ends() -> None:
    assert id_card.mask("11010519491231002X") == "110***********002X"
    assert id_card.mask("E12345") == "******"


@given(born=st.dates(date(1900, 1, 1), date(2009, 1, 1)), serial=st.integers(0, 999))
def test_every_well_made_number_passes_and_an_independent_implementation_agrees(
    born: date, serial: int
) -> None:
    number = made("110105", f"{born:%Y%m%d}".rjust(8, "0"), f"{serial:03}")
    assert id_card.check(number, today=TODAY) == []
    assert ric.is_valid(number)


@given(born=st.dates(date(1900, 1, 1), date(2009, 1, 1)), at=st.integers(0, 17), digit=st.integers(0, 9))
def test_every_wrong_single_digit_is_caught(born: date, at: int, digit: int) -> None:
    number = made("110105", f"{born:%Y%m%d}")
    slip = number[:at] + str(digit) + number[at + 1 :]
    assert (first(slip) is None) == (slip == number)


@given(text=st.text(max_size=25), document=st.sampled_from(Document))
def test_any_text_gets_an_answer(text: str, document: Document) -> None:
    id_card.check(text, today=TODAY, document=document)
    assert len(id_card.mask(text)) == len(id_card.normalise(text))
