"""人力资源服务许可证编号: reminders, never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client.contract.codes import Code
from desktop_client.identifiers import licence
from desktop_client.problems import blocking


@pytest.mark.parametrize(
    "typed",
    [
        "610100120105",
        "６１０１００１２０１０５",
        "110105 2021 0001",
        "(沪)人服证字[2026]第0100001号",
        "（沪）人服证字〔2026〕第0100001号",
        "（京）人服证字【2024】第12号",
    ],
)
def test_forms_in_use_pass(typed: str) -> None:
    assert licence.check(typed) == []


@pytest.mark.parametrize(
    ("typed", "reminder"),
    [
        ("123456789", Code.LICENCE_UNUSUAL),
        ("1" * 19, Code.LICENCE_UNUSUAL),
        ("京人社许字 17 号", Code.LICENCE_UNUSUAL),
        ("990100120105", Code.LICENCE_REGION),
        ("001000120105", Code.LICENCE_REGION),
    ],
)
def test_an_unusual_form_reminds(typed: str, reminder: Code) -> None:
    [problem] = licence.check(typed, "licence_number")
    assert (problem.code, problem.place) == (reminder, "licence_number")


@given(text=st.text(max_size=40))
def test_no_text_is_ever_refused(text: str) -> None:
    assert blocking(licence.check(text)) == []


def test_brackets_become_one_form() -> None:
    assert licence.normalise("（沪） 人服证字〔2026〕第１号") == "(沪)人服证字[2026]第1号"
