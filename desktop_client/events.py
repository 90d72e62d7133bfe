"""News inside the client: what has changed, told to whoever listens, on the thread that changed it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeclarationChanged:
    declaration_id: str


@dataclass(frozen=True, slots=True)
class DeclarationsChanged:
    """More than one, or unknown which."""


@dataclass(frozen=True, slots=True)
class SubsidyChanged:
    subsidy_id: str


@dataclass(frozen=True, slots=True)
class SubsidiesChanged:
    """More than one, or unknown which."""


@dataclass(frozen=True, slots=True)
class ProjectsChanged:
    pass


@dataclass(frozen=True, slots=True)
class AwardsChanged:
    pass


@dataclass(frozen=True, slots=True)
class NoticesChanged:
    unread: int


@dataclass(frozen=True, slots=True)
class PoliciesChanged:
    unseen: int


@dataclass(frozen=True, slots=True)
class CatalogueChanged:
    pass


@dataclass(frozen=True, slots=True)
class QueueChanged:
    pass


@dataclass(frozen=True, slots=True)
class UploadsChanged:
    """A file on its way to the bureau got on, began or ended; told while it is being sent."""


@dataclass(frozen=True, slots=True)
class ConnectionChanged:
    """Whether the bureau answered the last time it was asked."""

    online: bool


@dataclass(frozen=True, slots=True)
class SessionLost:
    """The bureau wants the password again; everything local goes on."""


Event = (
    DeclarationChanged
    | DeclarationsChanged
    | SubsidyChanged
    | SubsidiesChanged
    | ProjectsChanged
    | AwardsChanged
    | NoticesChanged
    | PoliciesChanged
    | CatalogueChanged
    | QueueChanged
    | UploadsChanged
    | ConnectionChanged
    | SessionLost
)
Listener = Callable[[Event], None]


class Bus:
    """Listeners are called in the order they came, on the publishing thread; the ui side re-emits on its own."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Start listening; the answer stops it."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def publish(self, event: Event) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(event)
