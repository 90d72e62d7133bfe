"""压缩到 20 MB 以内: first without losing anything, then pictures at the gentlest setting that makes the file fit.

The settings stand in one ladder from gentle to harsh. A few pictures are tried at some of its steps to see where the
first that fits must be; then all are recoded there, and the step above is tried when it was close. Nothing happens
silently: the report says what was done, and when nothing that is allowed fits, what would.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from desktop_client.contract import limits
from desktop_client.documents import fields, parallel, placed, recode, stored, tidy, unpacked, writing
from desktop_client.documents.model import (
    Dropped,
    Remedies,
    Setting,
    ShrinkReport,
    Step,
    Verified,
    Watch,
    unwatched,
)
from desktop_client.documents.opening import open_pdf
from desktop_client.documents.placed import Placed
from desktop_client.documents.recode import Recoded, Stored
from desktop_client.documents.tidy import Tidied
from desktop_client.documents.verify import verify
from desktop_client.problems import Problem, Refused

#: Text stays sharp at 150 dpi; what is below needs the person's word.
LEAST_DPI = 150
ALLOWED = tuple(
    Setting(dpi, quality)
    for dpi, quality in (
        (300, 90), (300, 80), (300, 70), (250, 75), (220, 75), (200, 75), (200, 65),
        (175, 70), (175, 60), (150, 70), (150, 60), (150, 50), (150, 40),
    )
)  # fmt: skip
BELOW = tuple(Setting(dpi, quality) for dpi, quality in ((120, 50), (100, 50), (100, 40), (75, 40)))
SAMPLES = 4
#: An estimate this far beyond the limit is still worth trying, and one this close below the next step, too.
HOPE = 1.12
CLOSE = 1.03
#: With more pixels than some twenty scans have, all are not recoded twice for the sake of those few per cent.
MOST_PIXELS_TWICE = 200_000_000
#: What a picture's own dictionary may grow by.
ENTRY_BYTES = 48
#: Some room for what parts have in common, when a file is split.
SPLIT_SHARE = 0.97
GOOD_SCAN = Setting(150, 70)
LEAST_SCAN_DPI = 75


def shrink(
    source: Path,
    out: Path,
    *,
    limit: int = limits.AIM_FILE_BYTES,
    allow_below: bool = False,
    watch: Watch = unwatched,
) -> ShrinkReport | Refused:
    """Write a copy of at most ``limit`` bytes, as little changed as possible.

    Pictures stay at 150 dpi or more unless ``allow_below``. A report that does not fit has written nothing.
    """
    with (
        writing.beside(out) as written,
        tempfile.TemporaryDirectory(prefix=".shenbao-", dir=out.absolute().parent) as scratch,
    ):
        opened = open_pdf(source)
        if isinstance(opened, Problem):
            return Refused((opened,))
        identity = writing.fingerprint([source], limit, allow_below)
        with opened.pdf:
            is_signed = fields.unsign(opened.pdf)
            tidied = tidy.tidy(opened.pdf, Path(scratch) / "tidy.pdf", identity=identity, watch=watch)
            state = _State(opened.is_repaired, opened.is_encrypted, is_signed)
        work = _Work(source, out, written, limit, identity, opened.bytes, state, tidied, watch)
        if work.may_stay():
            return work.as_it_is()
        if tidied.bytes <= limit:
            return work.without_loss()
        return work.with_loss(ALLOWED + BELOW if allow_below else ALLOWED)


@dataclass(frozen=True, slots=True)
class _State:
    """What a file was like when it came, and a copy is not."""

    is_repaired: bool
    is_encrypted: bool
    is_signed: bool


@dataclass(frozen=True, slots=True)
class _Work:
    """One file on its way below a limit."""

    source: Path
    out: Path
    written: Path
    limit: int
    identity: bytes
    before: int
    state: _State
    tidied: Tidied
    watch: Watch

    def may_stay(self) -> bool:
        """Whether the source itself is best: it fits, and a copy would be no smaller or no longer signed."""
        is_sound = not (self.state.is_repaired or self.state.is_encrypted)
        return (
            is_sound
            and self.before <= self.limit
            and (self.state.is_signed or self.before <= self.tidied.bytes)
        )

    def as_it_is(self) -> ShrinkReport:
        """Byte for byte."""
        self.written.write_bytes(self.source.read_bytes())
        verified = self._verified()
        return ShrinkReport(
            self.out,
            fits=True,
            before=self.before,
            after=self.before,
            limit=self.limit,
            pages=self.tidied.pages,
            saved=(("duplicates", 0), ("streams", 0), ("images", 0)),
            unrendered=verified.unrendered,
        )

    def without_loss(self) -> ShrinkReport:
        """The tidy copy."""
        self.written.write_bytes(self.tidied.path.read_bytes())
        return self._report(verified=self._verified())

    def with_loss(self, ladder: Sequence[Setting]) -> ShrinkReport:
        """Pictures at the first step of the ladder that fits."""
        with pikepdf.open(self.tidied.path) as pdf:
            pictures = _Pictures(placed.find(pdf, self._finding), self.tidied.bytes, self.watch)
            found = _gentlest(pictures, ladder, self.limit)
            if found is None:
                return self._report(remedies=_remedies(pictures, ladder[-1], self.limit, self.tidied.pages))
            setting, made = found
            changed = [picture for picture, recoded in made if recoded is not None]
            for picture, recoded in made:
                if recoded is not None:
                    stored.put(picture.stream, recoded)
            packable = unpacked.may_be_repacked(pdf)
            writing.save(pdf, self.written, identity=self.identity, object_streams=packable, watch=self.watch)
        dots = [
            min(picture.dpi, recoded.width / max(picture.inches[0], 0.01))
            for picture, recoded in made
            if recoded is not None and not picture.is_soft_mask
        ]
        return self._report(
            setting=setting if changed else None,
            min_dpi=round(min(dots)) if dots else None,
            changed=changed,
            verified=self._verified(),
        )

    def _finding(self, done: int, total: int) -> None:
        self.watch(Step.READING, done, total)

    def _verified(self) -> Verified:
        return verify(self.written, pages=self.tidied.pages, watch=self.watch)

    def _report(
        self,
        *,
        setting: Setting | None = None,
        min_dpi: int | None = None,
        changed: Sequence[Placed] = (),
        verified: Verified | None = None,
        remedies: Remedies | None = None,
    ) -> ShrinkReport:
        after = self.written.stat().st_size if verified else self.tidied.bytes
        lossless = self.before - min(self.tidied.bytes, self.before)
        duplicates = min(self.tidied.duplicates, lossless)
        recoded = max(0, self.tidied.bytes - after) if changed else 0
        return ShrinkReport(
            self.out,
            fits=verified is not None,
            before=self.before,
            after=after,
            limit=self.limit,
            pages=self.tidied.pages,
            setting=setting,
            min_dpi=min_dpi,
            images_recoded=len(changed),
            pages_touched=tuple(sorted({page for picture in changed for page in picture.pages})),
            saved=(("duplicates", duplicates), ("streams", lossless - duplicates), ("images", recoded)),
            repaired=(self.source,) if self.state.is_repaired else (),
            decrypted=(self.source,) if self.state.is_encrypted else (),
            dropped=(Dropped.SIGNATURES,) if self.state.is_signed else (),
            unrendered=verified.unrendered if verified else (),
            remedies=remedies,
        )


class _Pictures:
    """All pictures of a file, and how small they get."""

    def __init__(self, found: Sequence[Placed], total: int, watch: Watch) -> None:
        self.all = tuple(sorted(found, key=lambda picture: -picture.bytes))
        self._total = total
        self._watch = watch
        self._samples = _spread(self.all)
        self._known: dict[Setting, float] = {}

    def recoded(self, setting: Setting) -> list[Recoded | None]:
        """Every picture at this setting; None for those that stay."""
        made: list[Recoded | None] = [None] * len(self.all)

        def asked(done: int) -> None:
            self._watch(Step.RECODING, done, len(self.all))

        for number, recoded in parallel.each(_recode_at(setting), _read(self.all), asked):
            made[number] = recoded
        return made

    def size(self, made: Sequence[Recoded | None]) -> int:
        """Of the whole file, with these in place."""
        saved = (
            picture.bytes - len(recoded.data) - ENTRY_BYTES
            for picture, recoded in zip(self.all, made, strict=True)
            if recoded is not None
        )
        return self._total - sum(saved)

    def estimate(self, setting: Setting) -> float:
        """Of the whole file at this setting, from a few pictures."""
        return self._total - self.weight * (1 - self.share(setting))

    @property
    def pixels(self) -> int:
        return sum(picture.width * picture.height for picture in self.all)

    @property
    def weight(self) -> int:
        return sum(picture.bytes for picture in self.all)

    def share(self, setting: Setting) -> float:
        """What is left of the pictures' bytes."""
        if setting not in self._known:
            tried = [self.all[place] for place in self._samples]
            before = sum(picture.bytes for picture in tried)
            after = before
            for number, made in parallel.each(_recode_at(setting), _read(tried), self._sampling):
                if made is not None:
                    after -= tried[number].bytes - len(made.data)
            self._known[setting] = after / before if before else 1.0
        return self._known[setting]

    def page_weights(self, setting: Setting, pages: int) -> list[float]:
        """About how many bytes each page needs at this setting."""
        share = self.share(setting)
        weights = [(self._total - self.weight) / pages] * pages
        for picture in self.all:
            for page in picture.pages:
                weights[page] += picture.bytes * share / len(picture.pages)
        return weights

    def _sampling(self, done: int) -> None:
        self._watch(Step.READING, done, len(self._samples))


