"""How times, sizes, points and titles are worded in the language now spoken."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from desktop_client import clock, faults
from desktop_client.errors import AppError
from desktop_client.problems import Problem

translate = QCoreApplication.translate


class Titled(Protocol):
    """Whatever the bureau publishes with a Chinese title and perhaps an English one."""

    @property
    def title(self) -> str: ...

    @property
    def title_en(self) -> str: ...


class Measured(Protocol):
    """Whatever is counted in a unit."""

    @property
    def unit(self) -> str: ...

    @property
    def unit_en(self) -> str: ...


def speaks_chinese() -> bool:
    """Tell whether the window now speaks Chinese."""
    return QLocale().language() is QLocale.Language.Chinese


def title(thing: Titled) -> str:
    """Return the title in the language of the window; Chinese where the bureau gave no English."""
    return thing.title if speaks_chinese() or not thing.title_en else thing.title_en


def chosen(chinese: str, english: str) -> str:
    """Return one of two texts of the bureau, Chinese where there is no English."""
    return chinese if speaks_chinese() or not english else english


def unit(thing: Measured) -> str:
    """Return the unit in the language of the window."""
    return chosen(thing.unit, thing.unit_en)


def exact(at: datetime) -> str:
    """Return a moment to the second by the bureau's clock, as the guide's 申报时间: 2021-12-15 17:18:30."""
    return at.astimezone(clock.BEIJING).strftime("%Y-%m-%d %H:%M:%S")


def day(at: datetime | date) -> str:
    """Return a date as the guide's 有效期: 2024-12-15."""
    return _bureau_day(at).isoformat()


def short_day(at: datetime | date, *, today: date) -> str:
    """Return a date for reading: month and day, and the year when it is another one."""
    on = _bureau_day(at)
    form = (
        translate("wording", "M 月 d 日")
        if on.year == today.year
        else translate("wording", "yyyy 年 M 月 d 日")
    )
    return QLocale().toString(QDate(on.year, on.month, on.day), form)


def month(on: date) -> str:
    """Return the label of a month on a time axis; January carries its year."""
    form = translate("wording", "yyyy 年 M 月") if on.month == 1 else translate("wording", "M 月")
    return QLocale().toString(QDate(on.year, on.month, 1), form)


def recently(at: datetime, *, now: datetime) -> str:
    """Return how long ago something was, the way people say it: 今天 10:32, 昨天 16:05, 11 月 3 日."""
    local, today = at.astimezone(clock.BEIJING), now.astimezone(clock.BEIJING).date()
    days = (today - local.date()).days
    if days == 0:
        return translate("wording", "今天 {time}").format(time=local.strftime("%H:%M"))
    if days == 1:
        return translate("wording", "昨天 {time}").format(time=local.strftime("%H:%M"))
    return short_day(at, today=today) if local.year == today.year else day(at)


def time_of_day(at: datetime) -> str:
    """Return the bureau's time of day to the second, for 已保存 10:32:07."""
    return at.astimezone(clock.BEIJING).strftime("%H:%M:%S")


def points(value: Decimal) -> str:
    """Return points without idle zeros: 6, 4.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal, unit: str = "") -> str:
    """Return a number with its thousands apart and its unit: 1,000 万元, 20 m²."""
    whole, dot, rest = points(value).partition(".")
    number = f"{int(whole):,}{dot}{rest}"
    return f"{number} {unit}" if unit else number


def gain(value: Decimal) -> str:
    """Return points to be won: +6."""
    return f"+{points(value)}"


def file_name(text: str) -> str:
    """Return a name that every file system takes."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", text).strip("_")


def size(count: int) -> str:
    """Return a file size for reading: 2.1 MB."""
    return QLocale.c().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def qt_moment(at: datetime) -> QDateTime:
    """Return a moment as Qt's own, for sorting and accessibility."""
    return QDateTime.fromSecsSinceEpoch(round(at.timestamp()))


def _bureau_day(at: datetime | date) -> date:
    return at.astimezone(clock.BEIJING).date() if isinstance(at, datetime) else at


def sentence(problem: Problem) -> str:
    """Return what is wrong and what to do about it, in one line."""
    return faults.sentence(problem, QLocale().name())


def fault(error: AppError) -> str:
    """Return the same for a failure of the surroundings: disk, network, keyring."""
    told = faults.explain(error.code, QLocale().name(), error.facts)
    return translate("wording", "{what}{next}").format(what=told.title, next=told.next_step)
