"""Small random schemes and answers for the properties of scoring."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from desktop_client.contract.messages import Answer, Evidence
from desktop_client.contract.scheme import (
    Band,
    Condition,
    Criterion,
    Dimension,
    Element,
    NumberBand,
    Option,
    Scheme,
)
from desktop_client.forms.model import Form

GRADES = ("A", "AA", "AAA", "AAAA", "AAAAA")
FILE = Evidence(sha256="0" * 64, name="名册.pdf", bytes=10, media_type="application/pdf")
POINTS = st.integers(0, 12).map(Decimal)


@st.composite
def criteria(draw: st.DrawFn, code: str) -> Criterion:
    part = draw(st.sampled_from(["base", "base", "base", "bonus", "veto"]))
    if part == "veto":
        options = (Option(code="a", title="无"), Option(code="b", title="有", veto=True))
        return Criterion(code=code, title=code, mode="single", part="veto", options=options)
    categories = draw(st.sampled_from([(), (), ("x",), ("y",)]))
    evidence = draw(st.sampled_from(["none", "recommended", "required"]))
    common = {"code": code, "title": code, "part": part, "categories": categories, "evidence": evidence}
    mode = draw(st.sampled_from(["single", "multiple", "number"]))
    if mode == "number":
        ends = sorted(draw(st.sets(st.integers(0, 50), min_size=1, max_size=4)))
        worth = sorted(draw(st.lists(POINTS, min_size=len(ends), max_size=len(ends))))
        bands = tuple(
            NumberBand(minimum=Decimal(end), points=gain) for end, gain in zip(ends, worth, strict=True)
        )
        return Criterion(
            **common, mode="number", bands=bands, unit="人", minimum=Decimal(0), maximum=Decimal(60)
        )
    gains = draw(st.lists(POINTS, min_size=1, max_size=5))
    options = tuple(Option(code="abcde"[i], title=str(i), points=gain) for i, gain in enumerate(gains))
    cap = draw(st.none() | POINTS) if mode == "multiple" else None
    return Criterion(**common, mode=mode, options=options, cap=cap)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    rows = tuple(draw(criteria(code=f"1.1.{n}")) for n in range(1, draw(st.integers(1, 8)) + 1))
    steps = draw(st.lists(st.integers(1, 15), min_size=5, max_size=5))
    bands = tuple(Band(grade=grade, minimum=Decimal(sum(steps[: n + 1]))) for n, grade in enumerate(GRADES))
    conditions = tuple(
        Condition(
            code=f"c{n}",
            title=f"c{n}",
            grade=draw(st.sampled_from(GRADES)),
            criterion=draw(st.sampled_from(rows)).code,
            minimum=draw(POINTS),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    return Scheme(
        id="s",
        version="1",
        title="s",
        sample=True,
        dimensions=(
            Dimension(code="1", title="1", elements=(Element(code="1.1", title="1.1", criteria=rows),)),
        ),
        conditions=conditions,
        bands=bands,
        bonus_cap=draw(POINTS),
        keep_form=Form(id="k", title="k", version="1", fields=()),
    )


@st.composite
def answers(draw: st.DrawFn, scheme: Scheme) -> dict[str, Answer]:
    """Valid answers to some of the criteria."""
    given = {}
    for criterion in scheme.criteria():
        if draw(st.booleans()):
            given[criterion.code] = draw(answer_to(criterion))
    return given


def answer_to(criterion: Criterion) -> st.SearchStrategy[Answer]:
    if criterion.mode == "number":
        return st.integers(0, 60).map(lambda value: Answer(indicator=criterion.code, value=Decimal(value)))
    codes = st.sampled_from([option.code for option in criterion.options])
    most = 1 if criterion.mode == "single" else len(criterion.options)
    return st.sets(codes, min_size=1, max_size=most).map(
        lambda ticked: Answer(indicator=criterion.code, options=tuple(sorted(ticked)))
    )


def best_answer(criterion: Criterion) -> Answer:
    """The answer that earns most, with its evidence."""
    if criterion.mode == "number":
        value = max(criterion.bands, key=lambda band: (band.points, band.minimum)).minimum
        return Answer(indicator=criterion.code, value=value, evidence=(FILE,))
    if criterion.mode == "multiple":
        ticked = tuple(option.code for option in criterion.options)
    else:
        ticked = (max(criterion.options, key=lambda option: (not option.veto, option.points)).code,)
    return Answer(indicator=criterion.code, options=ticked, evidence=(FILE,))
