"""Sending a file over a line that may break: piece by piece, and nothing again that has arrived."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop_client.api.client import Refusal, known
from desktop_client.api.progress import Control, Meter, Stopped, Told
from desktop_client.api.sources import Reading, Source
from desktop_client.api.tus import Announcement, Begun, Gone, Held, TusDoor, sealed
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.errors import BureauUnavailable
from desktop_client.problems import Problem, Refused

#: On a line that breaks all the time a smaller piece gets through where a whole one never does.
SMALLEST_PIECE = 65_536
#: A piece that took longer is large enough for this line.
QUICK_SECONDS = 5.0
#: A file that changes, or an upload that vanishes, more often than this is not sent at all.
MOST_BEGINNINGS = 3
#: Refusals of one piece after which the bureau is asked where to go on.
ASK_AGAIN = frozenset({Code.UPLOAD_OFFSET, Code.UPLOAD_DAMAGED, Code.BUREAU_BUSY})


class Remembered(Protocol):
    """Addresses of uploads that have begun, by hash; they outlive this program."""

    def get(self, sha256: str) -> str | None: ...

    def put(self, sha256: str, place: str) -> None: ...

    def forget(self, sha256: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How often it is tried again while nothing gets through, and how long is waited between."""

    tries: int = 5
    first_seconds: float = 0.25
    most_seconds: float = 8.0

    def seconds(self, tries: int) -> float:
        """Growing, and never the same for all whose line was cut at once."""
        return min(self.most_seconds, self.first_seconds * 2.0**tries) * random.uniform(0.5, 1.0)  # noqa: S311


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The bureau has it. ``was_there``: nothing had to be sent. ``notices``: what happened on the way."""

    sha256: str
    size: int
    was_there: bool = False
    notices: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The person stopped it; the bureau has thrown its part away, or will."""


Sent = Uploaded | Refused | Cancelled


class Uploader:
    """Sends files of one account. ``BureauUnavailable`` when the line stays away; the next call goes on there."""

    def __init__(self, door: TusDoor, begun: Remembered, *, patience: Patience = Patience()) -> None:
        self._door = door
        self._begun = begun
        self._patience = patience

    def send(self, source: Source, *, tell: Told = lambda _: None, control: Control | None = None) -> Sent:
        """Send ``source`` unless the bureau has it. A file that changes meanwhile is begun again, and that is told."""
        notices: tuple[Problem, ...] = ()
        control, is_sealed = control or Control(), False
        for _ in range(MOST_BEGINNINGS):
            sending = _Sending(
                self._door, self._begun, self._patience, source, tell, control, is_sealed=is_sealed
            )
            try:
                done = sending.run()
            except Stopped:
                sending.give_up()
                return Cancelled()
            if isinstance(done, Refusal):
                if known(done.code) is not Code.FILE_HASH_MISMATCH or is_sealed:
                    return _refused(done, source.name)
                is_sealed = True  # something on the way changes bytes: find out where
            if isinstance(done, Uploaded):
                return Uploaded(done.sha256, done.size, done.was_there, notices)
            if isinstance(done, _Changed):
                notices = (Problem(Code.FILE_CHANGED, place=source.name, facts={"name": source.name}),)
                renewed = source.renewed()
                if renewed is None:
                    return Refused(notices)
                source = renewed
        if notices:
            return Refused(notices)
        raise BureauUnavailable(Code.BUREAU_NONSENSE)


@dataclass(frozen=True, slots=True)
class _Changed:
    """These are no longer the bytes that were announced."""


