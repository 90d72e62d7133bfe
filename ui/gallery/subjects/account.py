"""The person at the top right: the menu, 修改密码, signing in again."""

from __future__ import annotations

from ui.account.password import NEW, OLD, REPEAT, ChangePasswordDialog
from ui.gallery.studio import Studio
from ui.gallery.subjects.subject import Subject


def _menu(studio: Studio) -> None:
    studio.window.user.open()


def _password(studio: Studio) -> ChangePasswordDialog:
    studio.window.change_password()
    studio.settle()
    return studio.find(ChangePasswordDialog)


def _password_wrong(studio: Studio) -> None:
    dialog = _password(studio)
    for name, text in (
        (OLD, "Not-the-password-1"),
        (NEW, "Another-Password-2026"),
        (REPEAT, "Another-Password-2026"),
    ):
        dialog.fields[name].set_text(text)
    dialog.save()


def _renew(studio: Studio) -> None:
    studio.window.renew()


SUBJECTS = (
    Subject("user-menu", _menu),
    Subject("password", _password),
    Subject("password-wrong", _password_wrong),
    Subject("renew", _renew),
)
