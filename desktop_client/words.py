"""Words for the members of closed sets, as people read them, from ``resources/words.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from desktop_client.paths import resource

Table = Mapping[str, Mapping[str, Mapping[str, str]]]


def word(member: StrEnum | str, language: str) -> str:
    """The word for an enum member, or for ``"group.key"`` (``"grade.AAA"``).

    A word that this version does not know (the bureau may be newer) is shown as it came, never an error.
    """
    group, key = (group_of(type(member)), str(member)) if isinstance(member, StrEnum) else _split(member)
    labels = table().get(group, {}).get(key)
    return labels[spoken(language)] if labels else key


def spoken(language: str) -> str:
    """``en`` for any English, else ``zh``, the language the product is written in."""
    return "en" if language.lower().startswith("en") else "zh"


def group_of(kind: type[StrEnum]) -> str:
    """The table of an enum: ``DeclarationState`` → ``declaration_state``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


@cache
def table() -> Table:
    """All words by group and key, read once."""
    with resource("words.toml").open("rb") as file:
        return tomllib.load(file)


def _split(name: str) -> tuple[str, str]:
    group, _, key = name.partition(".")
    return group, key
