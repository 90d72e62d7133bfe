"""申请列表: every order and filter, also over very many rows."""

from __future__ import annotations

import itertools
import random
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from desktop_client.contract.states import DeclarationState, Kind, Sending
from desktop_client.grading.listing import ORDERS
from desktop_client.grading.models import ListQuery
from desktop_client.store import declarations

MANY = 3_000
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def grading(away):
    """A chain's list: rows of every kind."""
    chance = random.Random(5)
    grading = away.restart().office.grading
    categories = [category.code for category in grading.categories()]
    with grading._desk.kit.store.write() as db:
        db.execute("DELETE FROM declaration")
        for number in range(1, MANY + 1):
            declarations.insert(
                db,
                id=str(uuid.UUID(int=number)),
                number=number,
                year=chance.choice((2024, 2025, 2026)),
                category=chance.choice(categories),
                kind=chance.choice(list(Kind)),
                state=chance.choice(list(DeclarationState)),
                sending=Sending.CLEAN,
                scheme_id="sample",
                scheme_version="2026.1",
                answered=chance.randrange(57),
                total=56,
                version=1,
                created_at=BEGINNING,
                updated_at=BEGINNING + timedelta(seconds=chance.randrange(10**6)),
            )
    return grading


def rows(grading, **query):
    found = grading.query(ListQuery(**query))
    return found.rows(0, found.count)


KEYS = {
    "number": lambda row: row.number,
    "year": lambda row: row.year,
    "category": lambda row: row.category,
    "kind": lambda row: list(Kind).index(row.kind),
    "progress": lambda row: row.answered / row.total,
    "updated_at": lambda row: row.updated_at,
}


@pytest.mark.parametrize("order", sorted(KEYS))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_both_ways(grading, order, descending):
    keys = [KEYS[order](row) for row in rows(grading, order=order, descending=descending)]

    assert len(keys) == MANY
    assert keys == sorted(keys, reverse=descending)


def test_by_state_what_needs_somebody_comes_first(grading):
    states = [row.state for row in rows(grading, order="state", descending=False)]

    assert states[0] is DeclarationState.NEEDS_CORRECTION
    assert [state for state, _ in itertools.groupby(states)].count(DeclarationState.FILLING) == 1


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"year": 2025}, lambda row: row.year == 2025),
        ({"category": "software"}, lambda row: row.category == "software"),
        ({"state": DeclarationState.GRADED}, lambda row: row.state is DeclarationState.GRADED),
        ({"text": "升级"}, lambda row: row.kind is Kind.UPGRADE),
        ({"text": "Upgrade"}, lambda row: row.kind is Kind.UPGRADE),
        ({"text": "审核不"}, lambda row: row.state is DeclarationState.REJECTED),
        ({"text": "事代"}, lambda row: row.category == "personnel_agency"),
        ({"text": "2999"}, lambda row: row.number == 2999),
        ({"text": "298", "year": 2024}, lambda row: row.year == 2024 and "298" in str(row.number)),
        ({"text": "91110105"}, lambda row: True),
        ({"text": "海棠"}, lambda row: True),
        ({"text": "没有这样的"}, lambda row: False),
        ({"text": "%"}, lambda row: False),
        ({"text": "'; DROP TABLE declaration; --"}, lambda row: False),
    ],
)
def test_a_filter_shows_what_it_says_and_all_of_it(grading, query, holds):
    everything = {row.id for row in rows(grading) if holds(row)}

    assert {row.id for row in rows(grading, **query)} == everything


def test_half_a_character_from_the_keyboard_finds_everything(grading):
    assert grading.query(ListQuery(text="\ud83d")).count == MANY


def test_a_window_of_rows_and_the_place_of_one(grading):
    found = grading.query(ListQuery(order="number", descending=False))

    assert [row.number for row in found.rows(100, 3)] == [101, 102, 103]
    assert found.position(str(uuid.UUID(int=101))) == 100
    assert found.position("nowhere") is None
    assert found.rows(MANY, 10) == []


@pytest.mark.parametrize("order", sorted(ORDERS))
def test_no_order_is_sorted_anew(grading, order):
    where = f"INDEXED BY by_{order} WHERE deleted = 0 AND year = 2024"
    sql = f"SELECT row FROM declaration {where} ORDER BY {ORDERS[order]} DESC, row DESC"

    plan = [step["detail"] for step in grading._desk.db.execute(f"EXPLAIN QUERY PLAN {sql}")]

    assert len(plan) == 1
    assert f"INDEX by_{order}" in plan[0]
