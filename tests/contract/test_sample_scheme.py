"""The sample standard: whole, bilingual, fair between the categories, and never mistaken for a real one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Criterion, Scheme
from desktop_client.contract.scheme_file import SchemeFault, load_scheme
from desktop_client.contract.score import check_answers, maximum, score
from desktop_client.forms.kinds import KINDS
from desktop_client.paths import resource
from desktop_client.problems import blocking

from .scheme_strategies import best_answer

CATEGORIES = (
    "employment_agency",
    "outsourcing",
    "executive_search",
    "training",
    "assessment",
    "consulting",
    "software",
    "personnel_agency",
)
FILE = resource("schemes", "sample-2026.toml")


@pytest.fixture(scope="module")
def sample() -> Scheme:
    return load_scheme(FILE)


def best(scheme: Scheme, category: str) -> dict[str, Answer]:
    return {criterion.code: best_answer(criterion) for criterion in scheme.criteria(category)}


def test_it_says_that_it_is_a_sample(sample: Scheme) -> None:
    assert sample.sample
    assert "示例" in sample.title
    assert "不是任何办事机构的现行标准" in sample.note


def test_it_has_the_shape_of_the_published_standards(sample: Scheme) -> None:
    assert [dimension.title for dimension in sample.dimensions] == [
        "环境设施",
        "服务能力",
        "服务绩效",
        "信用状况",
    ]
    assert len({element.code for _, element, _ in sample.rows()}) >= 12
    assert {criterion.mode for criterion in sample.criteria()} == {"single", "multiple", "number"}
    assert sum(criterion.part == "veto" for criterion in sample.criteria()) == 2
    assert any(criterion.part == "bonus" for criterion in sample.criteria())
    assert {band.grade: band.minimum for band in sample.bands} == {
        "A": 50,
        "AA": 90,
        "AAA": 130,
        "AAAA": 170,
        "AAAAA": 210,
    }


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_category_has_enough_rows_and_some_of_its_own(sample: Scheme, category: str) -> None:
    rows = list(sample.criteria(category))
    assert len(rows) >= 42
    assert sum(category in row.categories for row in rows) >= 2


def test_every_category_can_earn_the_same(sample: Scheme) -> None:
    assert {maximum(sample, category) for category in CATEGORIES} == {Decimal(250)}


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_grade_can_be_reached(sample: Scheme, category: str) -> None:
    answers = best(sample, category)
    conditions = {condition.criterion for condition in sample.conditions}
    seen = [score(sample, category, answers).grade]
    for code in sorted(answers, key=lambda code: code in conditions):
        del answers[code]
        seen.append(score(sample, category, answers).grade)
    assert seen[0] == "AAAAA"
    assert set(seen) == {"AAAAA", "AAAA", "AAA", "AA", "A", None}


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_full_honest_declaration_has_no_error(sample: Scheme, category: str) -> None:
    assert blocking(check_answers(sample, category, best(sample, category))) == []


def test_either_veto_rules_out_every_grade(sample: Scheme) -> None:
    for veto in (criterion for criterion in sample.criteria() if criterion.part == "veto"):
        answers = best(sample, "training")
        answers[veto.code] = Answer(indicator=veto.code, options=("b",))
        assert score(sample, "training", answers).grade is None


def test_points_alone_do_not_make_the_highest_grade(sample: Scheme) -> None:
    answers = best(sample, "consulting")
    answers["4.3.1"] = Answer(indicator="4.3.1", options=("b",))
    result = score(sample, "consulting", answers)
    assert result.points >= 210
    assert result.grade == "AAAA"
    assert [condition.code for condition in result.missing] == ["AAAAA4"]


def test_everything_shown_is_in_both_languages(sample: Scheme) -> None:
    for zh, en in texts(sample):
        assert bool(zh.strip()) == bool(en.strip()), zh


def texts(scheme: Scheme) -> Iterator[tuple[str, str]]:
    yield scheme.title, scheme.title_en
    yield scheme.note, scheme.note_en
    for dimension, element, criterion in scheme.rows():
        yield dimension.title, dimension.title_en
        yield element.title, element.title_en
        yield criterion.title, criterion.title_en
        yield criterion.guidance, criterion.guidance_en
        yield from ((option.title, option.title_en) for option in criterion.options)
    yield from ((condition.title, condition.title_en) for condition in scheme.conditions)
    for field in scheme.keep_form.fields:
        yield field.title, field.title_en
        yield field.hint, field.hint_en


def test_codes_stand_below_their_element(sample: Scheme) -> None:
    for dimension, element, criterion in sample.rows():
        assert element.code.startswith(f"{dimension.code}.")
        assert criterion.code.startswith(f"{element.code}.")


def test_options_can_be_ticked_by_digit_keys(sample: Scheme) -> None:
    def codes(criterion: Criterion) -> list[str]:
        return [option.code for option in criterion.options]

    assert all(codes(row) == list("abcdefghi"[: len(row.options)]) for row in sample.criteria())


def test_the_short_form_uses_known_kinds(sample: Scheme) -> None:
    assert len(sample.keep_form.fields) >= 8
    assert all(field.kind in KINDS for field in sample.keep_form.fields)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('code = "1.1.2"', 'code = "1.1.1"', "occurs twice"),
        ('criterion = "2.1.1", minimum = 2', 'criterion = "7.7.7", minimum = 2', "names an unknown"),
        ("minimum = 90 }", "minimum = 10 }", "do not rise"),
        (", veto = true", "", "veto options stand in veto criteria"),
        ("points = 10 }]", "points = 1 }]", "fewer points"),
    ],
)
def test_a_scheme_that_contradicts_itself_is_refused_with_the_place(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(SchemeFault, match=complaint):
        load_scheme(broken)
