"""A declaration while it is being filled: every answer goes to disk as it is given, none is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_client.contract.messages import Answer
from desktop_client.errors import StoreError
from desktop_client.grading.models import DeclarationView, Saved
from desktop_client.problems import Refused
from ui import wording


class Draft(QObject):
    """Saves on the GUI thread, which takes a few milliseconds; what the disk did not take is tried again."""

    kept = Signal(str, object)
    """An answer is on disk: its indicator, and the ``Saved``."""

    refused = Signal(str, str, str)
    """An answer is not acceptable: its indicator, the field (``answer`` or ``note``), and the sentence."""

    failing = Signal(str)
    """Nothing can be saved now, and why; empty once everything is saved again."""

    def __init__(self, grading: Any, *, parent: QObject | None = None) -> None:  # Any: the office's service
        super().__init__(parent)
        self._grading = grading
        self._id = ""
        self._answers: dict[str, Answer] = {}
        self._waiting: dict[str, dict[str, Any]] = {}

    def open(self, view: DeclarationView) -> None:
        """Go on with this declaration; what still waits to be saved belongs to the one before and is kept."""
        self._id = view.row.id
        self._answers = dict(view.answers)

    @property
    def declaration_id(self) -> str:
        """The declaration whose answers these are."""
        return self._id

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Every answer as it is kept, by indicator."""
        return self._answers

    @property
    def is_saved(self) -> bool:
        """Whether everything given so far is on disk."""
        return not self._waiting

    def answer(self, indicator: str) -> Answer | None:
        """Return one answer."""
        return self._answers.get(indicator)

    def tick(self, indicator: str, options: tuple[str, ...]) -> None:
        """Keep what is ticked."""
        self._keep(indicator, options=options)

    def number(self, indicator: str, value: Decimal | None) -> None:
        """Keep a number, or that there is none."""
        self._keep(indicator, value=value)

    def note(self, indicator: str, text: str) -> None:
        """Keep a note."""
        self._keep(indicator, note=text)

    def retry(self) -> None:
        """Try again to save what the disk did not take."""
        for indicator, parts in list(self._waiting.items()):
            self._keep(indicator, **parts)

    def replace(self, answer: Answer) -> None:
        """Note an answer that was saved elsewhere, as with a file attached."""
        self._answers[answer.indicator] = answer

    def _keep(self, indicator: str, **parts: Any) -> None:  # Any: the parts of an Answer, by their names
        wanted = {**self._waiting.get(indicator, {}), **parts}
        try:
            outcome = self._grading.answer(self._id, indicator, **wanted)
        except StoreError as error:
            self._waiting[indicator] = wanted
            self.failing.emit(wording.fault(error))
            return
        was_waiting = self._waiting.pop(indicator, None) is not None
        if isinstance(outcome, Refused):
            field = "note" if "note" in parts else "answer"
            self.refused.emit(indicator, field, "".join(wording.sentence(one) for one in outcome.problems))
        else:
            self._take(indicator, wanted, outcome)
        if was_waiting and not self._waiting:
            self.failing.emit("")

    def _take(self, indicator: str, parts: dict[str, Any], saved: Saved) -> None:
        before = self._answers.get(indicator) or Answer(indicator=indicator)
        self._answers[indicator] = before.model_copy(update=parts)
        self.kept.emit(indicator, saved)
