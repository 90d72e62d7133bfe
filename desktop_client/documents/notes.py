"""Sentences about what was done to the pages, and about what would help: nothing happens silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_client.contract.codes import Code
from desktop_client.documents.model import Remedies, ShrinkReport
from desktop_client.problems import Problem, Severity
from desktop_client.words import word

Facts = Mapping[str, Any]  # Any: what the worker told


def megabytes(size: int) -> str:
    """``24.9 MB``, the way the limit is counted; kilobytes where megabytes would say nothing."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} KB"


def of_making(told: Facts, report: ShrinkReport | None) -> tuple[Problem, ...]:
    """Everything that was done, in the order in which it was."""
    return (
        *_of_joining(told),
        *_of_burning(told["burnt"]),
        *of_shrinking(report),
        *_of_pages_not_drawn(told["unrendered"]),
    )


def of_shrinking(report: ShrinkReport | None) -> Iterator[Problem]:
    """What shrinking changed; a report that does not fit changed nothing."""
    if report is None or not report.fits:
        return
    sizes = {"before": megabytes(report.before), "after": megabytes(report.after)}
    if report.setting is None or not report.images_recoded:
        yield _note(Code.DONE_LOSSLESS, sizes)
        return
    facts = {
        **sizes,
        "count": str(report.images_recoded),
        "dpi": str(report.setting.dpi),
        "quality": str(report.setting.quality),
        "lowest": str(report.min_dpi or report.setting.dpi),
    }
    yield _note(Code.DONE_RECODED, facts)


def of_remedies(remedies: Remedies | None) -> tuple[Problem, ...]:
    """What would make it fit."""
    if remedies is None:
        return ()
    helps: list[Problem] = []
    if remedies.split_into is not None:
        helps.append(_note(Code.HELP_SPLIT, {"count": str(remedies.split_into)}))
    if remedies.remove_pages:
        helps.append(_note(Code.HELP_REMOVE_PAGES, {"pages": numbers(remedies.remove_pages)}))
    if remedies.at_setting is not None:
        facts = {"dpi": str(remedies.at_setting.dpi), "quality": str(remedies.at_setting.quality)}
        helps.append(_note(Code.HELP_COARSER, facts))
    if remedies.rescan_dpi is not None:
        helps.append(_note(Code.HELP_RESCAN, {"dpi": str(remedies.rescan_dpi)}))
    return tuple(helps) or (_note(Code.HELP_EXPORT, {}),)


def numbers(pages: Sequence[int]) -> str:
    """Pages counted from 0 as people read them: ``1-3, 7``."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0] + 1}" if len(run) == 1 else f"{run[0] + 1}-{run[-1] + 1}" for run in runs)


def _of_joining(told: Facts) -> Iterator[Problem]:
    joined = told["joined"]
    for name in joined["repaired"]:
        yield _note(Code.DONE_REPAIRED, {"name": name})
    for name in joined["decrypted"]:
        yield _note(Code.DONE_UNLOCKED, {"name": name})
    for name in told["recoded"]:
        yield _note(Code.DONE_WRAPPED, {"name": name})
    if joined["dropped"]:
        what = {"zh": "、", "en": ", "}
        said = {
            tongue: gap.join(word(f"dropped.{each}", tongue) for each in joined["dropped"])
            for tongue, gap in what.items()
        }
        yield _note(Code.DONE_DROPPED, {"what": said["zh"], "what_en": said["en"]})


def _of_burning(burnt: Facts | None) -> Iterator[Problem]:
    if burnt is not None:
        yield _note(Code.DONE_BURNT, {"pages": numbers(burnt["burnt"]), "dpi": str(burnt["dpi"])})


def _of_pages_not_drawn(pages: Sequence[int]) -> Iterator[Problem]:
    for page in pages:
        yield Problem(Code.PAGE_NOT_SHOWN, severity=Severity.WARNING, facts={"page": str(page + 1)})


def _note(code: Code, facts: Mapping[str, str]) -> Problem:
    return Problem(code, severity=Severity.HINT, facts=dict(facts))
