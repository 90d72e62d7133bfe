"""Before anybody is signed in: the first window and its dialogs."""

from __future__ import annotations

from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from ui.account.bureau_line import Condition
from ui.account.locked_away import LockedAwayDialog
from ui.account.registration import RegistrationDialog
from ui.gallery.cases import FRESH
from ui.gallery.studio import Studio
from ui.gallery.subjects.subject import Stage, Subject
from ui.widgets.buttons import Button

WRONG = {
    "institution_name": "新来人力资源有限公司",
    "credit_code": "9135O100M000100Y4",
    "clerk_mobile": "1380013800",
    "username": "1王",
    "password": "short",
    "repeat_password": "shorter",
}


def _plain(studio: Studio) -> None:
    studio.program.sign_in.username.clear()


def _incomplete(studio: Studio) -> None:
    studio.program.sign_in.username.clear()
    studio.program.sign_in.submit()


def _refused(studio: Studio) -> None:
    sign_in = studio.program.sign_in
    sign_in.username.setText(studio.cases.username)
    sign_in.password.set_text("Not-the-password-1")
    sign_in.submit()


def _sample_filled(studio: Studio) -> None:
    studio.find(Button, "use-sample").click()


def _unreachable(studio: Studio) -> None:
    studio.program.sign_in.show_condition(Condition.UNREACHABLE)
    studio.program.sign_in.show_error(AppError(Code.BUREAU_UNREACHABLE), may_retry=True)


def _registration(studio: Studio) -> RegistrationDialog:
    studio.find(Button, "register-button").click()
    studio.settle()
    return studio.find(RegistrationDialog)


def _registration_wrong(studio: Studio) -> None:
    dialog = _registration(studio)
    for name, value in WRONG.items():
        dialog.view(name).field(name).set_value(value)
    dialog.submit()


def _registration_taken(studio: Studio) -> None:
    dialog = _registration(studio)
    for name, value in FRESH.items():
        dialog.view(name).field(name).set_value(value)
    dialog.submit()


def _forgotten(studio: Studio) -> None:
    studio.find(Button, "forgot-password").click()


def _server(studio: Studio) -> None:
    studio.find(Button, "change-server").click()


def _locked_away(studio: Studio) -> None:
    LockedAwayDialog(parent=studio.program.sign_in).open()


SUBJECTS = (
    Subject("sign-in", _plain, Stage.NOBODY, contrast=True),
    Subject("sign-in-incomplete", _incomplete, Stage.NOBODY),
    Subject("sign-in-refused", _refused, Stage.NOBODY),
    Subject("sign-in-sample", _sample_filled, Stage.NOBODY),
    Subject("sign-in-unreachable", _unreachable, Stage.NOBODY),
    Subject("registration", _registration, Stage.NOBODY),
    Subject("registration-wrong", _registration_wrong, Stage.NOBODY),
    Subject("registration-taken", _registration_taken, Stage.NOBODY),
    Subject("forgotten", _forgotten, Stage.NOBODY),
    Subject("server", _server, Stage.NOBODY),
    Subject("locked-away", _locked_away, Stage.NOBODY),
)
