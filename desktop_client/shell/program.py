"""One call of the shell: parse, do the verb, tell, and answer with the exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from desktop_client.contract.codes import Code
from desktop_client.errors import AppError, BureauUnavailable, KeyringError, StoreError
from desktop_client.problems import Problem
from desktop_client.shell import plain
from desktop_client.shell.parser import make_parser
from desktop_client.shell.session import NotSignedIn, Session, opened
from desktop_client.shell.told import Told, refusal

DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3
#: Not the person's doing and not the bureau's word: this computer, its network, its keyring.
SURROUNDINGS = frozenset(
    {
        Code.PROFILE_IN_USE,
        Code.PRACTICE_NOT_STARTED,
        Code.DISK_FULL,
        Code.OUTPUT_NOT_WRITABLE,
        Code.OUTPUT_NO_SPACE,
        Code.PROGRAM_FAULT,
    }
)


def run(arguments: Sequence[str]) -> int:
    """0 done, 1 refused with reasons, 2 wrong usage, 3 the surroundings."""
    asked = make_parser().parse_args(arguments)
    _speak_utf8()
    with opened(asked) as session:
        told, status = _tried(session)
        _tell(told, session)
    return status


def _tried(session: Session) -> tuple[Told, int]:
    try:
        told: Told = session.asked.run(session)
    except NotSignedIn as refused:
        return refusal(refused.refused), REFUSED
    except AppError as error:
        is_around = (
            isinstance(error, (BureauUnavailable, StoreError, KeyringError)) or error.code in SURROUNDINGS
        )
        problem = Problem(error.code, facts=error.facts)
        return Told({}, problems=(problem,), refused=True), ENVIRONMENT if is_around else REFUSED
    return told, REFUSED if told.refused else DONE


def _tell(told: Told, session: Session) -> None:
    language = session.asked.language
    problems = [*told.problems, *(warning for warning in session.warnings if warning not in told.problems)]
    if session.asked.json and (told.data is not None or problems):
        print(json.dumps(_document(told, problems, language), ensure_ascii=False, indent=2))
    if session.asked.json:
        return
    for line in told.lines:
        print(line)
    for problem in problems:
        said = plain.problem(problem, language)
        place = f"{said['place']}: " if said["place"] else ""
        print(f"{place}{said['message']}{said['next_step']} [{said['code']}]", file=sys.stderr)


def _document(told: Told, problems: list[Problem], language: str) -> object:
    """One JSON document; a list stays a list unless there is something to say beside it."""
    data = plain.plain(told.data, language)
    said = [plain.problem(problem, language) for problem in problems]
    if not isinstance(data, dict):
        return {"items": data, "problems": said} if said else data
    return {**data, "problems": said} if said or told.refused else data


def _speak_utf8() -> None:
    """Whatever the console's code page is: our words are Chinese.

    Names on disk need not be text; what is none becomes ``\\udcff``, which in JSON stands for the very same name.
    """
    for stream, errors in (
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
        (sys.stdin, "strict"),
    ):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)
