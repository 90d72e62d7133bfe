"""One thin method per endpoint: messages in, messages out, a :class:`Refusal` when the bureau says no."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn, Protocol, TypeVar

import pydantic

from desktop_client.api.transport import FILE_SECONDS, Call, Reply, Transport
from desktop_client.contract import limits, messages
from desktop_client.contract.codes import Code
from desktop_client.contract.scheme import Scheme
from desktop_client.errors import BureauUnavailable, SessionEnded
from desktop_client.problems import Problem, Refused

M = TypeVar("M", bound=pydantic.BaseModel)
PREFIX = limits.API_PREFIX


@dataclass(frozen=True, slots=True)
class Refusal:
    """The bureau understood and says no."""

    status: int
    document: messages.ProblemDocument

    @property
    def code(self) -> str:
        return self.document.code

    def refused(self) -> Refused:
        """The reasons, each with its place; the whole document when it names none."""
        items = self.document.problems or [
            messages.ProblemItem(code=self.document.code, facts=self.document.facts),
        ]
        return Refused(tuple(Problem(known(item.code), place=item.place, facts=item.facts) for item in items))


def known(code: str) -> Code:
    """A code that only a newer bureau knows is a request this program cannot make right."""
    try:
        return Code(code)
    except ValueError:
        return Code.REQUEST_INVALID


class Reached(Protocol):
    """Is told after each call whether the bureau answered."""

    def __call__(self, *, online: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class Tokens:
    """What opens the bureau's door; never shown, never logged."""

    access: str
    refresh: str

    def __repr__(self) -> str:
        return "Tokens(…)"


@dataclass(frozen=True, slots=True)
class Tagged:
    """The catalogue and the tag under which to ask whether it is still the newest."""

    catalogue: messages.Catalogue
    etag: str


