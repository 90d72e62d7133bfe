"""Verbs about what is published, what waits, what was told, and how this computer is doing."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

from desktop_client import __version__, words
from desktop_client.errors import AppError, BureauUnavailable
from desktop_client.problems import Problem, Refused, Severity
from desktop_client.shell.told import Told, refusal, table

if TYPE_CHECKING:
    from desktop_client.shell.session import Session


def schemes(session: Session) -> Told:
    grading = session.office().grading
    catalogue = grading.catalogue()
    kept = [
        {"id": scheme.id, "version": scheme.version, "title": scheme.title, "sample": scheme.sample}
        for scheme in grading.schemes()
    ]
    lines = [f"申报年度：{'、'.join(map(str, catalogue.years))}", f"标准：{catalogue.scheme.title}"]
    lines += [f"  {item.code}  {item.title}" for item in catalogue.categories]
    lines.append(f"填报承诺 {catalogue.commitment.version}：{catalogue.commitment.text}")
    return Told({**catalogue.model_dump(mode="json"), "schemes": kept}, tuple(lines))


def queue(session: Session) -> Told:
    waiting = session.office().sending.queue()
    language = session.asked.language
    lines = table(
        (
            (
                item.number,
                item.year,
                item.title,
                words.word(item.kind, language) if item.kind else "",
                words.word(item.state, language),
                item.key,
            )
            for item in waiting
        ),
        head=("ID", "申报年度", "申报内容", "分类", "", ""),
    )
    return Told({"items": waiting}, lines)


def send(session: Session) -> Told:
    """Refused when the bureau refused one of them; what it could not be asked about waits on."""
    outcomes = session.office().sending.send()
    refused = [
        problem for item in outcomes if isinstance(item.result, Refused) for problem in item.result.problems
    ]
    told = [
        {
            "key": item.key,
            "matter": item.matter,
            "record_id": item.record_id,
            "outcome": type(item.result).__name__.lower(),
            "result": item.result,
        }
        for item in outcomes
    ]
    left = len(session.office().sending.queue())
    return Told(
        {"items": told, "left": left}, (f"还有 {left} 份待发送。",), tuple(refused), refused=bool(refused)
    )


def cancel(session: Session) -> Told:
    done = session.office().sending.cancel(session.asked.key)
    if isinstance(done, Refused):
        return refusal(done)
    session.sync()
    return Told({"cancelled": True}, ("已撤回待发送的申报包。",))


def sync(session: Session) -> Told:
    """Unlike the quiet synchronisation around other verbs, this one fails when the bureau cannot be reached."""
    office = session.office()
    report = office.sending.sync()
    session.warnings.clear()
    if report.problem is not None:
        raise BureauUnavailable(report.problem.code, **report.problem.facts)
    line = (
        f"已保存 {report.pushed}，已取回 {report.pulled}，冲突 {report.conflicts}，已发送 {len(report.sent)}"
    )
    return Told({"report": report, "state": office.sending.state()}, (line,))


def summary(session: Session) -> Told:
    found = session.office().grading.summary()
    lines = [
        "  ".join(
            (
                todo.kind,
                f"{todo.declaration.number} {todo.declaration.category_title}" if todo.declaration else "",
                todo.award.category_title if todo.award else "",
                str(todo.due or ""),
            )
        )
        for todo in found.todos
    ]
    return Told(found, tuple(lines))


def notices(session: Session) -> Told:
    room = session.office().notices
    chosen = (
        [str(item.id) for item in room.list() if not item.read]
        if session.asked.read_all
        else session.asked.read
    )
    for notice_id in chosen:
        room.mark_read(notice_id)
    if chosen:
        session.sync()
    items = room.list()
    lines = [f"{'  ' if item.read else '● '}{item.at:%Y-%m-%d}  {item.title}  {item.text}" for item in items]
    return Told({"unread": room.unread(), "items": items}, tuple(lines))


def doctor(session: Session) -> Told:
    """Nothing here fails: it says what works and what does not."""
    client = session.client
    facts: dict[str, object] = {
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "profile": session.profile.root,
        "bureau": "practice" if client.settings.practice else client.settings.bureau_url,
        "keyring": client.account.keyring_state(),
        **_libraries(),
        **_bureau(session),
        **_account(session),
    }
    return Told(facts, tuple(f"{name}: {value}" for name, value in facts.items()))


def _libraries() -> dict[str, object]:
    import importlib.metadata

    from sqlcipher3 import dbapi2

    db = dbapi2.connect(":memory:")
    cipher = db.execute("PRAGMA cipher_version").fetchone()
    db.close()
    names = ("requests", "urllib3", "truststore", "pydantic", "keyring", "cryptography")
    found = (
        {name: importlib.metadata.version(name) for name in names}
        if not getattr(sys, "frozen", False)
        else {}
    )
    return {"sqlcipher": cipher[0] if cipher else "", "libraries": found}


def _bureau(session: Session) -> dict[str, object]:
    if session.asked.offline:
        return {"reachable": False}
    try:
        info = session.client.account.info()
    except AppError as error:
        session.warn(Problem(error.code, severity=Severity.WARNING, facts=error.facts))
        return {"reachable": False}
    return {"reachable": True, "bureau_name": info.name, "bureau_time": info.time, "practice": info.practice}


def _account(session: Session) -> dict[str, object]:
    """Who is remembered, whether their store is really encrypted, whether the journal is whole."""
    client = session.client
    signed = client.account.resume()
    if signed is None:
        return {"signed_in": False}
    from desktop_client.paths import PRACTICE_PLACE
    from desktop_client.sending.journal import Journal

    place = PRACTICE_PLACE if client.settings.practice else client.settings.bureau_url
    folder = session.profile.account(place, signed.account.username)
    return {
        "signed_in": True,
        "username": signed.account.username,
        "store_encrypted": not folder.store.read_bytes()[:16].startswith(b"SQLite format 3"),
        "journal_broken_at": Journal(folder.journal).broken_at(),
        "sending": client.office.sending.state(),
    }
