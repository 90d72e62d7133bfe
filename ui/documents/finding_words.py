"""How a finding is shown: a few words and an icon under the page, a sentence in the list, the tone of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from desktop_client import faults
from desktop_client.contract.codes import Code
from desktop_client.documents.models import DeskPage, DeskState, PageFinding
from ui.widgets.jump_list import Line
from ui.widgets.tones import Tone

# fmt: off
_SHORT: dict[Code, tuple[str, str, Tone]] = {
    Code.PAGE_NOT_SHOWN: (QT_TRANSLATE_NOOP("findings", "无法显示"), "file-x", Tone.BAD),
    Code.PAGE_SEAL_NOT_SEEN: (QT_TRANSLATE_NOOP("findings", "未见公章"), "stamp", Tone.WARN),
    Code.PAGE_UPSIDE_DOWN: (QT_TRANSLATE_NOOP("findings", "上下颠倒"), "refresh-cw", Tone.WARN),
    Code.PAGE_SIDEWAYS: (QT_TRANSLATE_NOOP("findings", "横倒"), "rotate-cw", Tone.WARN),
    Code.PAGE_BLANK: (QT_TRANSLATE_NOOP("findings", "空白页"), "file", Tone.WARN),
    Code.PAGE_DUPLICATE: (QT_TRANSLATE_NOOP("findings", "与第 {other} 页重复"), "copy", Tone.WARN),
    Code.PAGE_PERSONAL_DATA: (QT_TRANSLATE_NOOP("findings", "含个人信息"), "id-card", Tone.WARN),
    Code.PAGE_COARSE: (QT_TRANSLATE_NOOP("findings", "仅 {dpi} dpi"), "zoom-in", Tone.WARN),
    Code.PAGE_SMALL_TEXT: (QT_TRANSLATE_NOOP("findings", "文字太小"), "zoom-in", Tone.WARN),
    Code.PAGE_TINY: (QT_TRANSLATE_NOOP("findings", "页面太小"), "zoom-in", Tone.WARN),
    Code.PAGE_SEAL_SEEN: (QT_TRANSLATE_NOOP("findings", "已见公章"), "circle-check", Tone.GOOD),
}
"""Words, icon and tone by code; the first that a page has is the one shown under it."""
# fmt: on

_ORDER = {code: place for place, code in enumerate(_SHORT)}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands under a page."""

    words: str
    icon: str
    tone: Tone


def tone(finding: PageFinding) -> Tone:
    """Return how grave a finding is."""
    return _SHORT[finding.code][2]


def icon(finding: PageFinding) -> str:
    """Return the icon that says the same as the words."""
    return _SHORT[finding.code][1]


def short(finding: PageFinding, state: DeskState | None) -> str:
    """Return a finding in a few words."""
    facts = dict(finding.facts)
    if QLocale().language() is not QLocale.Language.Chinese:
        facts |= {key.removesuffix("_en"): text for key, text in finding.facts.items() if key.endswith("_en")}
    if finding.other is not None and state is not None:
        facts["other"] = str(state.number(finding.other))
    return QCoreApplication.translate("findings", _SHORT[finding.code][0]).format_map(_Gaps(facts))


def sentence(finding: PageFinding, state: DeskState) -> str:
    """Return what was found, with the numbers its pages have now."""
    problem = finding.problem(state)
    return faults.explain(problem.code, QLocale().name(), problem.facts).title.rstrip("。.")


def mark(page: DeskPage, findings: Sequence[PageFinding], state: DeskState | None) -> Mark | None:
    """Return what stands under a page: its gravest finding, and how many more there are."""
    if not page.is_there:
        words = QCoreApplication.translate("findings", "原文件不在")
        return Mark(words, "file-x", Tone.BAD)
    if not findings:
        if not page.boxes:
            return None
        return _covered(page)
    first = min(findings, key=lambda finding: _ORDER[finding.code])
    if first.code is Code.PAGE_PERSONAL_DATA and page.boxes:
        return _covered(page)
    words = short(first, state)
    if len(findings) > 1:
        words = QCoreApplication.translate("findings", "{words} +{more}").format(
            words=words, more=len(findings) - 1
        )
    return Mark(words, icon(first), tone(first))


def _covered(page: DeskPage) -> Mark:
    words = QCoreApplication.translate("findings", "已遮盖 {count} 处")
    return Mark(words.format(count=len(page.boxes)), "eye-off", Tone.GOOD)


def still_true(findings: Sequence[PageFinding], state: DeskState) -> list[PageFinding]:
    """Return those whose pages are still on the desk."""
    there = {page.id for page in state.pages}
    return [
        each for each in findings if each.page_id in there and (each.other is None or each.other in there)
    ]


def lines(findings: Sequence[PageFinding], state: DeskState) -> list[Line]:
    """Return the findings as places to jump to, the gravest kind first, else in the order of the pages."""
    shown = still_true(findings, state)
    shown.sort(key=lambda finding: tone(finding) is Tone.GOOD)
    return [
        Line(key=each.page_id, text=sentence(each, state), icon=icon(each), tone=tone(each).ink)
        for each in shown
    ]


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
