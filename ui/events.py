"""News of the client, told again as Qt signals on the GUI thread: whoever shows something listens here."""

from __future__ import annotations

import dataclasses
import re

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_client import events


class News(QObject):
    """One signal for each event of ``desktop_client.events``; nobody polls.

    Always delivered from the event loop, also for news made on the GUI thread: a page that has just saved an
    answer must not be told of it while it is still inside the slot that saved it.
    """

    declaration_changed = Signal(str)
    declarations_changed = Signal()
    subsidy_changed = Signal(str)
    subsidies_changed = Signal()
    projects_changed = Signal()
    awards_changed = Signal()
    notices_changed = Signal(int)
    policies_changed = Signal(int)
    catalogue_changed = Signal()
    queue_changed = Signal()
    uploads_changed = Signal()
    connection_changed = Signal(bool)
    session_lost = Signal()

    _arrived = Signal(object)

    def __init__(self, bus: events.Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._stop = bus.subscribe(self._arrived.emit)

    def stop(self) -> None:
        """Listen no longer; to be called before this object goes, since news may come from any thread."""
        self._stop()

    @Slot(object)
    def _tell(self, event: events.Event) -> None:
        """``DeclarationChanged(id)`` is told as ``declaration_changed(id)``, and so with all of them."""
        signal = getattr(self, signal_name(type(event)))
        signal.emit(*(getattr(event, fact.name) for fact in dataclasses.fields(event)))


def signal_name(kind: type) -> str:
    """The signal of an event: its name in the way of names here."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
