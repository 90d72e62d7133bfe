"""The places of the main window: the one table behind the left menu, the command palette and navigation.

A new room adds its rows here. Pages are imported when they are first visited.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.page import Background, Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_client.client import Office

Maker = Callable[["Office", Background, "QWidget"], Page]
"""The widget is the page's parent from its first moment: moved there later, all of it would be styled once more."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page and how to get there. ``section`` is its heading in the left menu.

    ``search`` holds further words by which the command palette finds it.
    A place that is not ``in_menu`` is reached from the place named in ``under``, which stays marked in the menu.
    """

    key: str
    words: str
    icon: str
    make: Maker
    section: str = ""
    shortcut: str = ""
    search: str = ""
    in_menu: bool = True
    under: str = ""

    def title(self) -> str:
        """The name of the place in the language of the window."""
        return QCoreApplication.translate("Places", self.words)

    def heading(self) -> str:
        """The name of its section in the language of the window, empty for a place of the first level."""
        return QCoreApplication.translate("Places", self.section) if self.section else ""


def _dashboard(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.dashboard import DashboardPage

    return DashboardPage(office, tasks, parent)


def _declarations(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.grading import DeclarationsPage

    return DeclarationsPage(office, tasks, parent)


def _declaration(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.grading import DeclarationPage

    return DeclarationPage(office, tasks, parent)


def _indicators(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.grading import IndicatorsPage

    return IndicatorsPage(office, tasks, parent)


def _awards(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.grading import AwardsPage

    return AwardsPage(office, tasks, parent)


def _policies(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.policies import PoliciesPage

    return PoliciesPage(office, tasks, parent)


def _subsidies(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.subsidy import SubsidiesPage

    return SubsidiesPage(office, tasks, parent)


def _subsidy(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.subsidy import SubsidyPage

    return SubsidyPage(office, tasks, parent)


def _documents(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.documents import AlonePage

    return AlonePage(office, tasks, parent)


def _evidence_desk(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.documents import EvidencePage

    return EvidencePage(office, tasks, parent)


def _material_desk(office: Office, tasks: Background, parent: QWidget) -> Page:
    from ui.documents import MaterialPage

    return MaterialPage(office, tasks, parent)


_GRADING = QT_TRANSLATE_NOOP("Places", "分类分级管理")
_SUBSIDY = QT_TRANSLATE_NOOP("Places", "政策补贴")

PLACES: tuple[Place, ...] = (
    Place(
        key="dashboard",
        words=QT_TRANSLATE_NOOP("Places", "工作台"),
        icon="layout-dashboard",
        make=_dashboard,
        shortcut="Alt+1",
        search="dashboard gongzuotai home",
    ),
    Place(
        key="declarations",
        words=QT_TRANSLATE_NOOP("Places", "申请列表"),
        icon="clipboard-list",
        make=_declarations,
        section=_GRADING,
        shortcut="Alt+2",
        search="declarations shenqingliebiao shenbao",
    ),
    Place(
        key="awards",
        words=QT_TRANSLATE_NOOP("Places", "评定结果"),
        icon="award",
        make=_awards,
        section=_GRADING,
        shortcut="Alt+3",
        search="awards grades pingdingjieguo shengji baoji",
    ),
    Place(
        key="declaration",
        words=QT_TRANSLATE_NOOP("Places", "申报详情"),
        icon="file-text",
        make=_declaration,
        section=_GRADING,
        in_menu=False,
        under="declarations",
    ),
    Place(
        key="indicators",
        words=QT_TRANSLATE_NOOP("Places", "填写"),
        icon="list-checks",
        make=_indicators,
        section=_GRADING,
        in_menu=False,
        under="declarations",
    ),
    Place(
        key="policies",
        words=QT_TRANSLATE_NOOP("Places", "实施细则"),
        icon="book-open",
        make=_policies,
        section=_SUBSIDY,
        shortcut="Alt+4",
        search="policies announcements shishixize zhengce gonggao",
    ),
    Place(
        key="subsidies",
        words=QT_TRANSLATE_NOOP("Places", "补贴申报"),
        icon="hand-coins",
        make=_subsidies,
        section=_SUBSIDY,
        shortcut="Alt+5",
        search="subsidies butieshenbao shenbao",
    ),
    Place(
        key="subsidy",
        words=QT_TRANSLATE_NOOP("Places", "补贴申报详情"),
        icon="file-text",
        make=_subsidy,
        section=_SUBSIDY,
        in_menu=False,
        under="subsidies",
    ),
    Place(
        key="documents",
        words=QT_TRANSLATE_NOOP("Places", "材料工坊"),
        icon="files",
        make=_documents,
        section=_SUBSIDY,
        shortcut="Alt+6",
        search="pdf desk merge compress scan cailiaogongfang hebing yasuo",
    ),
    Place(
        key="material-desk",
        words=QT_TRANSLATE_NOOP("Places", "申报材料"),
        icon="files",
        make=_material_desk,
        section=_SUBSIDY,
        in_menu=False,
        under="subsidies",
    ),
    Place(
        key="evidence-desk",
        words=QT_TRANSLATE_NOOP("Places", "佐证材料"),
        icon="files",
        make=_evidence_desk,
        section=_GRADING,
        in_menu=False,
        under="declarations",
    ),
)

HOME = "dashboard"


def find(key: str) -> Place:
    """Return the place with this key."""
    return next(place for place in PLACES if place.key == key)
