"""Everything that differs between one installed bureau and another, read from ``bureau.toml`` in its data folder."""

from __future__ import annotations

import os
import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from desktop_client.contract.messages import PasswordRule
from desktop_client.paths import private_folder, write_private

CONFIGURATION_FILE = "bureau.toml"
#: The sample's passwords: what lies in a folder with this file is for practice.
SAMPLE_FILE = "sample.json"
#: The rule of GB/T 22239-2019 8.1.4.1 without the periodic change; a bureau may state another in ``bureau.toml``.
DEFAULT_PASSWORD_RULE = PasswordRule(min_length=10, min_classes=3, history=5)


@dataclass(frozen=True, slots=True)
class Database:
    """SQLite in the data folder unless ``engine`` says ``postgresql``."""

    engine: Literal["sqlite", "postgresql"] = "sqlite"
    name: str = "bureau"
    user: str = ""
    host: str = ""
    port: str = ""
    password_file: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """One installed bureau."""

    data: Path
    practice: bool = False
    name: str = "人力资源服务机构分类分级办事机构"
    help_line: str = ""
    announcement: str = ""
    registration: Literal["immediate", "reviewed"] = "immediate"
    clerks_may_submit: bool = True
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    https: bool = False
    trusted_proxy: str = ""
    password_rule: PasswordRule = DEFAULT_PASSWORD_RULE
    database: Database = field(default_factory=Database)

    @property
    def files(self) -> Path:
        """Where received bytes are kept."""
        return self.data / "files"


def open_office(data: Path, *, practice: bool = False) -> Office:
    """The bureau kept in ``data``; the folder is made when it is missing."""
    private_folder(data)
    written = _written(data / CONFIGURATION_FILE)
    if rule := written.pop("password_rule", None):
        written["password_rule"] = PasswordRule.model_validate(rule)
    if database := written.pop("database", None):
        written["database"] = Database(**database)
    if hosts := written.pop("allowed_hosts", None):
        written["allowed_hosts"] = tuple(hosts)
    if practice:
        written.setdefault("name", "练习办事机构")
        written.setdefault("announcement", "这是练习环境：申报只用于练习，不会送到真实的办事机构。")
        written.setdefault("help_line", "练习环境没有服务电话；可在“帮助”中打开审核台。")
    return Office(data=data, practice=practice, **written)


class OtherUse(Exception):
    """This data is not for this kind of bureau: a practice reviewer decides whatever waits, real or not."""


def in_its_use(office: Office) -> Office:
    """The same office, before it serves; :class:`OtherUse` when practice and real data would be mixed up."""
    practised = (office.data / SAMPLE_FILE).exists()
    if practised and not office.practice:
        raise OtherUse("这个文件夹里是练习数据，不能用于正式办理。")
    if office.practice and office.database.engine != "sqlite":
        raise OtherUse("练习环境只用自己文件夹里的数据库，请去掉 bureau.toml 中的 database。")
    if office.practice and not practised and (office.data / "bureau.db").exists():
        raise OtherUse("这个文件夹里是正式数据，不能用来练习。")
    return office


def secret_key(data: Path) -> str:
    """Django's signing key, made once per data folder and readable by its owner only."""
    file = data / "secret-key"
    if not file.exists():
        write_private(file, secrets.token_urlsafe(48).encode())
    return file.read_text()


def database_settings(office: Office) -> dict[str, Any]:
    """Django's ``DATABASES["default"]``."""
    chosen = office.database
    if chosen.engine == "postgresql":
        password = Path(chosen.password_file).read_text().strip() if chosen.password_file else ""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": chosen.name,
            "USER": chosen.user,
            "HOST": chosen.host,
            "PORT": chosen.port,
            "PASSWORD": password,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.fspath(office.data / "bureau.db"),
        # Opening it for each request, and tidying up after the last one, took longer than most requests.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A transaction that reads a state and then changes it must hold the write lock from its first read.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _written(file: Path) -> dict[str, Any]:
    """What ``bureau.toml`` says; ``Any`` because a configuration file may say anything until it is checked."""
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
