"""The same content is the same bytes: how a package is frozen, and how two drafts are told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import pydantic

from desktop_client.contract.messages import Answer, Draft, SubsidyDraft
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.score import answered
from desktop_client.contract.states import Kind


def canonical(package: pydantic.BaseModel) -> bytes:
    """The bytes that are filed: sorted keys, no spaces, UTF-8."""
    return _bytes(package.model_dump(mode="json"))


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def digest(draft: Draft) -> str:
    """Equal for drafts that say the same. The number is the bureau's to settle and does not count."""
    said = draft.model_dump(mode="json", exclude={"number", "answers", "keep"})
    said["answers"] = sorted((_said(answer) for answer in draft.answers if not _is_blank(answer)), key=str)
    said["keep"] = {name: value for name, value in draft.keep.items() if value}
    return sha256(_bytes(said))


def subsidy_digest(draft: SubsidyDraft) -> str:
    """As :func:`digest`; the name under which a file came does not count, its bytes do."""
    said = draft.model_dump(mode="json", exclude={"number"})
    for material in ("application_form", "other_material"):
        said[material] = said[material] and said[material]["sha256"]
    return sha256(_bytes(said))


def same_answer(one: Answer | None, other: Answer | None) -> bool:
    """Whether both say the same; nothing said is an answer too."""
    blank = one is None or _is_blank(one), other is None or _is_blank(other)
    if one is None or other is None or any(blank):
        return all(blank)
    return _said(one) == _said(other)


def progress(scheme: Scheme | None, draft: Draft) -> tuple[int, int]:
    """How many of the questions are answered: criteria, or the fields of the short form of a 保级."""
    if scheme is None:
        return 0, 0
    if draft.kind is Kind.KEEP:
        required = [field.name for field in scheme.keep_form.fields if field.required]
        return sum(bool(draft.keep.get(name, "").strip()) for name in required), len(required)
    given = {answer.indicator: answer for answer in draft.answers}
    criteria = list(scheme.criteria(draft.category))
    return sum(answered(criterion, given.get(criterion.code)) for criterion in criteria), len(criteria)


def _is_blank(answer: Answer) -> bool:
    return not (answer.options or answer.evidence or answer.note) and answer.value is None


def _said(answer: Answer) -> Mapping[str, object]:
    said = answer.model_dump(mode="json")
    said["options"] = sorted(answer.options)
    said["evidence"] = sorted((item.sha256, item.name) for item in answer.evidence)
    said["value"] = None if answer.value is None else str(answer.value.normalize())
    return said


def _bytes(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