def _recode_at(setting: Setting) -> Callable[[Stored | None], Recoded | None]:
    return lambda read: None if read is None else recode.recode(read, setting)


def _read(pictures: Sequence[Placed]) -> Iterator[Stored | None]:
    return (stored.read(picture) for picture in pictures)


def _spread(pictures: Sequence[Placed]) -> list[int]:
    """A few places, where large pictures are as likely as they are heavy."""
    total = sum(picture.bytes for picture in pictures)
    marks = [(number + 0.5) / SAMPLES * total for number in range(SAMPLES)]
    places: list[int] = []
    passed = 0
    for place, picture in enumerate(pictures):
        passed += picture.bytes
        while marks and marks[0] <= passed:
            marks.pop(0)
            if place not in places:
                places.append(place)
    return places


def _gentlest(
    pictures: _Pictures, ladder: Sequence[Setting], limit: int
) -> tuple[Setting, list[tuple[Placed, Recoded | None]]] | None:
    """The first step that fits, with what it makes of every picture."""
    step = _first_step(pictures, ladder, limit)
    if step is None:
        return None
    while True:
        made = pictures.recoded(ladder[step])
        if pictures.size(made) <= limit:
            break
        step += 1
        if step == len(ladder):
            return None
    is_close = step and pictures.estimate(ladder[step - 1]) <= limit * CLOSE
    if is_close and pictures.pixels <= MOST_PIXELS_TWICE:
        gentler = pictures.recoded(ladder[step - 1])
        if pictures.size(gentler) <= limit:
            return ladder[step - 1], list(zip(pictures.all, gentler, strict=True))
    return ladder[step], list(zip(pictures.all, made, strict=True))


