"""Register, sign in (also offline), stay signed in, sign out, change the password.

Every verb may wait for the network or for the keyring's unlock window: never on the GUI thread.
"""

from __future__ import annotations

import contextlib
import platform
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_client import events, paths
from desktop_client.account import checks
from desktop_client.account.models import KeyringState, SignedIn
from desktop_client.account.vault import Vault
from desktop_client.contract.codes import Code
from desktop_client.credentials.model import Credentials
from desktop_client.errors import AppError, BureauUnavailable, KeyringError
from desktop_client.problems import Done, Problem, Refused, Severity, blocking

if TYPE_CHECKING:  # the sign-in window must not wait for pydantic, requests and SQLCipher
    from desktop_client.account.entrance import Entered
    from desktop_client.api.client import ApiClient
    from desktop_client.contract.messages import Account, BureauInfo, PasswordRule, Registered, Session
    from desktop_client.settings import Settings


class AccountService:
    """``entered`` and ``left`` tell the composition root to open and to close the rooms."""

    def __init__(
        self,
        *,
        profile: paths.Profile,
        settings: Settings,
        practice_address: Callable[[], str],
        offline: bool,
        credentials: Credentials,
        bus: events.Bus,
        entered: Callable[[Entered], None],
        left: Callable[[], None],
    ) -> None:
        self._profile = profile
        self._settings = settings
        self._practice_address = practice_address
        self._offline = offline
        self._credentials = credentials
        self._bus = bus
        self._tell_entered = entered
        self._tell_left = left
        self._inside: Entered | None = None
        self._remembering = False
        self._online = False
        self._info: BureauInfo | None = None
        self._turn = threading.RLock()

    @property
    def current(self) -> Account | None:
        """Who is signed in."""
        return self._inside.account if self._inside else None

    @property
    def online(self) -> bool:
        """Whether the bureau answered the last time it was asked."""
        return self._online

    @property
    def has_session(self) -> bool:
        """Whether the bureau would still know us; else :meth:`renew` is needed before anything can be sent."""
        return self._inside is not None and self._inside.api.has_session

    def keyring_state(self) -> KeyringState:
        """What the system's keyring can do for us now."""
        try:
            self._credentials.probe()
        except KeyringError as error:
            return KeyringState.LOCKED if error.code is Code.KEYRING_LOCKED else KeyringState.ABSENT
        return KeyringState.USABLE

    # -- before signing in ------------------------------------------------------------------------------

    def info(self) -> BureauInfo:
        """Who answers at the chosen address."""
        from desktop_client.account import entrance

        with self._door() as api:
            self._info = api.bureau()
        if self._inside is not None:
            entrance.keep_bureau(self._inside.store, self._info)
        return self._info

    def password_rule(self) -> PasswordRule:
        """The rule in force, as the bureau last told it."""
        from desktop_client.account import entrance

        kept = entrance.kept_bureau(self._inside.store) if self._inside else None
        return (self._info or kept or self.info()).password_rule

    def check_registration(self, values: Mapping[str, str]) -> list[Problem]:
        """Everything that can be said about a registration without asking the bureau."""
        return checks.registration(values, rule=self._info.password_rule if self._info else None)

    def register(self, values: Mapping[str, str]) -> Registered | Refused:
        """Register the institution and its first account; a lost reply is asked for again, not registered twice."""
        from desktop_client.api.client import Refusal

        self.password_rule()
        wrong = blocking(self.check_registration(values))
        if wrong:
            return Refused(tuple(wrong))
        with self._door() as api:
            answer = api.register(checks.to_registration(values), key=str(uuid.uuid4()))
        return answer.refused() if isinstance(answer, Refusal) else answer

    # -- signing in -------------------------------------------------------------------------------------

    def sign_in(
        self,
        username: str,
        password: str,
        remember: bool = True,
        *,
        previous_password: str | None = None,
        start_afresh: bool = False,
    ) -> SignedIn | Refused:
        """Sign in at the bureau, or, when it cannot be reached, with this computer's own key.

        ``StoreError(STORE_LOCKED_AWAY)``: the password was changed elsewhere and nothing here knows the key. Then ask
        again with ``previous_password``, or with ``start_afresh`` (what was here is moved aside, not deleted).
        """
        with self._turn:
            self._leave()
            vault, api = self._vault(username), self._make_api()
            try:
                answer = self._ask_in(api, username, password)
            except BureauUnavailable as error:
                return self._sign_in_offline(vault, api, password, error)
            if isinstance(answer, Refused):
                return answer
            if start_afresh:
                vault.set_aside()
            self._enter(self._confirmed(vault, api, answer.account, password, previous_password))
            return self._signed_in(answer, remember=remember)

    def resume(self) -> SignedIn | None:
        """Go on as whoever was remembered here; needs the keyring, not the network."""
        with self._turn:
            if self._inside is not None:
                return SignedIn(self._inside.account, online=self._online, remembered=self._remembering)
            vault = self._vault(self._settings.username)
            if not self._settings.username or not vault.folder.store.exists():
                return None
            with contextlib.suppress(KeyringError):
                secret = vault.remembered()
                if secret is not None:
                    return self._enter_kept(
                        vault, self._make_api(), secret.database_key, secret.refresh_token
                    )
            return None

    def renew(self, password: str) -> SignedIn | Refused:
        """Sign in again in place, after the session has ended; nothing that is open is touched."""
        with self._turn:
            inside = self._must()
            answer = self._ask_in(inside.api, inside.account.username, password)
            if isinstance(answer, Refused):
                return answer
            if inside.vault.open_offline(password) is None:
                inside.vault.reseal(password, inside.database_key)
            return self._signed_in(answer, remember=self._settings.remember)

    def sign_out(self) -> None:
        """End the session there and here; what is unsent stays, encrypted, for the next time."""
        with self._turn:
            inside = self._inside
            if inside is None:
                return
            with contextlib.suppress(BureauUnavailable):
                inside.api.end_session()
            inside.vault.forget()
            self._leave()

    def close(self) -> None:
        """The program ends; who is remembered stays so."""
        with self._turn:
            self._leave()

    def forget_practice(self) -> None:
        """The practice bureau begins anew: its accounts are no longer known there."""
        with self._turn:
            if self._settings.practice:
                self._leave()
                self._info = None
                if self._settings.username:
                    self._vault(self._settings.username).forget()

    # -- the password -----------------------------------------------------------------------------------

    def check_password(self, old: str, new: str, repeat: str) -> list[Problem]:
        """What is wrong with a change of password, before the bureau is asked."""
        return checks.password_change(old, new, repeat, rule=self.password_rule())

    def change_password(self, old: str, new: str, repeat: str) -> Done | Refused:
        """Change it at the bureau; only after its yes do keybox and keyring follow."""
        from desktop_client.api.client import Refusal
        from desktop_client.contract.messages import PasswordChange

        with self._turn:
            inside = self._must()
            wrong = blocking(self.check_password(old, new, repeat))
            if wrong:
                return Refused(tuple(wrong))
            answer = inside.api.change_password(PasswordChange(old_password=old, new_password=new))
            if isinstance(answer, Refusal):
                return answer.refused()
            inside.vault.reseal(new, inside.database_key)
            return Done()

    # -- asking -----------------------------------------------------------------------------------------

    def _must(self) -> Entered:
        if self._inside is None:
            raise AppError(Code.NOT_SIGNED_IN)
        return self._inside

    def _vault(self, username: str) -> Vault:
        place = paths.PRACTICE_PLACE if self._settings.practice else self._settings.bureau_url.rstrip("/")
        folder = self._profile.account(place, username)
        return Vault(folder, name=f"{username}@{place}", credentials=self._credentials)

    def _address(self) -> str:
        if self._settings.practice and not self._offline:
            return self._practice_address()
        if self._offline or not self._settings.bureau_url:
            raise BureauUnavailable(Code.BUREAU_UNREACHABLE)
        return self._settings.bureau_url

    def _make_api(self) -> ApiClient:
        from desktop_client.api.client import ApiClient
        from desktop_client.api.transport import Transport

        transport = Transport(self._address, ca_file=self._settings.ca_file)
        return ApiClient(transport, rotated=self._keep_token, lost=self._session_lost, reached=self._reached)

    @contextlib.contextmanager
    def _door(self) -> Iterator[ApiClient]:
        """The open one, or one for just this question."""
        if self._inside is not None:
            yield self._inside.api
            return
        api = self._make_api()
        try:
            yield api
        finally:
            api.close()

    def _ask_in(self, api: ApiClient, username: str, password: str) -> Session | Refused:
        import pydantic

        from desktop_client.api.client import Refusal
        from desktop_client.contract.messages import SignIn

        try:
            request = SignIn(username=username, password=password, device=platform.system())
        except pydantic.ValidationError:
            # Nothing that could be an account: the same words as for a wrong password.
            return Refused((Problem(Code.SIGN_IN_REFUSED),))
        answer = api.sign_in(request)
        return answer.refused() if isinstance(answer, Refusal) else answer

    # -- entering and leaving ---------------------------------------------------------------------------

    def _confirmed(
        self, vault: Vault, api: ApiClient, account: Account, password: str, previous_password: str | None
    ) -> Entered:
        from desktop_client.account import entrance

        try:
            return entrance.confirmed(
                vault,
                api,
                account,
                password,
                previous_password=previous_password,
                practice=self._settings.practice,
            )
        except AppError:
            # The store stays shut, so the session just opened is of no use: do not leave it behind at the bureau.
            with contextlib.suppress(AppError):
                api.end_session()
            raise

    def _sign_in_offline(
        self, vault: Vault, api: ApiClient, password: str, error: BureauUnavailable
    ) -> SignedIn | Refused:
        if not vault.can_open_offline:
            raise error
        key = vault.open_offline(password)
        if key is None:
            return Refused((Problem(Code.SIGN_IN_REFUSED),))
        token = ""
        with contextlib.suppress(KeyringError):
            secret = vault.remembered()
            token = secret.refresh_token if secret else ""
        signed = self._enter_kept(vault, api, key, token)
        if signed is None:
            raise error
        away = Problem(error.code, severity=Severity.WARNING, facts=error.facts)
        return replace(signed, problems=(*signed.problems, away))

    def _enter_kept(self, vault: Vault, api: ApiClient, key: bytes, refresh_token: str) -> SignedIn | None:
        from desktop_client.account import entrance
        from desktop_client.api.client import Tokens

        inside = entrance.remembered(vault, api, key)
        if inside is None:
            return None
        if refresh_token:
            api.enter(Tokens(access="", refresh=refresh_token))
        self._remembering = bool(refresh_token)
        self._enter(inside)
        return SignedIn(
            inside.account, online=self._online, remembered=self._remembering, problems=inside.problems
        )

    def _enter(self, inside: Entered) -> None:
        self._inside = inside
        self._tell_entered(inside)

    def _signed_in(self, session: Session, *, remember: bool) -> SignedIn:
        """Remember what may be remembered, and say what could not be."""
        inside = self._must()
        problems = list(inside.problems)
        self._remembering = False
        if remember:
            problem = inside.vault.remember(inside.database_key, session.refresh_token)
            self._remembering = problem is None
            problems += [problem] if problem else []
        else:
            inside.vault.forget()
        self._settings.username, self._settings.remember = session.account.username, remember
        self._settings.save()
        return SignedIn(session.account, online=True, remembered=self._remembering, problems=tuple(problems))

    def _leave(self) -> None:
        inside, self._inside = self._inside, None
        self._remembering = False
        if inside is None:
            return
        self._tell_left()
        inside.api.close()
        inside.store.close()

    # -- what the door tells ----------------------------------------------------------------------------

    def _keep_token(self, refresh_token: str) -> None:
        """Every refresh makes the old token worthless: the keyring follows at once."""
        inside = self._inside
        if inside is not None and self._remembering:
            self._remembering = inside.vault.remember(inside.database_key, refresh_token) is None

    def _session_lost(self) -> None:
        self._bus.publish(events.SessionLost())

    def _reached(self, *, online: bool) -> None:
        if online is not self._online:
            self._online = online
            self._bus.publish(events.ConnectionChanged(online))
