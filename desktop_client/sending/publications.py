"""Policies and announcements: what the bureau has published, changed or taken back since the last time."""

from __future__ import annotations

from http import HTTPStatus

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import PolicyPage
from desktop_client.errors import BureauUnavailable
from desktop_client.sending.kit import Kit
from desktop_client.store import facts, policies


def pull(kit: Kit) -> None:
    """Page by page from the cursor; each page is taken over whole or not at all."""
    more = True
    changed = False
    while more:
        page = kit.api.policies(facts.get(kit.store.read(), facts.POLICY_CURSOR) or "")
        if isinstance(page, Refusal):
            if page.status == HTTPStatus.NOT_FOUND:
                return  # an older bureau publishes none
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        take_over(kit, page)
        changed = changed or bool(page.items or page.removed)
        more = page.more and bool(page.items or page.removed)
    if changed:
        kit.bus.publish(events.PoliciesChanged(policies.unseen(kit.store.read())))


def take_over(kit: Kit, page: PolicyPage) -> None:
    """One page; marks and notes made here stay."""
    with kit.store.write() as db:
        for policy in page.items:
            policies.put(db, policy)
        for removed in page.removed:
            policies.withdraw(db, removed)
        facts.put(db, facts.POLICY_CURSOR, page.cursor)
