"""Every member of every closed set has its word in both languages."""

from __future__ import annotations

import inspect
from enum import StrEnum

import pytest

from desktop_client import words
from desktop_client.contract import states
from desktop_client.gate import Verdict
from desktop_client.problems import Severity

ENUMS: list[type[StrEnum]] = [
    *(
        kind
        for _, kind in inspect.getmembers(states, inspect.isclass)
        if issubclass(kind, states.Word) and kind is not states.Word
    ),
    Severity,
    Verdict,
]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_each_member_has_a_word_and_no_word_is_left_over(kind: type[StrEnum]) -> None:
    assert set(words.table()[words.group_of(kind)]) == {str(member) for member in kind}


def test_each_word_exists_in_both_languages() -> None:
    for labels in (labels for group in words.table().values() for labels in group.values()):
        assert set(labels) == {"zh", "en"}
        assert all(text.strip() for text in labels.values())


@pytest.mark.parametrize(
    ("state", "guide"),
    [
        (states.DeclarationState.FILLING, "填写中"),
        (states.DeclarationState.AWAITING_REVIEW, "待审核"),
        (states.DeclarationState.REJECTED, "审核不通过"),
        (states.Kind.ASSESS, "评定"),
        (states.Kind.UPGRADE, "升级"),
        (states.Kind.KEEP, "保级"),
        (states.Role.CLERK, "经办人"),
    ],
)
def test_the_guides_words_are_used_exactly(state: states.Word, guide: str) -> None:
    assert words.word(state, "zh") == guide


def test_the_same_member_text_in_two_sets_keeps_two_words() -> None:
    assert words.word(states.DeclarationState.SUSPENDED, "zh") == "已中止"
    assert words.word(states.InstitutionState.SUSPENDED, "zh") == "停用"


def test_a_word_can_be_asked_by_name_and_an_unknown_one_is_shown_as_it_came() -> None:
    assert words.word("grade.AAA", "en") == "Grade AAA"
    assert words.word("declaration_event.published", "en") == "published"


def test_any_english_is_english_and_everything_else_chinese() -> None:
    assert words.word(states.Kind.KEEP, "en_GB") == "Grade renewal"
    assert words.word(states.Kind.KEEP, "zh_CN") == words.word(states.Kind.KEEP, "") == "保级"
