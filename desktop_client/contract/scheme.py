"""A grading scheme: the versioned tree of indicators that a declaration is filled against.

Level 1 is a dimension, level 2 an element, level 3 a criterion; only criteria are answered.
Points are decimals; a scheme that is only an example says so in ``sample`` and in its title.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from desktop_client.forms.model import Form

Code = Annotated[str, Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9._-]+$")]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(Part):
    """One thing to tick. ``veto`` marks an answer that rules out every grade."""

    code: Code
    title: str
    title_en: str = ""
    points: Decimal = Decimal(0)
    veto: bool = False


class NumberBand(Part):
    """From ``minimum`` (inclusive) up, a number is worth ``points``."""

    minimum: Decimal
    points: Decimal


class Criterion(Part):
    """A level-3 indicator.

    ``mode``: ``single`` one option; ``multiple`` any options, their points added up to ``cap``;
    ``number`` a value in ``unit``, worth the points of the highest band reached.
    ``categories`` empty means all. ``part``: ``bonus`` points are capped by the scheme, ``veto`` gives none.
    """

    code: Code
    title: str
    title_en: str = ""
    guidance: str = ""
    guidance_en: str = ""
    mode: Literal["single", "multiple", "number"]
    part: Literal["base", "bonus", "veto"] = "base"
    options: tuple[Option, ...] = ()
    cap: Decimal | None = None
    bands: tuple[NumberBand, ...] = ()
    unit: str = ""
    unit_en: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int = 0
    evidence: Literal["none", "recommended", "required"] = "none"
    categories: tuple[str, ...] = ()

    def applies_to(self, category: str) -> bool:
        return not self.categories or category in self.categories


class Element(Part):
    """A level-2 indicator."""

    code: Code
    title: str
    title_en: str = ""
    criteria: tuple[Criterion, ...]


class Dimension(Part):
    """A level-1 indicator."""

    code: Code
    title: str
    title_en: str = ""
    elements: tuple[Element, ...]


class Condition(Part):
    """A basic condition: from ``grade`` up, ``criterion`` must have earned at least ``minimum`` points."""

    code: Code
    title: str
    title_en: str = ""
    grade: str
    criterion: Code
    minimum: Decimal


class Band(Part):
    """``grade`` is reached from ``minimum`` points (inclusive) up."""

    grade: str
    minimum: Decimal


class Scheme(Part):
    """The whole standard. ``bands`` stand from the lowest grade to the highest."""

    id: Code
    version: Code
    title: str
    title_en: str = ""
    sample: bool
    note: str = ""
    note_en: str = ""
    dimensions: tuple[Dimension, ...]
    conditions: tuple[Condition, ...]
    bands: tuple[Band, ...]
    bonus_cap: Decimal
    keep_form: Form
    keep_window_days: int = 180
    validity_years: int = 3
    validity_from: Literal["declared", "graded"] = "declared"
    correction_working_days: int = 15

    def criteria(self, category: str | None = None) -> Iterator[Criterion]:
        """All criteria in order; with ``category`` only those that apply to it."""
        for _, _, criterion in self.rows(category):
            yield criterion

    def rows(self, category: str | None = None) -> Iterator[tuple[Dimension, Element, Criterion]]:
        """The table of the guide: level 1, level 2, level 3, in order."""
        for dimension in self.dimensions:
            for element in dimension.elements:
                for criterion in element.criteria:
                    if category is None or criterion.applies_to(category):
                        yield dimension, element, criterion
