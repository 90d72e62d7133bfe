"""The chapters of the tour, in the order in which they are played."""

from __future__ import annotations

from ui.tour.chapters import arriving, correcting, desk, filling, grades, password, sending, subsidies
from ui.tour.story import Step

STEPS: tuple[Step, ...] = (
    *arriving.STEPS,
    *filling.STEPS,
    *sending.STEPS,
    *correcting.STEPS,
    *grades.STEPS,
    *subsidies.STEPS,
    *desk.STEPS,
    *password.STEPS,
    *grades.SAMPLE_STEPS,
)
