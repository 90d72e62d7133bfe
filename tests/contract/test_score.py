"""How points count: caps, bands, conditions and vetoes, by example and by property."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Criterion, Option, Scheme
from desktop_client.contract.score import check_answer, check_answers, maximum, most, points, score
from desktop_client.problems import Severity, blocking

from .scheme_strategies import answer_to, answers, best_answer, schemes

CATEGORIES = st.sampled_from(["x", "y"])


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_the_total_is_the_sum_of_its_rows_under_their_caps(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    given_answers = data.draw(answers(scheme))
    result = score(scheme, category, given_answers)
    rows = {criterion.code: criterion for criterion in scheme.criteria(category)}
    assert set(result.by_criterion) == set(rows)
    base = sum(gain for code, gain in result.by_criterion.items() if rows[code].part == "base")
    bonus = sum(gain for code, gain in result.by_criterion.items() if rows[code].part == "bonus")
    assert result.bonus == min(bonus, scheme.bonus_cap)
    assert result.points == base + result.bonus <= result.maximum
    assert all(gain <= most(rows[code]) for code, gain in result.by_criterion.items())
    assert result.total == len(rows)
    assert result.answered == len(rows.keys() & given_answers.keys())


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_the_grade_is_the_highest_band_whose_points_and_conditions_hold(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    result = score(scheme, category, data.draw(answers(scheme)))
    order = [band.grade for band in scheme.bands]

    def holds(grade: str) -> bool:
        minimum = next(band.minimum for band in scheme.bands if band.grade == grade)
        lowest_barred = min((order.index(condition.grade) for condition in result.missing), default=9)
        return result.points >= minimum and order.index(grade) < lowest_barred and not result.vetoed

    reached = [grade for grade in order if holds(grade)]
    assert result.grade == (reached[-1] if reached else None)


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_a_better_answer_never_makes_the_whole_worse(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    before = data.draw(answers(scheme))
    criterion = data.draw(st.sampled_from([row for row in scheme.criteria() if row.part != "veto"] or [None]))
    if criterion is None:
        return
    better = data.draw(answer_to(criterion))
    after = {**before, criterion.code: better}
    if points(criterion, better) < points(criterion, before.get(criterion.code)):
        before, after = after, before
    low, high = score(scheme, category, before), score(scheme, category, after)
    order = [None, *(band.grade for band in scheme.bands)]
    assert low.points <= high.points
    assert order.index(low.grade) <= order.index(high.grade)
    assert set(high.missing) <= set(low.missing)


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_one_more_tick_never_lowers_a_multiple_row(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    for criterion in scheme.criteria(category):
        if criterion.mode == "multiple":
            ticked = data.draw(answer_to(criterion))
            every = Answer(indicator=criterion.code, options=tuple(o.code for o in criterion.options))
            assert points(criterion, ticked) <= points(criterion, every) == most(criterion)


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_the_next_step_is_told_by_points_alone(data: st.DataObject, scheme: Scheme, category: str) -> None:
    result = score(scheme, category, data.draw(answers(scheme)))
    if result.grade == scheme.bands[-1].grade:
        assert (result.next_grade, result.to_next) == (None, None)
        return
    band = next(band for band in scheme.bands if band.grade == result.next_grade)
    assert result.to_next == max(band.minimum - result.points, Decimal(0))


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_the_maximum_can_be_reached_with_valid_answers(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    best = {criterion.code: best_answer(criterion) for criterion in scheme.criteria(category)}
    assert score(scheme, category, best).points == maximum(scheme, category)
    assert blocking(check_answers(scheme, category, best)) == []


@given(data=st.data(), scheme=schemes(), category=CATEGORIES)
def test_valid_answers_have_no_other_error_than_what_is_open(
    data: st.DataObject, scheme: Scheme, category: str
) -> None:
    applying = {criterion.code for criterion in scheme.criteria(category)}
    given_answers = {code: answer for code, answer in data.draw(answers(scheme)).items() if code in applying}
    found = {problem.code for problem in blocking(check_answers(scheme, category, given_answers))}
    assert found <= {Code.INDICATOR_UNANSWERED, Code.EVIDENCE_MISSING}


# -- what is wrong with one answer --------------------------------------------------------------------------

SINGLE = Criterion(
    code="1.1.1",
    title="从业人员数量",
    title_en="Staff",
    mode="single",
    options=(Option(code="a", title="3 人", points=Decimal(2)), Option(code="b", title="无")),
    evidence="required",
)
NUMBER = Criterion.model_validate(
    {
        "code": "1.1.2",
        "title": "服务场所面积",
        "mode": "number",
        "bands": [{"minimum": 20, "points": 1}, {"minimum": 50, "points": 3}],
        "unit": "m²",
        "minimum": 0,
        "maximum": 20000,
        "decimals": 1,
        "evidence": "recommended",
    }
)
VETO = Criterion(
    code="4.9.1",
    title="刑事处罚",
    mode="single",
    part="veto",
    options=(Option(code="a", title="无"), Option(code="b", title="有", veto=True)),
)


@pytest.mark.parametrize(
    ("criterion", "options", "value", "wrong"),
    [
        (SINGLE, (), None, Code.INDICATOR_UNANSWERED),
        (SINGLE, ("z",), None, Code.OPTION_UNKNOWN),
        (SINGLE, ("a", "b"), None, Code.OPTION_TOO_MANY),
        (SINGLE, (), "3", Code.INDICATOR_WRONG_ANSWER),
        (SINGLE, ("a",), "3", Code.INDICATOR_WRONG_ANSWER),
        (SINGLE, ("a",), None, Code.EVIDENCE_MISSING),
        (NUMBER, (), None, Code.INDICATOR_UNANSWERED),
        (NUMBER, ("a",), None, Code.INDICATOR_WRONG_ANSWER),
        (NUMBER, (), "20.55", Code.NUMBER_TOO_FINE),
        (NUMBER, (), "-1", Code.VALUE_OUT_OF_RANGE),
        (NUMBER, (), "20000.1", Code.VALUE_OUT_OF_RANGE),
        (NUMBER, (), "50", Code.EVIDENCE_RECOMMENDED),
        (VETO, ("b",), None, Code.VETO_TRIGGERED),
    ],
)
def test_each_slip_has_its_own_code(
    criterion: Criterion, options: tuple[str, ...], value: str | None, wrong: Code
) -> None:
    answer = Answer(
        indicator=criterion.code, options=options, value=None if value is None else Decimal(value)
    )
    problems = check_answer(criterion, answer)
    assert problems[0].code is wrong
    assert problems[0].place == criterion.code
    assert problems[0].facts["label"] == criterion.title


def test_recommended_evidence_is_a_hint_and_a_veto_a_warning() -> None:
    assert check_answer(NUMBER, Answer(indicator="1.1.2", value=Decimal(50)))[0].severity is Severity.HINT
    assert check_answer(VETO, Answer(indicator="4.9.1", options=("b",)))[0].severity is Severity.WARNING


def test_who_claims_nothing_needs_no_evidence() -> None:
    assert check_answer(SINGLE, Answer(indicator="1.1.1", options=("b",))) == []


def test_a_range_is_told_in_plain_figures() -> None:
    [problem, *_] = check_answer(NUMBER, Answer(indicator="1.1.2", value=Decimal(30000)))
    assert (problem.facts["minimum"], problem.facts["maximum"]) == ("0", "20000")


@pytest.mark.parametrize(
    ("value", "worth"), [("0", 0), ("19.9", 0), ("20", 1), ("49.9", 1), ("50", 3), ("9999", 3)]
)
def test_a_number_is_worth_the_highest_band_it_reaches(value: str, worth: int) -> None:
    assert points(NUMBER, Answer(indicator="1.1.2", value=Decimal(value))) == worth


@given(scheme=schemes())
def test_strangers_and_doubles_are_named(scheme: Scheme) -> None:
    criterion = next(scheme.criteria())
    category = criterion.categories[0] if criterion.categories else "x"
    twice = [best_answer(criterion), best_answer(criterion)]
    problems = check_answers(scheme, category, [Answer(indicator="9.9.9", options=("a",)), *twice])
    found = [(problem.code, problem.place) for problem in problems[:2]]
    assert found == [(Code.INDICATOR_UNKNOWN, "9.9.9"), (Code.INDICATOR_TWICE, criterion.code)]
