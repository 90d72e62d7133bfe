"""政策补贴 → 实施细则 of the sample institution: the list, what was searched for, the printed pages."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QTabWidget

from ui.gallery.studio import Studio
from ui.gallery.subjects.subject import Subject
from ui.widgets.search import SearchBox


def _printed_one(studio: Studio) -> str:
    """The first document that has a PDF."""
    policies = studio.window.office.policies
    return next(row.id for row in policies.query() if policies.show(row.id).policy.file is not None)


def _page(studio: Studio, *, asked: str = "") -> None:
    studio.go("policies")
    search = studio.find(SearchBox, "policy-search")
    search.setText(asked)
    search.searched.emit(asked)
    kind = studio.find(QComboBox, "policy-kind")
    kind.setCurrentIndex(0)
    if not asked:
        studio.go("policies", _printed_one(studio))
    tabs = studio.find(QTabWidget, "policy-tabs")
    tabs.setCurrentIndex(0)
    studio.settle()


def _searched(studio: Studio) -> None:
    _page(studio, asked="补贴")


def _printed(studio: Studio) -> None:
    _page(studio)
    studio.find(QTabWidget, "policy-tabs").setCurrentIndex(1)
    studio.settle()


def _nothing_found(studio: Studio) -> None:
    studio.go("policies")
    search = studio.find(SearchBox, "policy-search")
    search.setText("没有这样的词")
    search.searched.emit("没有这样的词")


SUBJECTS = (
    Subject("policies", _page, main=True, contrast=True),
    Subject("policies-searched", _searched),
    Subject("policies-printed", _printed, main=True),
    Subject("policies-nothing-found", _nothing_found),
)
