"""What breaks a verb altogether. Expected outcomes are values; these are raised when the environment fails."""

from __future__ import annotations

from desktop_client.contract.codes import Code


class AppError(Exception):
    """Something that is explained to a person: a stable code and the facts of its sentence."""

    def __init__(self, code: Code, **facts: str) -> None:
        super().__init__(str(code))
        self.code = code
        self.facts = facts


class BureauUnavailable(AppError):
    """The bureau could not be reached, or answered nothing usable; nothing is known to have been changed there."""


class SessionEnded(AppError):
    """The bureau no longer knows this session: sign in again in place, nothing is lost."""


class StoreError(AppError):
    """This computer's memory fails: disk full, damaged, in use or locked away."""


class KeyringError(AppError):
    """The system's keyring is absent or locked."""
