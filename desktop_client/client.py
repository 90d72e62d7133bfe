"""The composition root: the only place that wires objects. ``open_client(profile)`` and everything hangs on it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop_client import events, paths, settings
from desktop_client.account.service import AccountService
from desktop_client.clock import Clock, SystemClock
from desktop_client.contract.codes import Code
from desktop_client.credentials.model import Credentials
from desktop_client.credentials.system import SystemCredentials
from desktop_client.errors import AppError
from desktop_client.practice.service import PracticeService
from desktop_client.problems import Problem
from desktop_client.store.lock import ProfileLock

if TYPE_CHECKING:  # everything heavy is imported when somebody has signed in
    from desktop_client.account.entrance import Entered
    from desktop_client.contract.messages import Account
    from desktop_client.documents.service import DocumentsService
    from desktop_client.grading.service import GradingService
    from desktop_client.notices.service import NoticesService
    from desktop_client.policies.service import PoliciesService
    from desktop_client.sending.kit import Kit
    from desktop_client.sending.service import SendingService
    from desktop_client.subsidy.service import SubsidyService

SERVICE = "Shenbao"


@dataclass(frozen=True, slots=True)
class Office:
    """The rooms of whoever is signed in, who that is, and by whose clock; ``practice``: nothing counts here."""

    account: Account
    clock: Clock
    practice: bool
    grading: GradingService
    sending: SendingService
    notices: NoticesService
    policies: PoliciesService
    subsidy: SubsidyService
    documents: DocumentsService


class Client:
    """Everything the product can do. Close it, or use it as a context manager."""

    def __init__(
        self,
        profile: Path,
        *,
        clock: Clock,
        credentials: Credentials | None,
        chosen: settings.Settings | None = None,
        offline: bool = False,
    ) -> None:
        self.profile = paths.Profile(profile)
        self._lock = ProfileLock(self.profile.lock)
        self._clock = clock
        self.settings = chosen or settings.load(self.profile.settings)
        self.events = events.Bus()
        self.practice = PracticeService(self.profile, forget=lambda: self.account.forget_practice())
        self.account = AccountService(
            profile=self.profile,
            settings=self.settings,
            practice_address=self.practice.address,
            offline=offline,
            credentials=credentials or SystemCredentials(f"{SERVICE} {self.profile.fingerprint}"),
            bus=self.events,
            entered=self._open_office,
            left=self._close_office,
        )
        self._office: Office | None = None
        self._closing = threading.Lock()
        self._opening = threading.Lock()
        self._documents: DocumentsService | None = None

    @property
    def problems(self) -> list[Problem]:
        """What went wrong while opening: a broken settings file."""
        return self.settings.problems

    @property
    def office(self) -> Office:
        """The rooms, once somebody is signed in."""
        if self._office is None:
            raise AppError(Code.NOT_SIGNED_IN)
        return self._office

    @property
    def documents(self) -> DocumentsService:
        """PDF desks and what is known of files; needs no account. Its processes start when they are needed."""
        from desktop_client.documents.service import DocumentsService

        with self._opening:
            if self._documents is None:
                self._documents = DocumentsService(
                    self.profile.desks, language=lambda: self.settings.language
                )
            return self._documents

    def close(self) -> None:
        """Close the store, end the practice bureau that is our child, let the next client in."""
        with self._closing:
            if self._documents is not None:
                self._documents.close()
            self.account.close()
            self.practice.release()
            self._lock.release()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open_office(self, inside: Entered) -> None:
        from desktop_client.grading.desk import Desk
        from desktop_client.grading.service import GradingService
        from desktop_client.notices.service import NoticesService
        from desktop_client.policies.service import PoliciesService
        from desktop_client.sending.declaration_book import DeclarationBook
        from desktop_client.sending.service import SendingService
        from desktop_client.sending.subsidy_book import SubsidyBook
        from desktop_client.subsidy import desk as subsidy_desk
        from desktop_client.subsidy.service import SubsidyService

        kit = make_kit(inside, bus=self.events, clock=self._clock)
        declarations, subsidies = DeclarationBook(kit), SubsidyBook(kit)
        sending = SendingService(kit, declarations, subsidies)
        grading = GradingService(Desk(kit=kit, sending=sending, book=declarations))
        subsidy = SubsidyService(
            subsidy_desk.Desk(
                kit=kit,
                sending=sending,
                book=subsidies,
                papers=lambda: self.documents,
                practice=self.settings.practice,
            )
        )
        self._office = Office(
            account=inside.account,
            clock=self._clock,
            practice=self.settings.practice,
            grading=grading,
            sending=sending,
            notices=NoticesService(inside.store, self.events),
            policies=PoliciesService(
                store=inside.store, api=inside.api, attachments=kit.attachments, bus=self.events
            ),
            subsidy=subsidy,
            documents=self.documents,
        )

    def _close_office(self) -> None:
        self._office = None


def make_kit(inside: Entered, *, bus: events.Bus, clock: Clock) -> Kit:
    """What sending works with, on the memory and through the door of whoever has entered."""
    from desktop_client.api.tus import TusDoor
    from desktop_client.api.uploads import Uploader
    from desktop_client.sending.files import FilePost
    from desktop_client.sending.journal import Journal
    from desktop_client.sending.kit import Kit
    from desktop_client.store.attachments import Attachments
    from desktop_client.store.published import Published
    from desktop_client.store.schemes import Schemes
    from desktop_client.store.uploads import BegunUploads

    attachments = Attachments(inside.folder.attachments, inside.database_key)
    uploader = Uploader(TusDoor(inside.api), BegunUploads(inside.store))
    return Kit(
        account=inside.account,
        api=inside.api,
        store=inside.store,
        schemes=Schemes(inside.store),
        published=Published(inside.store),
        attachments=attachments,
        files=FilePost(uploader, inside.store, attachments, bus),
        journal=Journal(inside.folder.journal),
        bus=bus,
        clock=clock,
    )


def open_client(
    profile: Path,
    *,
    clock: Clock | None = None,
    credentials: Credentials | None = None,
    chosen: settings.Settings | None = None,
    offline: bool = False,
) -> Client:
    """Take the profile's lock (``AppError(PROFILE_IN_USE)`` for a second one) and read the settings.

    No network, no keyring, no database yet: the sign-in window is painted before any of them. It brings its
    ``chosen`` settings, which it needed for its first picture. ``offline``: the network is not touched at all.
    """
    return Client(
        profile, clock=clock or SystemClock(), credentials=credentials, chosen=chosen, offline=offline
    )
