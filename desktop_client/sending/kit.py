"""What everything in this package works with, handed over once by the composition root."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_client import clock, events
from desktop_client.api.client import ApiClient, Refusal
from desktop_client.contract.messages import Account
from desktop_client.contract.scheme import Scheme
from desktop_client.sending.files import FilePost
from desktop_client.sending.journal import Journal
from desktop_client.store.attachments import Attachments
from desktop_client.store.connection import Store
from desktop_client.store.published import Published
from desktop_client.store.schemes import Schemes


@dataclass(frozen=True, slots=True)
class Kit:
    """One account's door, memory, journal, files and news."""

    account: Account
    api: ApiClient
    store: Store
    schemes: Schemes
    published: Published
    attachments: Attachments
    files: FilePost
    journal: Journal
    bus: events.Bus
    clock: clock.Clock

    def scheme(self, scheme_id: str, version: str) -> Scheme | None:
        """From here, else from the bureau; None when the bureau does not know it."""
        kept = self.schemes.get(scheme_id, version)
        if kept is not None:
            return kept
        answer = self.api.scheme(scheme_id, version)
        if isinstance(answer, Refusal):
            return None
        self.schemes.put(answer)
        return answer
