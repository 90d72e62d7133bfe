"""Accounts on the desk: the bureau's own people and those of institutions; nobody sees or sets a state by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import SetPasswordMixin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from bureau.account import passwords, services
from bureau.account.models import BUREAU_ROLES, Account
from bureau.desk.records import DecidedAdmin, Decision, now
from desktop_client import words
from desktop_client.contract.states import AccountEvent, AccountState, Role

admin.site.unregister(Group)  # groups follow from roles

_ROLES = [
    (role.value, words.word(role, "zh"))
    for role in (Role.CLERK, Role.MANAGER, Role.REVIEWER, Role.SYSTEM_ADMIN)
]


class NewAccountForm(SetPasswordMixin, forms.ModelForm):
    """A new person with a first password."""

    password1, password2 = SetPasswordMixin.create_password_fields("初始密码", "再输一次")
    role = forms.ChoiceField(label="身份", choices=_ROLES)

    class Meta:
        model = Account
        fields = ("username", "name", "mobile", "role", "institution")

    def clean(self) -> dict[str, Any]:
        self.validate_passwords()
        self.validate_password_for_user(self.instance)
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("role") not in BUREAU_ROLES and not cleaned.get("institution"):
            raise ValidationError({"institution": "经办人和单位管理员必须属于一个机构。"})
        return cleaned


class ResetForm(SetPasswordMixin, forms.Form):
    """A new password for somebody who cannot sign in any more."""

    password1, password2 = SetPasswordMixin.create_password_fields("新密码", "再输一次")

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account = account

    def clean(self) -> dict[str, Any]:
        self.validate_passwords()
        self.validate_password_for_user(self._account)
        cleaned: dict[str, Any] = super().clean() or {}
        return cleaned


@admin.register(Account)
class AccountAdmin(DecidedAdmin):
    list_display = ("username", "name", "role", "institution", "state", "created_at")
    list_filter = ("role", "state")
    search_fields = ("username", "name", "institution__name")
    list_select_related = ("institution",)
    autocomplete_fields = ("institution",)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """A filter on the hash of a password would tell it letter by letter."""
        return not lookup.startswith("password") and bool(super().lookup_allowed(lookup, value, request))

    def get_form(self, request: HttpRequest, obj: Account | None = None, **kwargs: Any) -> Any:
        return super().get_form(request, obj, **({} if obj else {"form": NewAccountForm}), **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Account | None = None) -> Any:
        if obj is not None:
            return [
                (
                    None,
                    {"fields": ("username", "name", "mobile", "role", "institution", "state", "created_at")},
                )
            ]
        password = {
            "fields": ("password1", "password2"),
            "description": passwords.RuleValidator().get_help_text(),
        }
        return [(None, {"fields": ("username", "name", "mobile", "role", "institution")}), ("登录", password)]

    def get_readonly_fields(self, request: HttpRequest, obj: Account | None = None) -> Sequence[str]:
        return () if obj is None else ("username", "role", "institution", "state", "created_at")

    def save_model(self, request: HttpRequest, obj: Account, form: Any, change: bool) -> None:
        if not change:
            obj.created_at = now()
            obj.password = passwords.hashed(form.cleaned_data["password1"])
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        services.join_groups(form.instance)

    def decisions(self, request: HttpRequest, record: Account) -> Sequence[Decision]:
        if not request.user.has_perm("account.change_account") or record == request.user:
            return []
        if record.state not in (AccountState.ACTIVE, AccountState.LOCKED):
            return []
        return [
            Decision(
                AccountEvent.CHANGE_PASSWORD.value,
                "重置密码",
                "重置后立即退出所有登录，请把新密码当面告知本人。",
            ),
            Decision(AccountEvent.DISABLE.value, "停用账号", "停用后立即退出所有登录，不能恢复。"),
        ]

    def decide(self, request: HttpRequest, record: Account, event: str, given: dict[str, Any]) -> None:
        if event == AccountEvent.DISABLE:
            services.disable(record, actor=request.user.actor, reason=given["reason"], at=now())
        else:
            services.set_password(record, given["password1"], actor=request.user.actor, at=now())

    def decision_form(self, decision: Decision, record: Account, data: Any) -> forms.Form:
        if decision.event == AccountEvent.CHANGE_PASSWORD:
            return ResetForm(data, account=record)
        return super().decision_form(decision, record, data)