class ApiClient:
    """The door of one bureau for one account.

    ``rotated`` is told every new refresh token (the old one opens nothing any more), ``lost`` that the session is over.
    """

    def __init__(
        self,
        transport: Transport,
        *,
        rotated: Callable[[str], None] = lambda _: None,
        lost: Callable[[], None] = lambda: None,
        reached: Reached | None = None,
    ) -> None:
        self._transport = transport
        self._rotated = rotated
        self._lost = lost
        self._reached = reached
        self._tokens: Tokens | None = None
        self._refreshing = threading.Lock()

    # -- the session ------------------------------------------------------------------------------------

    def enter(self, tokens: Tokens | None) -> None:
        """Use these from now on; None: there is no session."""
        self._tokens = tokens

    @property
    def has_session(self) -> bool:
        return self._tokens is not None

    def close(self) -> None:
        """Drop the connections; the session at the bureau goes on."""
        self._transport.close()

    def bureau(self) -> messages.BureauInfo:
        return _message(self._sure(Call("GET", f"{PREFIX}/bureau", repeatable=True)), messages.BureauInfo)

    def register(self, registration: messages.Registration, *, key: str) -> messages.Registered | Refusal:
        call = _post("/institutions", registration, headers={limits.IDEMPOTENCY_HEADER: key}, repeatable=True)
        return self._open(call, messages.Registered)

    def sign_in(self, request: messages.SignIn) -> messages.Session | Refusal:
        """A new session, which is used from now on."""
        return self._entered(self._open(_post("/sessions", request), messages.Session))

    def end_session(self) -> None:
        """Sign out at the bureau; here the tokens are forgotten in any case."""
        tokens, self._tokens = self._tokens, None
        if tokens is not None:
            self._send(Call("DELETE", f"{PREFIX}/sessions/current", headers=_bearer(tokens)))

    def account(self) -> messages.Account | Refusal:
        return self._ask("/account", messages.Account)

    def change_password(self, change: messages.PasswordChange) -> messages.Session | Refusal:
        """Ends every other session; this one goes on with new tokens."""
        return self._entered(self._signed(_post("/account/password", change), messages.Session))

    # -- what the bureau publishes ----------------------------------------------------------------------

    def catalogue(self, etag: str = "") -> Tagged | Refusal | None:
        """None: what ``etag`` names is still the newest."""
        headers = {"If-None-Match": etag} if etag else {}
        reply = self._signed_reply(Call("GET", f"{PREFIX}/catalogue", headers=headers, repeatable=True))
        if reply.status == 304:
            return None
        answer = _answer(reply, messages.Catalogue)
        return answer if isinstance(answer, Refusal) else Tagged(answer, reply.headers.get("ETag", ""))

    def scheme(self, scheme_id: str, version: str) -> Scheme | Refusal:
        return self._ask(f"/schemes/{scheme_id}/{version}", Scheme)

    # -- declarations -----------------------------------------------------------------------------------

    def changes(self, cursor: str) -> messages.DeclarationPage | Refusal:
        from urllib.parse import quote

        return self._ask(f"/declarations?cursor={quote(cursor, safe='')}", messages.DeclarationPage)

    def declaration(self, declaration_id: str) -> messages.Declaration | Refusal:
        return self._ask(f"/declarations/{declaration_id}", messages.Declaration)

    def save_draft(
        self, declaration_id: str, draft: messages.Draft, *, version: int | None
    ) -> messages.Declaration | Refusal:
        """``version`` None: it must not exist there yet."""
        condition = {"If-None-Match": "*"} if version is None else _if_match(version)
        call = _json(
            "PUT", f"/declarations/{declaration_id}", draft.model_dump_json().encode(), headers=condition
        )
        return self._signed(call, messages.Declaration)

    def delete(self, declaration_id: str, *, version: int) -> Refusal | None:
        call = Call("DELETE", f"{PREFIX}/declarations/{declaration_id}", headers=_if_match(version))
        return _nothing(self._signed_reply(call))

    def submit(
        self, declaration_id: str, package: bytes, *, key: str, sha256: str
    ) -> messages.Receipt | Refusal:
        """Exactly these bytes. Not repeated by itself: after a lost reply the bureau is asked first."""
        headers = {limits.IDEMPOTENCY_HEADER: key, limits.PACKAGE_HASH_HEADER: sha256}
        call = _json("POST", f"/declarations/{declaration_id}/submit", package, headers=headers)
        return self._signed(call, messages.Receipt)

    def submission(self, key: str) -> messages.Receipt | Refusal:
        return self._ask(f"/submissions/{key}", messages.Receipt)

    def step(self, declaration_id: str, verb: str, *, version: int) -> messages.Declaration | Refusal:
        """``verb`` is withdraw, revise or abandon."""
        call = Call("POST", f"{PREFIX}/declarations/{declaration_id}/{verb}", headers=_if_match(version))
        return self._signed(call, messages.Declaration)

    # -- subsidies --------------------------------------------------------------------------------------

    def projects(self) -> messages.ProjectList | Refusal:
        return self._ask("/projects", messages.ProjectList)

    def subsidy_changes(self, cursor: str) -> messages.SubsidyPage | Refusal:
        from urllib.parse import quote

        return self._ask(f"/subsidies?cursor={quote(cursor, safe='')}", messages.SubsidyPage)

    def subsidy(self, subsidy_id: str) -> messages.Subsidy | Refusal:
        return self._ask(f"/subsidies/{subsidy_id}", messages.Subsidy)

    def save_subsidy(
        self, subsidy_id: str, draft: messages.SubsidyDraft, *, version: int | None
    ) -> messages.Subsidy | Refusal:
        """``version`` None: it must not exist there yet."""
        condition = {"If-None-Match": "*"} if version is None else _if_match(version)
        call = _json("PUT", f"/subsidies/{subsidy_id}", draft.model_dump_json().encode(), headers=condition)
        return self._signed(call, messages.Subsidy)

    def delete_subsidy(self, subsidy_id: str, *, version: int) -> Refusal | None:
        call = Call("DELETE", f"{PREFIX}/subsidies/{subsidy_id}", headers=_if_match(version))
        return _nothing(self._signed_reply(call))

    def submit_subsidy(
        self, subsidy_id: str, package: bytes, *, key: str, sha256: str
    ) -> messages.SubsidyReceipt | Refusal:
        """Exactly these bytes, as with :meth:`submit`."""
        headers = {limits.IDEMPOTENCY_HEADER: key, limits.PACKAGE_HASH_HEADER: sha256}
        call = _json("POST", f"/subsidies/{subsidy_id}/submit", package, headers=headers)
        return self._signed(call, messages.SubsidyReceipt)

    def subsidy_submission(self, key: str) -> messages.SubsidyReceipt | Refusal:
        return self._ask(f"/subsidy-submissions/{key}", messages.SubsidyReceipt)

    def subsidy_step(self, subsidy_id: str, verb: str, *, version: int) -> messages.Subsidy | Refusal:
        """``verb`` is withdraw or revise."""
        call = Call("POST", f"{PREFIX}/subsidies/{subsidy_id}/{verb}", headers=_if_match(version))
        return self._signed(call, messages.Subsidy)

    # -- files ------------------------------------------------------------------------------------------

    def get_file(self, sha256: str) -> bytes | Refusal:
        return self._bytes(f"/files/{sha256}")

    # -- policies ---------------------------------------------------------------------------------------

    def policies(self, cursor: str) -> messages.PolicyPage | Refusal:
        from urllib.parse import quote

        return self._ask(f"/policies?cursor={quote(cursor, safe='')}", messages.PolicyPage)

    def policy_file(self, policy_id: str) -> bytes | Refusal:
        from urllib.parse import quote

        return self._bytes(f"/policies/{quote(policy_id, safe='')}/file")

    # -- awards and notices -----------------------------------------------------------------------------

    def awards(self) -> messages.AwardList | Refusal:
        return self._ask("/awards", messages.AwardList)

    def notices(self) -> messages.NoticeList | Refusal:
        return self._ask("/notices", messages.NoticeList)

    def mark_read(self, notice_id: str) -> Refusal | None:
        return _nothing(
            self._signed_reply(Call("POST", f"{PREFIX}/notices/{notice_id}/read", repeatable=True))
        )

    def exchange(self, call: Call) -> Reply:
        """Any call in the name of this account, for what has words of its own; the reply whatever its status."""
        return self._signed_reply(call)

    # -- how it is asked --------------------------------------------------------------------------------

    def _ask(self, path: str, kind: type[M]) -> M | Refusal:
        return self._signed(Call("GET", PREFIX + path, repeatable=True), kind)

    def _bytes(self, path: str) -> bytes | Refusal:
        headers = {"Accept": "*/*"}
        call = Call("GET", PREFIX + path, headers=headers, repeatable=True, seconds=FILE_SECONDS)
        reply = self._signed_reply(call)
        return reply.body if reply.status == 200 else refusal_of(reply)

    def _open(self, call: Call, kind: type[M]) -> M | Refusal:
        return _answer(self._send(call), kind)

    def _signed(self, call: Call, kind: type[M]) -> M | Refusal:
        return _answer(self._signed_reply(call), kind)

    def _sure(self, call: Call) -> Reply:
        reply = self._send(call)
        if reply.status != 200:
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        return reply

    def _signed_reply(self, call: Call) -> Reply:
        """With the access token; when the bureau no longer takes it, once more with a fresh one."""
        tokens = self._tokens
        if tokens is None:
            raise SessionEnded(Code.SESSION_ENDED)
        if tokens.access:
            reply = self._send(_with(call, _bearer(tokens)))
            if reply.status != 401:
                return reply
        renewed = self._renew(tokens)
        _rewind(call)
        reply = self._send(_with(call, _bearer(renewed)))
        if reply.status == 401:
            self._end()
        return reply

    def _renew(self, used: Tokens | None) -> Tokens:
        """One refresh at a time; whoever comes second finds the new tokens there."""
        with self._refreshing:
            current = self._tokens
            if current is None or used is None:
                raise SessionEnded(Code.SESSION_ENDED)
            if current is not used:
                return current
            # Not repeatable: the bureau takes a refresh token that comes twice for stolen.
            answer = self._open(
                _post("/sessions/refresh", messages.Refresh(refresh_token=used.refresh)), messages.Session
            )
            if isinstance(answer, Refusal):
                if answer.status == 429:
                    raise BureauUnavailable(Code.BUREAU_BUSY)
                self._end()
            self._entered(answer)
            return Tokens(answer.access_token, answer.refresh_token)

    def _entered(self, answer: messages.Session | Refusal) -> messages.Session | Refusal:
        if isinstance(answer, messages.Session):
            self._tokens = Tokens(answer.access_token, answer.refresh_token)
            self._rotated(answer.refresh_token)
        return answer

    def _end(self) -> NoReturn:
        self._tokens = None
        self._lost()
        raise SessionEnded(Code.SESSION_ENDED)

    def _send(self, call: Call) -> Reply:
        try:
            reply = self._transport.send(call)
            _stop_if_broken(reply)
        except BureauUnavailable:
            self._tell_reached(online=False)
            raise
        self._tell_reached(online=True)
        return reply

    def _tell_reached(self, *, online: bool) -> None:
        if self._reached is not None:
            self._reached(online=online)


