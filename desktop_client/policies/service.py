"""Reading what the bureau published: searched in full text, offline once opened, with marks and notes of one's own."""

from __future__ import annotations

import hashlib

from desktop_client import events
from desktop_client.api.client import ApiClient, Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Policy
from desktop_client.errors import AppError, BureauUnavailable
from desktop_client.policies.models import PolicyKind, PolicyRow, PolicyView
from desktop_client.store import phrases, policies
from desktop_client.store.attachments import Attachments
from desktop_client.store.connection import Record, Store


class PoliciesService:
    """What is new comes with the synchronisation (:mod:`desktop_client.sending.publications`)."""

    def __init__(self, *, store: Store, api: ApiClient, attachments: Attachments, bus: events.Bus) -> None:
        self._store = store
        self._api = api
        self._attachments = attachments
        self._bus = bus

    def query(
        self, text: str = "", *, kind: PolicyKind | None = None, marked: bool = False
    ) -> list[PolicyRow]:
        """Newest first; with ``text`` (any words of title, number, content or own notes) the best match first."""
        db = self._store.read()
        noted = policies.noted(db)
        return [
            self._row(found, noted=noted, asked=text)
            for found in policies.find(db, text, kind=kind or "", marked=marked)
        ]

    def show(self, policy_id: str) -> PolicyView:
        """Raises ``AppError(POLICY_NOT_FOUND)``."""
        found = self._found(policy_id)
        policy = Policy.model_validate_json(found["body"])
        return PolicyView(
            policy=policy,
            marked=bool(found["marked"]),
            withdrawn=bool(found["withdrawn"]),
            kept=self._keeps(policy),
            notes=policies.notes(self._store.read(), policy_id),
        )

    def pdf(self, policy_id: str) -> bytes:
        """The document's PDF: from here, else from the bureau, and then it stays here.

        Raises ``BureauUnavailable`` when it has not been opened before and the bureau cannot be reached.
        """
        policy = self.show(policy_id).policy
        if policy.file is None:
            raise AppError(Code.FILE_MISSING, name=policy.title)
        kept = self._attachments.get(policy.file.sha256)
        if kept is not None:
            return kept
        answer = self._api.policy_file(policy_id)
        if isinstance(answer, Refusal):
            raise AppError(answer.refused().problems[0].code, name=policy.title)
        if hashlib.sha256(answer).hexdigest() != policy.file.sha256:
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        self._attachments.put(answer)
        return answer

    def unseen(self) -> int:
        """How many are new."""
        return policies.unseen(self._store.read())

    def mark_seen(self, policy_id: str) -> None:
        """It was opened: no longer new."""
        self._found(policy_id)
        with self._store.write() as db:
            policies.mark_seen(db, policy_id)
        self._tell()

    def set_mark(self, policy_id: str, *, marked: bool) -> None:
        """A star of one's own."""
        self._found(policy_id)
        with self._store.write() as db:
            policies.set_mark(db, policy_id, marked=marked)
        self._tell()

    def set_note(self, policy_id: str, text: str, *, page: int = 0) -> None:
        """A note of one's own on a page, or on the whole (page 0); an empty one takes it away. It is searched too."""
        self._found(policy_id)
        with self._store.write() as db:
            policies.put_note(db, policy_id, page, text)

    def _row(self, found: Record, *, noted: frozenset[str], asked: str) -> PolicyRow:
        policy = Policy.model_validate_json(found["body"])
        return PolicyRow(
            id=policy.id,
            kind=policy.kind,
            title=policy.title,
            title_en=policy.title_en,
            number=policy.number,
            issuer=policy.issuer,
            published_on=policy.published_on,
            new=found["seen"] < found["version"] and not found["withdrawn"],
            marked=bool(found["marked"]),
            noted=policy.id in noted,
            withdrawn=bool(found["withdrawn"]),
            has_file=policy.file is not None,
            kept=self._keeps(policy),
            sample=policy.sample,
            excerpt=phrases.excerpt(policy.text, asked) if asked.strip() else policy.summary,
        )

    def _keeps(self, policy: Policy) -> bool:
        return policy.file is None or self._attachments.has(policy.file.sha256)

    def _found(self, policy_id: str) -> Record:
        found = policies.get(self._store.read(), policy_id)
        if found is None:
            raise AppError(Code.POLICY_NOT_FOUND)
        return found

    def _tell(self) -> None:
        self._bus.publish(events.PoliciesChanged(self.unseen()))