def _first_step(pictures: _Pictures, ladder: Sequence[Setting], limit: int) -> int | None:
    """By halving: each step is taken to save more than the one before."""
    if not pictures.all or pictures.estimate(ladder[-1]) > limit * HOPE:
        return None
    low, high = 0, len(ladder) - 1
    while low < high:
        middle = (low + high) // 2
        if pictures.estimate(ladder[middle]) <= limit:
            high = middle
        else:
            low = middle + 1
    return low


def _remedies(pictures: _Pictures, harshest: Setting, limit: int, pages: int) -> Remedies:
    """What would help, each by itself, as far as the tried pictures tell."""
    weights = pictures.page_weights(harshest, pages)
    total = sum(weights)
    can_split = pages > 1 and max(weights) <= limit * SPLIT_SHARE
    return Remedies(
        split_into=max(2, math.ceil(total / (limit * SPLIT_SHARE))) if can_split else None,
        remove_pages=_heaviest(weights, limit),
        at_setting=next(
            (each for each in BELOW if each.dpi < harshest.dpi and pictures.estimate(each) <= limit), None
        )
        if pictures.all
        else None,
        rescan_dpi=_rescan(pictures, limit),
    )


def _heaviest(weights: Sequence[float], limit: int) -> tuple[int, ...] | None:
    """The fewest pages without which the rest fits; None when too little would be left to speak of."""
    left = sum(weights)
    gone: list[int] = []
    for page in sorted(range(len(weights)), key=lambda page: -weights[page]):
        if left <= limit:
            break
        left -= weights[page]
        gone.append(page)
    return tuple(sorted(gone)) if gone and len(gone) <= len(weights) // 2 else None


def _rescan(pictures: _Pictures, limit: int) -> int | None:
    """At which resolution a scanner would make pages small enough: bytes go with the square of it."""
    if not pictures.all:
        return None
    rest = pictures.estimate(GOOD_SCAN) - pictures.weight * pictures.share(GOOD_SCAN)
    room = limit - rest
    if room <= 0:
        return None
    dpi = GOOD_SCAN.dpi * math.sqrt(room / (pictures.weight * pictures.share(GOOD_SCAN)))
    return int(dpi // 10 * 10) if LEAST_SCAN_DPI <= dpi < LEAST_DPI * 2 else None