class PracticeApi:
    """The endpoints that only a practice bureau has; opened by its one token, not by a session."""

    def __init__(self, transport: Transport, token: str) -> None:
        self._transport = transport
        self._token = token

    def sample(self) -> messages.PracticeSample | Refusal:
        return self._call(Call("GET", f"{PREFIX}/practice/sample", repeatable=True), messages.PracticeSample)

    def plan(self) -> messages.PracticePlan | Refusal:
        return self._call(Call("GET", f"{PREFIX}/practice/plan", repeatable=True), messages.PracticePlan)

    def set_plan(self, plan: messages.PracticePlan) -> messages.PracticePlan | Refusal:
        return self._call(
            _json("PUT", "/practice/plan", plan.model_dump_json().encode()), messages.PracticePlan
        )

    def review(self, review: messages.PracticeReview) -> messages.Declaration | Refusal:
        return self._call(_post("/practice/review", review), messages.Declaration)

    def review_subsidy(self, review: messages.PracticeSubsidyReview) -> messages.Subsidy | Refusal:
        return self._call(_post("/practice/review-subsidy", review), messages.Subsidy)

    def desk_link(self) -> messages.DeskLink | Refusal:
        return self._call(Call("POST", f"{PREFIX}/practice/desk-link"), messages.DeskLink)

    def _call(self, call: Call, kind: type[M]) -> M | Refusal:
        reply = self._transport.send(_with(call, {limits.PRACTICE_TOKEN_HEADER: self._token}))
        _stop_if_broken(reply)
        return _answer(reply, kind)


