"""定级试算: what earns more, and the fewest steps to the next grade."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.scheme_file import load_scheme
from desktop_client.contract.score import score
from desktop_client.grading.improvements import cheapest_path, improvements
from desktop_client.grading.models import Improvement
from desktop_client.paths import resource
from tests.contract.scheme_strategies import answers, best_answer, schemes

CATEGORIES = st.sampled_from(["x", "y"])


def take(scheme: Scheme, before: dict[str, Answer], steps: Iterable[Improvement]) -> dict[str, Answer]:
    """The answers after the steps were taken, each as the person would take it."""
    after = dict(before)
    rows = {criterion.code: criterion for criterion in scheme.criteria()}
    for step in steps:
        if step.minimum is not None:
            after[step.indicator] = Answer(indicator=step.indicator, value=step.minimum)
            continue
        assert step.option is not None
        had = after.get(step.indicator)
        kept = had.options if had and rows[step.indicator].mode == "multiple" else ()
        after[step.indicator] = Answer(indicator=step.indicator, options=(*kept, step.option))
    return after


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_each_improvement_earns_exactly_what_it_says(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    before = data.draw(answers(scheme))
    now = score(scheme, category, before)
    for step in improvements(scheme, category, before):
        after = score(scheme, category, take(scheme, before, [step]))
        assert step.gain > 0
        assert after.points == now.points + step.gain


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_without_improvements_the_maximum_is_reached(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    before = data.draw(answers(scheme))
    now = score(scheme, category, before)
    assert (not improvements(scheme, category, before)) == (now.points == now.maximum)


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_improvements_are_sorted_and_name_each_row_once(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    steps = improvements(scheme, category, data.draw(answers(scheme)))
    assert [step.gain for step in steps] == sorted((step.gain for step in steps), reverse=True)
    assert len({step.indicator for step in steps}) == len(steps)


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_the_path_leads_to_its_grade_and_no_step_can_be_left_out(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    before = data.draw(answers(scheme))
    path = cheapest_path(scheme, category, before)
    if path is None or not path.reachable or path.vetoed:
        return
    order = [band.grade for band in scheme.bands]
    reached = score(scheme, category, take(scheme, before, path.steps)).grade
    assert reached is not None
    assert order.index(reached) >= order.index(path.grade)
    for left_out in range(len(path.steps)):
        fewer = [step for at, step in enumerate(path.steps) if at != left_out]
        short = score(scheme, category, take(scheme, before, fewer)).grade
        assert short is None or order.index(short) < order.index(path.grade)


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_a_grade_is_called_unreachable_only_if_the_best_answers_miss_it(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    path = cheapest_path(scheme, category, data.draw(answers(scheme)))
    if path is None:
        return
    best = {criterion.code: best_answer(criterion) for criterion in scheme.criteria(category)}
    order = [None, *(band.grade for band in scheme.bands)]
    can = order.index(score(scheme, category, best).grade) >= order.index(path.grade)
    assert path.reachable == can


# -- in the sample standard ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample() -> Scheme:
    return load_scheme(resource("schemes", "sample-2026.toml"))


def test_from_nothing_the_path_to_a_asks_for_staff_and_premises_first(sample: Scheme) -> None:
    path = cheapest_path(sample, "training", {})
    assert path is not None
    assert path.grade == "A"
    assert [condition.code for condition in path.missing] == ["A1", "A2"]
    assert [step.indicator for step in path.steps[:2]] == ["2.1.1", "1.1.1"]
    assert sum(step.gain for step in path.steps) >= 50
    assert len(path.steps) <= 8


def test_a_small_gap_is_closed_by_a_small_step(sample: Scheme) -> None:
    best = {criterion.code: best_answer(criterion) for criterion in sample.criteria("training")}
    best["4.3.1"] = Answer(indicator="4.3.1", options=("b",))
    path = cheapest_path(sample, "training", best)
    assert path is not None
    assert path.grade == "AAAAA"
    assert [condition.code for condition in path.missing] == ["AAAAA4"]
    assert [(step.indicator, step.option, step.gain) for step in path.steps] == [("4.3.1", "a", Decimal(2))]


def test_the_highest_grade_has_no_path(sample: Scheme) -> None:
    best = {criterion.code: best_answer(criterion) for criterion in sample.criteria("training")}
    assert cheapest_path(sample, "training", best) is None


def test_under_a_veto_the_path_says_so(sample: Scheme) -> None:
    answer = {"4.6.1": Answer(indicator="4.6.1", options=("b",))}
    path = cheapest_path(sample, "training", answer)
    assert path is not None
    assert path.vetoed == ("4.6.1",)


def test_a_number_says_what_to_reach(sample: Scheme) -> None:
    answer = {"2.1.1": Answer(indicator="2.1.1", value=Decimal(6))}
    [step] = [step for step in improvements(sample, "training", answer) if step.indicator == "2.1.1"]
    expected = Improvement("2.1.1", "专职从业人员数量", "Full-time staff", Decimal(2), minimum=Decimal(10))
    assert step == expected
