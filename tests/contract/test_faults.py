"""Every code can be explained, in both languages, with whatever facts are at hand."""

from __future__ import annotations

from string import Formatter

import pytest

from desktop_client import faults, words
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem


def placeholders(sentences: faults.Sentences) -> set[str]:
    return {name for text in sentences.values() for _, name, _, _ in Formatter().parse(str(text)) if name}


def test_each_code_has_its_entry_and_no_entry_is_left_over() -> None:
    assert set(faults.entries()) == {str(code) for code in Code}


@pytest.mark.parametrize("code", list(Code))
def test_an_entry_is_whole_and_both_languages_ask_for_the_same_facts(code: Code) -> None:
    entry = faults.entries()[code]
    assert set(entry) == {"who", "data_safe", "zh", "en"}
    assert set(entry["zh"]) == set(entry["en"]) == {"title", "next"}
    assert f"who.{entry['who']}".partition(".")[2] in words.table()["who"]
    assert isinstance(entry["data_safe"], bool)
    assert placeholders(entry["zh"]) == placeholders(entry["en"])


@pytest.mark.parametrize("code", list(Code))
def test_sentences_end_as_sentences_of_their_language(code: Code) -> None:
    entry = faults.entries()[code]
    assert all(str(text).endswith(("。", "}")) for text in entry["zh"].values())
    assert all(str(text).endswith((".", "}")) for text in entry["en"].values())
    assert not any(mark in str(text) for text in entry["zh"].values() for mark in (", ", "; ", "!"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", list(Code))
def test_missing_facts_never_crash_and_leave_no_brace(code: Code, language: str) -> None:
    told = faults.explain(code, language, {})
    assert told.title
    assert told.next_step
    assert told.who
    assert "{" not in told.title + told.next_step


def test_facts_fill_the_sentence_in_the_readers_language() -> None:
    problem = Problem(
        Code.OPTION_TOO_MANY, "2.1.3", facts={"label": "员工规模", "label_en": "Staff", "count": "2"}
    )
    assert faults.sentence(problem, "zh") == "“员工规模”只能勾选一项，现勾选了 2 项。请只保留一项。"
    assert faults.sentence(problem, "en") == '"Staff" takes one option only; 2 are ticked. Keep one.'


def test_without_a_title_the_place_is_named() -> None:
    assert faults.sentence(Problem(Code.FILE_EMPTY, "名册.pdf"), "zh").startswith("文件“名册.pdf”是空的。")


def test_a_field_that_only_has_its_name_is_shown_by_its_title() -> None:
    problem = Problem(Code.FIELD_REQUIRED, "old_password")
    assert faults.sentence(problem, "zh") == "“旧密码”没有填写。请填写。"
    assert faults.sentence(problem, "en") == '"Old password" is empty. Please fill it in.'


def test_a_code_of_a_newer_bureau_is_explained_without_a_crash() -> None:
    assert faults.explain("quantum-refused", "en", {}).title.startswith("The bureau does not accept")


def test_text_from_outside_cannot_reach_into_the_sentence() -> None:
    assert (
        "{label.__class__}" in faults.explain(Code.FIELD_REQUIRED, "en", {"label": "{label.__class__}"}).title
    )