# -- from bytes to messages ---------------------------------------------------------------------------------


def _answer(reply: Reply, kind: type[M]) -> M | Refusal:
    return _message(reply, kind) if 200 <= reply.status < 300 else refusal_of(reply)


def _nothing(reply: Reply) -> Refusal | None:
    return None if 200 <= reply.status < 300 else refusal_of(reply)


def _message(reply: Reply, kind: type[M]) -> M:
    try:
        return kind.model_validate_json(reply.body)
    except ValueError as error:
        raise BureauUnavailable(Code.BUREAU_NONSENSE) from error


def refusal_of(reply: Reply) -> Refusal:
    """What a reply that is no success says."""
    return Refusal(reply.status, _message(reply, messages.ProblemDocument))


def _stop_if_broken(reply: Reply) -> None:
    if reply.status == 503:
        raise BureauUnavailable(Code.BUREAU_BUSY)
    if reply.status >= 500:
        raise BureauUnavailable(Code.BUREAU_BROKEN)


def _post(
    path: str,
    message: pydantic.BaseModel,
    *,
    headers: Mapping[str, str] | None = None,
    repeatable: bool = False,
) -> Call:
    return _json("POST", path, message.model_dump_json().encode(), headers=headers, repeatable=repeatable)


def _json(
    method: str, path: str, body: bytes, *, headers: Mapping[str, str] | None = None, repeatable: bool = False
) -> Call:
    all_headers = {"Content-Type": "application/json", **(headers or {})}
    return Call(method, PREFIX + path, body=body, headers=all_headers, repeatable=repeatable)


def _with(call: Call, headers: Mapping[str, str]) -> Call:
    from dataclasses import replace

    return replace(call, headers={**call.headers, **headers})


def _rewind(call: Call) -> None:
    if call.body is not None and not isinstance(call.body, bytes):
        call.body.seek(0)


def _bearer(tokens: Tokens) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens.access}"}


def _if_match(version: int) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}
