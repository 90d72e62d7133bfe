"""Verbs of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop_client.problems import Refused
from desktop_client.shell.told import Told, refusal

if TYPE_CHECKING:
    from desktop_client.shell.session import Session

#: The contract's field names as options; the password comes on standard input.
FIELDS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (  # Any: argparse's own keywords
    (("--institution-name",), {"default": ""}),
    (("--credit-code",), {"default": ""}),
    (("--qualifications",), {"default": "", "help": "codes, joined by commas"}),
    (("--licence-number",), {"default": ""}),
    (("--clerk-name",), {"default": ""}),
    (("--clerk-mobile",), {"default": ""}),
    (("--username",), {"default": "", "dest": "new_username"}),
)
NAMES = ("institution_name", "credit_code", "qualifications", "licence_number", "clerk_name", "clerk_mobile")


def connect(session: Session) -> Told:
    """Choose the bureau; its address is checked, and that it answers, unless offline."""
    from desktop_client.api.transport import checked_address

    client, bureau = session.client, session.asked.bureau
    client.account.close()
    client.settings.practice = bureau == "practice"
    if not client.settings.practice:
        client.settings.bureau_url = checked_address(bureau)
    client.settings.save()
    if session.asked.offline:
        return Told({"practice": client.settings.practice, "bureau_url": client.settings.bureau_url})
    info = client.account.info()
    return Told(info, (info.name,))


def register(session: Session) -> Told:
    values = {name: getattr(session.asked, name) for name in NAMES}
    values["username"] = session.asked.new_username
    values["password"] = values["repeat_password"] = session.line()
    answer = session.client.account.register(values)
    if isinstance(answer, Refused):
        return refusal(answer)
    warnings = tuple(session.client.account.check_registration(values))
    return Told(answer, (f"已注册，用户名 {answer.username}。",), problems=warnings)


def sign_in(session: Session) -> Told:
    asked, account = session.asked, session.client.account
    password = session.line()
    previous = session.line() if asked.previous_password else None
    signed = account.sign_in(
        asked.name,
        password,
        remember=not asked.no_remember,
        previous_password=previous,
        start_afresh=asked.start_afresh,
    )
    if isinstance(signed, Refused):
        return refusal(signed)
    session.sync()
    data = {"account": signed.account, "online": signed.online, "remembered": signed.remembered}
    return Told(
        data, (f"{signed.account.name}，{signed.account.institution.name}",), problems=signed.problems
    )


def sign_out(session: Session) -> Told:
    session.client.account.resume()
    session.client.account.sign_out()
    return Told({"signed_in": False}, ("已退出。",))


def change_password(session: Session) -> Told:
    session.office()
    old, new = session.line(), session.line()
    answer = session.client.account.change_password(old, new, new)
    if isinstance(answer, Refused):
        return refusal(answer)
    return Told({"changed": True}, ("密码已修改，其他登录已退出。",))


def whoami(session: Session) -> Told:
    session.office()
    client = session.client
    account = client.account.current
    assert account is not None  # noqa: S101  # the office is open
    where = "practice" if client.settings.practice else client.settings.bureau_url
    data = {"account": account, "bureau": where, "online": client.account.online}
    return Told(data, (f"{account.name}（{account.username}），{account.institution.name}，{where}",))
