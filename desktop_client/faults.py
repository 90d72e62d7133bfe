"""From a fault's code to sentences a person can use: ``resources/faults.toml`` filled with the facts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from desktop_client.contract.codes import Code
from desktop_client.paths import resource
from desktop_client.problems import Problem
from desktop_client.words import spoken, word


class Sentences(TypedDict):
    title: str
    next: str


class Entry(TypedDict):
    """One table of ``faults.toml``."""

    who: str
    data_safe: bool
    zh: Sentences
    en: Sentences


@dataclass(frozen=True, slots=True)
class Explained:
    """What is wrong, what to do next, who can mend it, and whether all input is kept."""

    title: str
    next_step: str
    who: str
    data_safe: bool


def explain(code: Code | str, language: str, facts: Mapping[str, str]) -> Explained:
    """The sentences of ``code``; a code of a newer bureau is explained as a request not understood."""
    entry = entries().get(str(code)) or entries()[Code.REQUEST_INVALID]
    tongue = spoken(language)
    sentences = entry["en"] if tongue == "en" else entry["zh"]
    known = _Facts(facts, tongue)
    return Explained(
        title=sentences["title"].format_map(known),
        next_step=sentences["next"].format_map(known),
        who=word(f"who.{entry['who']}", tongue),
        data_safe=entry["data_safe"],
    )


def sentence(problem: Problem, language: str) -> str:
    """What is wrong and what to do, in one line for beside a field."""
    place = (
        {"label": word(f"field.{problem.place}", language), "name": problem.place} if problem.place else {}
    )
    told = explain(problem.code, language, {**place, **problem.facts})
    gap = "" if spoken(language) == "zh" else " "
    return told.title + gap + told.next_step


@cache
def entries() -> Mapping[str, Entry]:
    """All faults by code, read once."""
    with resource("faults.toml").open("rb") as file:
        return tomllib.load(file)  # a test holds the file to this shape


class _Facts(dict[str, str]):
    """Facts for one language: the English twin first, and a harmless word for what nobody told."""

    def __init__(self, facts: Mapping[str, str], tongue: str) -> None:
        twins = {key.removesuffix("_en"): text for key, text in facts.items() if key.endswith("_en") and text}
        super().__init__({**facts, **twins} if tongue == "en" else facts)
        self._tongue = tongue

    def __missing__(self, key: str) -> str:
        unknown = word(f"fact.{key}", self._tongue)
        return "…" if unknown == key else unknown
