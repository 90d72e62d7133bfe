"""The chapters of the tour, in the order in which they are played."""

from __future__ import annotations

from ui.tour.chapters import arriving, correcting, filling, grades, password, sending
from ui.tour.story import Step

STEPS: tuple[Step, ...] = (
    *arriving.STEPS,
    *filling.STEPS,
    *sending.STEPS,
    *correcting.STEPS,
    *grades.STEPS,
    *password.STEPS,
    *grades.SAMPLE_STEPS,
)
