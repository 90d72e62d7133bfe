"""Facts of the account room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_client.problems import Problem

if TYPE_CHECKING:  # the sign-in window must not wait for pydantic
    from desktop_client.contract.messages import Account


class KeyringState(StrEnum):
    """What the system's keyring can do for us."""

    USABLE = "usable"
    LOCKED = "locked"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody is signed in. ``online``: the bureau said so now; else this computer's own key did.

    ``remembered``: the next start needs no password. ``problems`` are warnings to be shown (keyring, store).
    """

    account: Account
    online: bool
    remembered: bool
    problems: tuple[Problem, ...] = ()
