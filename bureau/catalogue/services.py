"""Publishing what ``resources/`` holds, and reading it back as messages of the contract."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction

from bureau.catalogue.models import Publication
from bureau.problems import Refusal
from desktop_client.clock import BEIJING
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Catalogue, Category, Commitment, SchemeRef
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.scheme_file import load_scheme
from desktop_client.forms.model import Choice
from desktop_client.paths import resource


@dataclass(frozen=True, slots=True)
class InForce:
    """What ``catalogue.toml`` says holds now."""

    scheme: tuple[str, str]
    commitment: Commitment
    categories: tuple[Category, ...]
    qualifications: tuple[Choice, ...]
    years_back: int
    years_ahead: int
    review_working_days: int


class ChangedAfterPublication(Exception):
    """A published version has another content now: it needs a new version number."""


def publish(*, at: datetime) -> None:
    """Take over new schemes and commitment texts; an already published version must be unchanged."""
    commitment = in_force().commitment
    with transaction.atomic():
        for file in sorted(resource("schemes").glob("*.toml")):
            scheme = load_scheme(file)
            _publish("scheme", scheme.id, scheme.version, scheme.title, scheme.model_dump_json(), at)
        _publish(
            "commitment", "commitment", commitment.version, commitment.title, commitment.model_dump_json(), at
        )


def in_force() -> InForce:
    """The catalogue file, read once."""
    return _in_force()


def catalogue(*, at: datetime) -> Catalogue:
    """What a declaration needs to know, as of ``at``."""
    now = in_force()
    year = at.astimezone(BEIJING).year
    return Catalogue(
        years=list(range(year + now.years_ahead, year - now.years_back - 1, -1)),
        categories=list(now.categories),
        scheme=_reference(*now.scheme),
        commitment=now.commitment,
        clerks_may_submit=settings.OFFICE.clerks_may_submit,
        qualifications=list(now.qualifications),
        review_working_days=now.review_working_days,
    )


def category(code: str) -> Category | None:
    """The category with this code, if the bureau knows it."""
    return next((known for known in in_force().categories if known.code == code), None)


def commitment_sha256() -> str:
    """The hash of the commitment text that must have been on screen."""
    return hashlib.sha256(in_force().commitment.text.encode()).hexdigest()


def scheme_body(scheme_id: str, version: str) -> Publication:
    """A published scheme as it is sent to clients."""
    found = Publication.objects.filter(kind="scheme", name=scheme_id, version=version).first()
    if found is None:
        raise Refusal(Code.SCHEME_UNKNOWN, status=404)
    return found


def scheme(scheme_id: str, version: str) -> Scheme:
    """A published scheme, parsed."""
    return _scheme(scheme_id, version)


@cache  # a published version never changes
def _scheme(scheme_id: str, version: str) -> Scheme:
    found = Publication.objects.filter(kind="scheme", name=scheme_id, version=version).first()
    if found is None:
        raise Refusal(Code.SCHEME_UNKNOWN)
    return Scheme.model_validate_json(found.body)


def _publish(kind: str, name: str, version: str, title: str, body: str, at: datetime) -> None:
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    earlier = Publication.objects.filter(kind=kind, name=name, version=version).first()
    if earlier is None:
        Publication(
            kind=kind, name=name, version=version, title=title, sha256=sha256, body=body, published_at=at
        ).save()
    elif earlier.sha256 != sha256:
        raise ChangedAfterPublication(f"{kind} {name} {version}")


def _reference(scheme_id: str, version: str) -> SchemeRef:
    published = scheme_body(scheme_id, version)
    parsed = scheme(scheme_id, version)
    return SchemeRef(
        id=parsed.id,
        version=parsed.version,
        title=parsed.title,
        title_en=parsed.title_en,
        sample=parsed.sample,
        sha256=published.sha256,
    )


@cache
def _in_force() -> InForce:
    with resource("bureau", "catalogue.toml").open("rb") as file:
        written: Mapping[str, Any] = tomllib.load(file)  # checked field by field below
    commitment = {name: text.strip() for name, text in written["commitment"].items()}
    return InForce(
        scheme=(written["scheme"]["id"], written["scheme"]["version"]),
        commitment=Commitment.model_validate(commitment),
        categories=tuple(Category.model_validate(row) for row in written["categories"]),
        qualifications=tuple(Choice(**row) for row in written["qualifications"]),
        years_back=written["years"]["back"],
        years_ahead=written["years"]["ahead"],
        review_working_days=written["review_working_days"],
    )
