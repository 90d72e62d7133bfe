"""What each kind of field makes of what people type, and what it says when that will not do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client.contract.codes import Code
from desktop_client.faults import sentence
from desktop_client.forms import KINDS, Choice, Field, check_field
from desktop_client.problems import Severity, blocking

NAMES = [
    *("text", "note", "integer", "amount", "percent", "date", "year", "choice", "choices", "yes_no"),
    *("uscc", "licence", "mobile", "id_document", "email", "password", "file", "commitment"),
]
COLOURS = (Choice("a", "红"), Choice("b", "绿"))


def field(kind: str, **more: object) -> Field:
    return Field(name="f", title="此栏", kind=kind, title_en="This", choices=COLOURS, **more)  # type: ignore[arg-type]


def codes(kind: str, value: str, **more: object) -> list[Code]:
    return [problem.code for problem in check_field(field(kind, **more), value)]


def test_the_set_of_kinds_is_closed() -> None:
    assert list(KINDS) == NAMES


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", "  朝阳区（示例）  人力 ２００８ Ａ公司\u200b ", "朝阳区（示例） 人力 2008 A公司"),
        ("note", " 第一行\r\n第二行 ", "第一行\n第二行"),
        ("integer", " １，２３４ ", "1234"),
        ("amount", "12,345.60", "12345.60"),
        ("percent", "９５．５％", "95.5"),
        ("date", "2026年5月1日", "2026-05-01"),
        ("date", "2026/05/01", "2026-05-01"),
        ("date", "２０２６．５．１", "2026-05-01"),
        ("date", "20260501", "2026-05-01"),
        ("year", "２０２６年", "2026"),
        ("choices", " a， b、a,", "a,b"),
        ("yes_no", "是", "yes"),
        ("yes_no", "否", "no"),
        ("uscc", "9135 0100 m000 100y 43", "91350100M000100Y43"),
        ("licence", "（沪）人服证字〔2026〕第１号", "(沪)人服证字[2026]第1号"),
        ("mobile", "+86 138-0013-8000", "13800138000"),
        ("email", " Zhang.San＠example.cn ", "Zhang.San@example.cn"),
        ("password", " a b　", " a b　"),
    ],
)
def test_text_is_normalised_at_the_door(kind: str, typed: str, kept: str) -> None:
    assert KINDS[kind].normalise(typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "wrong"),
    [
        ("text", "字" * 101, Code.FIELD_TOO_LONG),
        ("integer", "十二", Code.NUMBER_INVALID),
        ("integer", "1e9", Code.NUMBER_INVALID),
        ("integer", "12.5", Code.NUMBER_NOT_WHOLE),
        ("amount", "0.005", Code.NUMBER_TOO_FINE),
        ("percent", "100.5", Code.VALUE_OUT_OF_RANGE),
        ("percent", "-1", Code.VALUE_OUT_OF_RANGE),
        ("date", "2026-02-30", Code.DATE_INVALID),
        ("date", "明天", Code.DATE_INVALID),
        ("year", "26", Code.YEAR_INVALID),
        ("year", "2101", Code.YEAR_INVALID),
        ("choice", "c", Code.CHOICE_UNKNOWN),
        ("choices", "a,c", Code.CHOICE_UNKNOWN),
        ("yes_no", "也许", Code.CHOICE_UNKNOWN),
        ("uscc", "91350100M000100Y44", Code.USCC_CHECK_DIGIT),
        ("mobile", "1380013800", Code.MOBILE_LENGTH),
        ("id_document", "110105194912310020", Code.ID_CHECK_DIGIT),
        ("email", "zhang.san", Code.EMAIL_INVALID),
        ("commitment", "no", Code.COMMITMENT_MISSING),
    ],
)
def test_what_will_not_do_is_told(kind: str, typed: str, wrong: Code) -> None:
    assert codes(kind, typed) == [wrong]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("integer", "0"),
        ("amount", "１２．５"),
        ("percent", "100%"),
        ("date", "2028-02-29"),
        ("year", "2026"),
        ("choice", "a"),
        ("choices", "a,b"),
        ("yes_no", "no"),
        ("id_document", "11010519491231002x"),
        ("id_document", "E12345678"),
        ("email", "a@b.cn"),
        ("commitment", "yes"),
        ("password", "任意 secret"),
    ],
)
def test_what_will_do_passes(kind: str, typed: str) -> None:
    assert codes(kind, typed) == []


@pytest.mark.parametrize("kind", NAMES)
def test_nothing_is_a_problem_only_where_something_is_asked(kind: str) -> None:
    missing = Code.COMMITMENT_MISSING if kind == "commitment" else Code.FIELD_REQUIRED
    assert codes(kind, "") == [missing]
    assert codes(kind, "", required=False) == []


@pytest.mark.parametrize("kind", [name for name in NAMES if name != "password"])
def test_blanks_alone_count_as_nothing(kind: str) -> None:
    if kind != "file":
        assert codes(kind, " 　\u200b", required=False) == []


def test_the_fields_own_ends_hold() -> None:
    [problem] = check_field(field("integer", minimum="1", maximum="9"), "10")
    assert sentence(problem, "zh") == "“此栏”应在 1 至 9 之间。请核对后修改。"
    assert sentence(problem, "en").startswith('"This" must lie between 1 and 9.')


def test_the_letter_o_in_a_number_is_suggested_as_zero_and_not_taken_over() -> None:
    [problem] = check_field(field("integer"), "1O0")
    assert problem.suggestion == "100"
    assert KINDS["integer"].normalise("1O0") == "1O0"


def test_an_unusual_licence_number_does_not_block() -> None:
    problems = check_field(field("licence"), "京人社许字17号")
    assert [problem.severity for problem in problems] == [Severity.WARNING]
    assert blocking(problems) == []


@given(kind=st.sampled_from(NAMES), text=st.text(max_size=200))
def test_any_text_gets_an_answer_and_normalising_twice_changes_nothing_more(kind: str, text: str) -> None:
    normalise = KINDS[kind].normalise
    assert normalise(normalise(text)) == normalise(text)
    for problem in check_field(field(kind), text):
        assert "{" not in sentence(problem, "zh").replace("{", "", text.count("{"))