class _Sending:
    """One file on its way from its announcement to the bureau's verdict."""

    def __init__(
        self,
        door: TusDoor,
        begun: Remembered,
        patience: Patience,
        source: Source,
        tell: Told,
        control: Control,
        *,
        is_sealed: bool,
    ) -> None:
        self._door = door
        self._begun = begun
        self._patience = patience
        self._source = source
        self._control = control
        self._is_sealed = is_sealed
        self._meter = Meter(tell, sha256=source.sha256, name=source.name, total=source.size)
        self._piece = limits.UPLOAD_CHUNK_BYTES
        self._failures = 0
        self._furthest = 0
        self._place = ""

    def run(self) -> Uploaded | Refusal | Gone | _Changed:
        """Begin or go on, and send until the bureau has judged the whole."""
        start = self._begin()
        if isinstance(start, Begun):
            self._place = start.place
            done = self._send_from(start.offset)
        elif isinstance(start, Held):
            done = self._arrived(was_there=True)
        else:
            return start
        if isinstance(done, _Changed):
            self.give_up()
        else:
            self._begun.forget(self._source.sha256)
        return done

    def give_up(self) -> None:
        """Tell the bureau to throw its part away; it does so by itself when it does not hear this."""
        self._begun.forget(self._source.sha256)
        if self._place:
            try:
                self._door.end(self._place)
            except BureauUnavailable:
                return

    # -- where to begin -----------------------------------------------------------------------------------

    def _begin(self) -> Begun | Held | Refusal:
        """What was begun before the program or the bureau ended goes on; only else something new begins.

        Not patiently: who finds nobody there comes back with the next sync.
        """
        self._control.wait_turn()
        place = self._begun.get(self._source.sha256)
        if place is not None:
            offset = self._door.offset(place, size=self._source.size)
            if not isinstance(offset, Gone):
                return Begun(place, offset)
        source = self._source
        announced = Announcement(source.sha256, source.size, source.name, source.media_type)
        begun = self._door.begin(announced)
        if isinstance(begun, Begun):
            self._begun.put(source.sha256, begun.place)
        return begun

    # -- piece by piece -----------------------------------------------------------------------------------

    def _send_from(self, offset: int) -> Uploaded | Refusal | Gone | _Changed:
        """The last answer is the verdict on the whole, so there is always one more piece, if an empty one."""
        with self._source.open() as stream:
            reading = Reading(stream)
            while True:
                self._control.wait_turn()
                self._meter.at(offset, certain=True)
                wanted = min(self._piece, self._source.size - offset)
                piece = reading.piece(offset, wanted)
                if len(piece) < wanted or self._is_changed(
                    reading, is_end=offset + wanted == self._source.size
                ):
                    return _Changed()
                there = self._add(offset, piece)
                if isinstance(there, Refusal | Gone):
                    return there
                if isinstance(there, int) and there == self._source.size:
                    self._meter.at(there, certain=True)
                    return self._arrived()
                offset = there.offset if isinstance(there, Begun) else there

    def _is_changed(self, reading: Reading, *, is_end: bool) -> bool:
        """Seen from outside before each piece, and by the hash before the last one leaves."""
        return self._source.is_changed() or (is_end and reading.sha256() != self._source.sha256)

    def _add(self, offset: int, piece: bytes) -> int | Begun | Gone | Refusal:
        """How much is there now; :class:`Begun` when no answer came and the bureau had to be asked where to go on."""
        begun_at = time.monotonic()
        body = _Body(piece, self._control, lambda sent: self._meter.at(offset + sent)) if piece else None
        try:
            seal = sealed(piece) if self._is_sealed else ""
            there = self._door.add(self._place, offset, body, seal=seal)
        except BureauUnavailable as error:
            return self._ask_where(error)
        if isinstance(there, Refusal) and known(there.code) in ASK_AGAIN:
            return self._ask_where(BureauUnavailable(known(there.code)))
        if isinstance(there, int) and there != offset + len(piece):
            return self._ask_where(BureauUnavailable(Code.BUREAU_NONSENSE))
        if isinstance(there, int) and there > self._furthest:
            self._furthest, self._failures = there, 0  # only what gets further was worth another try
        if time.monotonic() - begun_at < QUICK_SECONDS:
            self._piece = min(limits.UPLOAD_CHUNK_BYTES, self._piece * 2)
        return there

    def _ask_where(self, error: BureauUnavailable) -> Begun | Gone:
        self._failed(error)
        self._piece = max(SMALLEST_PIECE, self._piece // 2)
        there = self._ask_offset()
        return there if isinstance(there, Gone) else Begun(self._place, there)

    def _arrived(self, *, was_there: bool = False) -> Uploaded:
        return Uploaded(self._source.sha256, self._source.size, was_there)

    # -- a line that breaks -------------------------------------------------------------------------------

    def _ask_offset(self) -> int | Gone:
        while True:
            try:
                return self._door.offset(self._place, size=self._source.size)
            except BureauUnavailable as error:
                self._failed(error)

    def _failed(self, error: BureauUnavailable) -> None:
        self._failures += 1
        if self._failures > self._patience.tries:
            raise error
        self._control.rest(self._patience.seconds(self._failures - 1))


class _Body(io.BytesIO):
    """A piece that tells how much of itself has been taken, and stops when nobody wants it any more."""

    def __init__(self, piece: bytes, control: Control, tell: Callable[[int], None]) -> None:
        super().__init__(piece)
        self._control = control
        self._told = tell

    def read(self, size: int | None = -1, /) -> bytes:
        self._control.check()
        taken = super().read(size)
        self._told(self.tell())
        return taken


def _refused(refusal: Refusal, name: str) -> Refused:
    """The bureau's reasons, each about this file."""
    reasons = refusal.refused().problems
    return Refused(
        tuple(Problem(each.code, place=name, facts={**each.facts, "name": name}) for each in reasons)
    )
