"""A document as pikepdf sees it, with every bound that a stranger's file asks for. Runs in a confined process."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf

from desktop_client.gate import interior, opening, unpacking
from desktop_client.gate.facts import Facts, State
from desktop_client.gate.opening import READER_ERRORS

#: qpdf itself unpacks what holds the objects of a document.
MOST_OF_OBJECTS = 128_000_000
#: A page that nobody could draw is not worth a hundred thousand messages.
MOST_WARNINGS = 2_000

Check = Callable[[], None]
Tell = Callable[[Facts], None]


def read(path: Path, facts: Facts, *, seconds: float, check: Check, tell: Tell) -> Facts:
    """``facts`` with all that the document says; ``check`` is called between steps and may raise to stop.

    ``tell`` hears what is certain before a step that may take too long.
    """
    until = time.monotonic() + seconds
    return _opened(path, facts, lambda pdf, known: _described(pdf, known, until=until, check=check), tell)


def glance(path: Path, facts: Facts, *, tell: Tell) -> Facts:
    """Only how many pages there are: for a document that is too much to be looked through."""
    return _opened(path, facts, lambda _, known: replace(known, is_checked=False), tell)


def _opened(path: Path, facts: Facts, describe: Callable[[pikepdf.Pdf, Facts], Facts], tell: Tell) -> Facts:
    broken = replace(facts, damaged=True, state=State.BROKEN)
    try:
        with _bounded():
            document = opening.open_document(path, before_second_try=lambda: tell(broken))
            with document.pdf as pdf:
                known = replace(facts, encrypted=pdf.is_encrypted, pages=len(pdf.pages))
                if not known.pages:
                    return replace(known, state=State.EMPTY)
                known = _with_damage(describe(pdf, known), pdf.get_warnings())
                return replace(known, damaged=True, repaired=True) if document.is_rewritten else known
    except pikepdf.PasswordError:
        return replace(facts, encrypted=True, state=State.LOCKED)
    except unpacking.Bomb:
        return replace(facts, state=State.BOMB)
    except READER_ERRORS as error:
        is_empty = opening.NO_PAGES in str(error)
        return replace(facts, pages=0, state=State.EMPTY) if is_empty else broken


def _described(pdf: pikepdf.Pdf, facts: Facts, *, until: float, check: Check) -> Facts:
    found = interior.Found()
    unpacked = unpacking.Unpacking(file_bytes=facts.bytes or 0, until=until)
    is_checked = True
    for number, thing in enumerate(pdf.objects):
        if number % 500 == 0:
            check()
            if time.monotonic() > until:
                is_checked = False
                break
        try:
            found.add(thing)
            if isinstance(thing, pikepdf.Stream):
                unpacked.add(thing)
        except unpacking.OutOfTime:
            is_checked = False
            break
        except READER_ERRORS:
            unpacked.broken += 1
    form = _form(pdf)
    return replace(
        facts,
        broken=unpacked.broken,
        scripts=found.scripts + interior.opens_with_an_action(pdf),
        attachments=found.attachments,
        signatures=found.signatures,
        fields=form.fields,
        xfa=form.xfa,
        is_checked=is_checked and unpacked.is_complete,
    )


def _form(pdf: pikepdf.Pdf) -> interior.Form:
    try:
        return interior.form_of(pdf)
    except READER_ERRORS:
        return interior.Form()


def _with_damage(facts: Facts, warnings: list[str]) -> Facts:
    """What the reader had to mend while reading; contents that cannot be unpacked stay broken."""
    is_mended = opening.is_mended(warnings)
    return replace(facts, damaged=is_mended or facts.broken > 0, repaired=is_mended and not facts.broken)


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """qpdf's bounds hold for a whole process: page work that follows in the same one gets its own back."""
    before = pikepdf.settings.get_qpdf_limits()
    pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST_OF_OBJECTS, doc_max_warnings=MOST_WARNINGS)
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(
            flate_max_memory=before["flate_max_memory"], doc_max_warnings=before["doc_max_warnings"]
        )
