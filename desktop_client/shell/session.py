"""The client behind one call of the shell: opened, signed in if the verb needs it, kept current."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_client import paths
from desktop_client.account.models import KeyringState
from desktop_client.client import Client, Office, open_client
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError, KeyringError
from desktop_client.practice.service import PracticeService
from desktop_client.problems import Problem, Refused, Severity
from desktop_client.shell import plain

if TYPE_CHECKING:
    from desktop_client.account.models import SignedIn


class NotSignedIn(Exception):
    """The password given with the verb was refused."""

    def __init__(self, refused: Refused) -> None:
        super().__init__()
        self.refused = refused


@dataclass(slots=True)
class Session:
    """What a verb works with. ``warnings`` are told beside its answer."""

    asked: argparse.Namespace
    warnings: list[Problem] = field(default_factory=list)
    _client: Client | None = None
    _input: list[str] | None = None

    @property
    def profile(self) -> paths.Profile:
        return paths.Profile(Path(self.asked.profile) if self.asked.profile else paths.default_profile())

    @property
    def client(self) -> Client:
        """Takes the profile's lock."""
        if self._client is None:
            self._client = open_client(self.profile.root, offline=self.asked.offline)
            self.warnings += self._client.problems
        return self._client

    @property
    def practice(self) -> PracticeService:
        """Works beside an open window: the practice bureau is shared, the profile is not needed."""
        return self._client.practice if self._client else PracticeService(self.profile)

    def office(self) -> Office:
        """Whoever is remembered, or ``--username`` with a password on standard input; what is new is fetched first."""
        client = self.client
        if client.account.current is None:
            self._enter(client)
            self.sync()
        return client.office

    def sync(self) -> None:
        """Keep both sides the same; that the bureau cannot be reached is no fault of an offline verb."""
        if self.asked.offline or not self.client.account.has_session:
            return
        report = self.client.office.sending.sync()
        if report.problem is not None:
            self.warn(Problem(report.problem.code, severity=Severity.WARNING, facts=report.problem.facts))

    def warn(self, problem: Problem) -> None:
        if problem not in self.warnings:
            self.warnings.append(problem)

    def tell(self, data: object, line: str) -> None:
        """One of many answers, as soon as it is known: one line each, for people or as JSON."""
        plainly = plain.plain(data, self.asked.language) if self.asked.json else None
        print(json.dumps(plainly, ensure_ascii=False) if self.asked.json else line, flush=True)

    def line(self) -> str:
        """The next line of standard input: a password never stands among the arguments."""
        if self._input is None and sys.stdin.isatty():
            import getpass

            return getpass.getpass("")
        if self._input is None:
            self._input = sys.stdin.read().splitlines()
        return self._input.pop(0) if self._input else ""

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _enter(self, client: Client) -> None:
        if self.asked.username:
            signed: SignedIn | Refused | None = client.account.sign_in(self.asked.username, self.line())
            if isinstance(signed, Refused):
                raise NotSignedIn(signed)
        else:
            signed = client.account.resume()
        if signed is None:
            self._say_why(client)
            raise AppError(Code.NOT_SIGNED_IN)
        # Who names the account with every call was told of the keyring when signing in; who says --offline knows.
        known = {Code.KEYRING_UNAVAILABLE, Code.KEYRING_LOCKED} if self.asked.username else set()
        known |= {Code.BUREAU_UNREACHABLE} if self.asked.offline else set()
        self.warnings += [problem for problem in signed.problems if problem.code not in known]

    def _say_why(self, client: Client) -> None:
        """Without a keyring nobody is remembered: then name and password come with every verb."""
        state = client.account.keyring_state()
        if state is not KeyringState.USABLE:
            locked = state is KeyringState.LOCKED
            raise KeyringError(Code.KEYRING_LOCKED if locked else Code.KEYRING_UNAVAILABLE)


@contextlib.contextmanager
def opened(asked: argparse.Namespace) -> Iterator[Session]:
    """A session that lets go of the profile in the end."""
    session = Session(asked)
    try:
        yield session
    finally:
        session.close()
