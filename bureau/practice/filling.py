"""Filled-in answers for the sample institution: as good as needed for a grade, with real files as evidence."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from decimal import Decimal

from desktop_client.contract.messages import Answer, Evidence
from desktop_client.contract.scheme import Criterion, Option, Scheme
from desktop_client.contract.score import points, score

#: Keeps the bytes of a file and says under which hash.
Keep = Callable[[bytes], str]

_STEPS = 50


def answers_for(scheme: Scheme, category: str, grade: str, keep: Keep) -> list[Answer]:
    """Answers worth exactly ``grade``: its basic conditions held, the rest a little better until the score says so."""
    criteria = list(scheme.criteria(category))
    held = _conditions_up_to(scheme, grade)
    for step in range(_STEPS + 1):
        answers = [_answer(c, 1.0 if c.code in held else step / _STEPS) for c in criteria]
        if score(scheme, category, {answer.indicator: answer for answer in answers}).grade == grade:
            return [
                _proved(answer, criterion, keep) for answer, criterion in zip(answers, criteria, strict=True)
            ]
    raise ValueError(f"no answers found that earn {grade} in {category}")


def _conditions_up_to(scheme: Scheme, grade: str) -> set[str]:
    """The criteria that the basic conditions of this grade and those below ask for."""
    grades = [band.grade for band in scheme.bands]
    reached = grades[: grades.index(grade) + 1]
    return {condition.criterion for condition in scheme.conditions if condition.grade in reached}


def document(title: str, *, pages: int = 1) -> bytes:
    """A small PDF that says what it stands for, on each page."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * page) for page in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 3 0 R >> >>",
    ]
    for page in range(pages):
        which = f" - page {page + 1}" if pages > 1 else ""
        stream = f"BT /F1 20 Tf 72 740 Td (Sample evidence {title}{which}) Tj ET".encode("ascii")
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources 4 0 R >>"
            % (6 + 2 * page),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    return _written(objects)


def _written(objects: list[bytes]) -> bytes:
    """The objects as a file, with its table of where each begins."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer


def _answer(criterion: Criterion, quality: float) -> Answer:
    if criterion.mode == "number":
        return Answer(indicator=criterion.code, value=_number(criterion, quality))
    good = sorted((option for option in criterion.options if not option.veto), key=_points)
    if criterion.mode == "single":
        best = good[round(quality * (len(good) - 1))]
        return Answer(indicator=criterion.code, options=(best.code,))
    ticked = max(1, math.floor(quality * len(good)))
    return Answer(indicator=criterion.code, options=tuple(option.code for option in good[:ticked]))


def _number(criterion: Criterion, quality: float) -> Decimal:
    least = criterion.minimum if criterion.minimum is not None else Decimal(0)
    steps = [least, *(band.minimum for band in sorted(criterion.bands, key=lambda band: band.points))]
    return steps[round(quality * (len(steps) - 1))]


def _points(option: Option) -> Decimal:
    return option.points


def _proved(answer: Answer, criterion: Criterion, keep: Keep) -> Answer:
    if criterion.evidence == "none" or not points(criterion, answer):
        return answer
    content = document(criterion.code)
    evidence = Evidence(
        sha256=keep(content),
        name=f"{criterion.code} {criterion.title}.pdf".replace("/", "、"),
        bytes=len(content),
        media_type="application/pdf",
    )
    return answer.model_copy(update={"evidence": (evidence,)})


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
