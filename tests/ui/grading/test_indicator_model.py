"""The tree of indicators: what is done is counted upward, the gravest mark shows above, nothing open is missed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme_file import load_scheme
from desktop_client.paths import resource
from ui.grading.indicator_model import NODE, IndicatorModel, Mark

SCHEME = load_scheme(next(resource("schemes").glob("*.toml")))
CATEGORY = "software"


@pytest.fixture
def model(qapp):
    made = IndicatorModel()
    made.show(SCHEME, category=CATEGORY, answers={})
    return made


def above(model, code):
    return model.index_of(code).parent()


def test_the_model_keeps_the_rules_of_qt(model):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(SCHEME, category="training", answers={})
    model.set_done(model.order[0], done=True)


def test_only_what_applies_to_the_category_is_shown(model):
    assert model.order == [criterion.code for criterion in SCHEME.criteria(CATEGORY)]


def test_done_is_counted_on_every_level_in_the_words_of_the_guide(model):
    first = model.order[0]
    leaf = model.index_of(first)
    assert leaf.siblingAtColumn(1).data() == "未完成"
    model.set_done(first, done=True)
    assert leaf.siblingAtColumn(1).data() == "已完成"
    assert above(model, first).siblingAtColumn(1).data().startswith("1/")
    assert above(model, first).parent().siblingAtColumn(1).data().startswith("1/")
    assert model.headerData(1, Qt.Orientation.Horizontal) == "完成情况"


def test_the_gravest_mark_shows_on_the_levels_above(model):
    first, second = model.order[:2]
    model.set_marks({first: Mark.WARNING, second: Mark.FINDING})
    assert above(model, first).data(NODE).worst() is Mark.FINDING
    model.set_marks({first: Mark.WARNING})
    assert above(model, first).data(NODE).worst() is Mark.WARNING


def test_marks_are_spoken_and_not_only_painted(model):
    first = model.order[0]
    model.set_marks({first: Mark.FINDING})
    assert "被退回" in model.index_of(first).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_next_open_one_is_found_round_the_end(model):
    *others, last = model.order
    for code in others[1:]:
        model.set_done(code, done=True)
    assert model.next_open(others[0]) == last
    assert model.next_open(last) == others[0]
    model.set_done(others[0], done=True)
    model.set_done(last, done=True)
    assert model.next_open(None) is None


def test_an_answer_already_there_is_done_from_the_start(qapp):
    criterion = next(each for each in SCHEME.criteria(CATEGORY) if each.mode == "single")
    made = IndicatorModel()
    ticked = Answer(indicator=criterion.code, options=(criterion.options[0].code,))
    made.show(SCHEME, category=CATEGORY, answers={criterion.code: ticked})
    assert made.count().done == 1
