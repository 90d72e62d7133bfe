"""People and their sessions. Of passwords and tokens only hashes are kept."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from bureau.account import passwords
from bureau.institution.models import Institution
from bureau.trail.engine import Actor
from bureau.trail.models import ROLES
from desktop_client import words
from desktop_client.contract.states import ACCOUNT, AccountState, Role, Step

STATES = [(state.value, words.word(state, "zh")) for state in AccountState]
BUREAU_ROLES = frozenset({Role.REVIEWER.value, Role.SYSTEM_ADMIN.value})


class AccountManager(BaseUserManager):
    """Finds people by user name, whatever its upper and lower case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        found: Account = self.get(username__iexact=username)
        return found


class Account(AbstractBaseUser, PermissionsMixin):
    """One person: a clerk or manager of an institution, or a reviewer or administrator of the bureau.

    A reviewer may belong to an institution too; its cases are then closed to that reviewer.
    """

    trail_kind: ClassVar[str] = "account"
    table: ClassVar[Sequence[Step]] = ACCOUNT

    id: uuid.UUID = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username: str = models.CharField("用户名", max_length=64)
    name: str = models.CharField("姓名", max_length=100)
    mobile: str = models.CharField("手机", max_length=20, blank=True)
    role: str = models.CharField("身份", max_length=20, choices=ROLES)
    institution: Institution | None = models.ForeignKey(
        Institution,
        verbose_name="所属机构",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
    )
    state: str = models.CharField("状态", max_length=30, choices=STATES, default=AccountState.ACTIVE.value)
    created_at: datetime = models.DateTimeField("创建时间")

    objects = AccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "账号"
        verbose_name_plural = "账号"
        ordering = ["username"]
        constraints = [models.UniqueConstraint(Lower("username"), name="username_once")]

    def __str__(self) -> str:
        return f"{self.name}（{self.username}）"

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(None if raw_password is None else passwords.typed(raw_password))

    def check_password(self, raw_password: str) -> bool:
        return bool(super().check_password(passwords.typed(raw_password)))

    @property
    def is_active(self) -> bool:
        return self.state == AccountState.ACTIVE

    @property
    def is_staff(self) -> bool:
        """Whether the review desk is open to this person."""
        return self.role in BUREAU_ROLES

    @property
    def actor(self) -> Actor:
        """This person in the trail."""
        return Actor(name=self.name, role=Role(self.role), account=self.id)


class UsedPassword(models.Model):
    """A password this person has had, as a hash."""

    account: Account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="used_passwords")
    hashed: str = models.CharField(max_length=255)
    at: datetime = models.DateTimeField()


class Session(models.Model):
    """One sign-in of one device: a short access token and a refresh token that changes with each use."""

    id: uuid.UUID = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account: Account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sessions")
    device: str = models.CharField(max_length=80, blank=True)
    access_sha256: str = models.CharField(max_length=64, unique=True)
    access_until: datetime = models.DateTimeField()
    refresh_sha256: str = models.CharField(max_length=64, unique=True)
    refresh_until: datetime = models.DateTimeField()
    created_at: datetime = models.DateTimeField()


class SpentRefreshToken(models.Model):
    """A refresh token that was used up; whoever shows it again has a copy, so its session ends."""

    session: Session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="spent")
    sha256: str = models.CharField(max_length=64, unique=True)


class FailedSignIn(models.Model):
    """A wrong password for a user name from an address, both as one hash: people mistype passwords into names."""

    source: str = models.CharField(max_length=64, db_index=True)
    at: datetime = models.DateTimeField()
