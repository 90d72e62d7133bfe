"""The table of the gallery: every page, dialog and state, and how to bring it up."""

from __future__ import annotations

from ui.gallery.subjects import (
    account,
    beginnings,
    documents,
    entrance,
    frame,
    grading,
    policies,
    subsidy,
)
from ui.gallery.subjects.subject import Stage, Subject

__all__ = ["SUBJECTS", "Stage", "Subject"]

SUBJECTS: tuple[Subject, ...] = (
    *entrance.SUBJECTS,
    *grading.SUBJECTS,
    *policies.SUBJECTS,
    *subsidy.SUBJECTS,
    *documents.SUBJECTS,
    *account.SUBJECTS,
    *frame.SUBJECTS,
    *beginnings.SUBJECTS,
)
