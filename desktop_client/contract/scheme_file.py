"""Schemes as plain files: TOML in, a checked :class:`Scheme` out."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from desktop_client.contract.scheme import Criterion, Scheme


class SchemeFault(ValueError):
    """The file is no scheme; the message says where and why, for whoever writes schemes."""


def load_scheme(path: Path) -> Scheme:
    """Read a scheme and make sure that it hangs together, so that nothing has to ask again later."""
    with path.open("rb") as file:
        scheme = Scheme.model_validate(tomllib.load(file, parse_float=Decimal))
    faults = list(faults_of(scheme))
    if faults:
        raise SchemeFault(f"{path.name}: " + "; ".join(faults))
    return scheme


def faults_of(scheme: Scheme) -> Iterator[str]:
    """What is contradictory in a scheme that has the right form."""
    criteria = {criterion.code: criterion for criterion in scheme.criteria()}
    grades = [band.grade for band in scheme.bands]
    yield from (f"code {code} occurs twice" for code in _repeated(c.code for c in scheme.criteria()))
    yield from (f"grade {grade} has two bands" for grade in _repeated(grades))
    if [band.minimum for band in scheme.bands] != sorted(band.minimum for band in scheme.bands):
        yield "the bands do not rise"
    for condition in scheme.conditions:
        if condition.criterion not in criteria or condition.grade not in grades:
            yield f"condition {condition.code} names an unknown criterion or grade"
    for criterion in criteria.values():
        yield from _criterion_faults(criterion)


def _criterion_faults(criterion: Criterion) -> Iterator[str]:
    if criterion.mode == "number":
        if not criterion.bands or criterion.options:
            yield f"{criterion.code} is a number: it needs bands and no options"
        points = [band.points for band in sorted(criterion.bands, key=lambda band: band.minimum)]
        if points != sorted(points):
            yield f"{criterion.code} gives a larger number fewer points"
    elif not criterion.options or criterion.bands:
        yield f"{criterion.code} needs options and no bands"
    for code in _repeated(option.code for option in criterion.options):
        yield f"{criterion.code} has option {code} twice"
    if any(option.veto for option in criterion.options) != (criterion.part == "veto"):
        yield f"{criterion.code}: veto options stand in veto criteria, and only there"


def _repeated(codes: Iterable[str]) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]
