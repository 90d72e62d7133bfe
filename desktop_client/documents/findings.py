"""What is worth knowing about pages before they are sent: hints from what was seen, never a reason to stop."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_client.contract.codes import Code
from desktop_client.documents.models import DeskPage, Observation, PageFinding
from desktop_client.problems import Severity
from desktop_client.words import word

LEAST_DPI = 150
#: Without rounding errors of programs that write 149.6.
DPI_SLACK = 4
#: Half a business card: nothing that is filed is smaller.
TINY_POINTS = 142
MILLIMETRES_A_POINT = 25.4 / 72
#: Of 256 tones: as much as another JPEG setting changes a field; another digit changes it by 25 and more.
MOST_TONES_APART = 6
#: Pages whose mean tone differs by more, as a whole or in a band, cannot be that alike.
MOST_MEAN_APART = 0.6
MOST_BAND_APART = 1.5
BANDS = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it was looked at: what was observed, and its mean tones.

    ``bands`` are their means from top to bottom: they tell most pages apart without looking at each field.
    """

    observation: Observation
    tones: bytes
    bands: tuple[float, ...]

    @classmethod
    def of(cls, observation: Observation, tones: bytes) -> Seen:
        size = -(-len(tones) // BANDS)
        parts = [tones[start : start + size] for start in range(0, len(tones), size)]
        return cls(observation, tones, tuple(sum(part) / len(part) for part in parts))


def judge(
    pages: Sequence[DeskPage],
    seen: Mapping[str, Seen],
    *,
    not_shown: Collection[str] = (),
    seal_expected: bool = False,
) -> tuple[PageFinding, ...]:
    """All findings, page by page in their order; pages that were not looked at yet have none."""
    repeats = _repeats([(page.id, seen[page.id]) for page in pages if page.id in seen])
    found: list[PageFinding] = []
    for page in pages:
        if page.id in not_shown:
            found.append(PageFinding(page.id, Code.PAGE_NOT_SHOWN))
        elif page.id in seen:
            found += _of_page(page, seen[page.id].observation)
            if page.id in repeats:
                found.append(PageFinding(page.id, Code.PAGE_DUPLICATE, other=repeats[page.id]))
    return (*found, *_seals(pages, seen, seal_expected=seal_expected))


def _of_page(page: DeskPage, seen: Observation) -> Iterator[PageFinding]:
    if seen.is_blank and not seen.personal:
        yield PageFinding(page.id, Code.PAGE_BLANK)
        return
    if seen.turned is not None and (lies := (seen.turned + page.rotation) % 360):
        yield PageFinding(page.id, Code.PAGE_UPSIDE_DOWN if lies == 180 else Code.PAGE_SIDEWAYS)
    if seen.dpi is not None and seen.dpi < LEAST_DPI - DPI_SLACK:
        yield PageFinding(page.id, Code.PAGE_COARSE, facts={"dpi": str(seen.dpi)})
    if seen.small_points is not None:
        yield PageFinding(page.id, Code.PAGE_SMALL_TEXT, facts={"points": f"{seen.small_points:.1f}"})
    if max(seen.width, seen.height) < TINY_POINTS:
        sides = {"width": seen.width, "height": seen.height}
        millimetres = {side: f"{points * MILLIMETRES_A_POINT:.0f}" for side, points in sides.items()}
        yield PageFinding(page.id, Code.PAGE_TINY, facts=millimetres)
    if seen.personal:
        yield PageFinding(page.id, Code.PAGE_PERSONAL_DATA, facts=_kinds(seen.personal))


def _kinds(kinds: Sequence[str]) -> Mapping[str, str]:
    each = list(collections.Counter(kinds))
    return {
        "kinds": "、".join(word(f"personal_kind.{kind}", "zh") for kind in each),
        "kinds_en": ", ".join(word(f"personal_kind.{kind}", "en") for kind in each),
        "count": str(len(kinds)),
    }


def _seals(
    pages: Sequence[DeskPage], seen: Mapping[str, Seen], *, seal_expected: bool
) -> Iterator[PageFinding]:
    """Only a form must be sealed; elsewhere a seal is nothing to speak of."""
    if not seal_expected or not pages:
        return
    sealed = [page.id for page in pages if page.id in seen and seen[page.id].observation.has_seal]
    for page_id in sealed:
        yield PageFinding(page_id, Code.PAGE_SEAL_SEEN, Severity.HINT)
    if not sealed and all(page.id in seen for page in pages):
        yield PageFinding(pages[0].id, Code.PAGE_SEAL_NOT_SEEN)


def _repeats(seen: Sequence[tuple[str, Seen]]) -> dict[str, str]:
    """Each page that repeats an earlier one, and which. Blank pages are alike without being copies."""
    place = {page_id: number for number, (page_id, _) in enumerate(seen)}
    written = [(page_id, each) for page_id, each in seen if not each.observation.is_blank]
    repeats: dict[str, str] = {}
    for one, other in _alike(written):
        first, second = sorted((one, other), key=place.__getitem__)
        if second not in repeats or place[first] < place[repeats[second]]:
            repeats[second] = first
    return repeats


def _alike(seen: Sequence[tuple[str, Seen]]) -> Iterator[tuple[str, str]]:
    """Pairs of pages that show the same; only neighbours by mean tone are compared."""
    ordered = sorted((sum(each.bands), page_id, each) for page_id, each in seen)
    for number, (mean, page_id, one) in enumerate(ordered):
        for other_mean, other_id, other in itertools.islice(ordered, number + 1, None):
            if other_mean - mean > MOST_MEAN_APART * BANDS:
                break
            apart = (abs(band - another) for band, another in zip(one.bands, other.bands, strict=True))
            if max(apart) <= MOST_BAND_APART and _is_same(one, other):
                yield page_id, other_id


def _is_same(one: Seen, other: Seen) -> bool:
    first, second = one.observation, other.observation
    if first.picture_sha256 == second.picture_sha256:
        return True
    if first.characters and second.characters and first.text_sha256 != second.text_sha256:
        return False
    if abs(first.width / first.height - second.width / second.height) > 0.02:
        return False
    pairs = zip(one.tones, other.tones, strict=True)
    return all(abs(tone - another) <= MOST_TONES_APART for tone, another in pairs)
