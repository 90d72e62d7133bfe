"""Files the bureau had and lost (a restored backup, a broken disk) are sent again before a declaration is filed."""

from __future__ import annotations

import shutil

from desktop_client.contract.messages import Receipt
from tests.fixtures.client import filed_at, submit


def test_evidence_that_the_bureau_lost_is_sent_again(manager, filled, bureau):
    manager.office.sending.sync()
    shutil.rmtree(bureau.data / "files")

    assert isinstance(submit(manager, filled), Receipt)
    assert filed_at(bureau, filled) == 1


def test_evidence_that_the_bureau_still_has_is_not_sent_twice(manager, filled, wire):
    manager.office.sending.sync()
    before = wire.seen("/uploads/", "PATCH")

    assert isinstance(submit(manager, filled), Receipt)
    assert wire.seen("/uploads/", "PATCH") == before
