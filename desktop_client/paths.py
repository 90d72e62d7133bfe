"""Where things stand on this computer: the program's own plain files, and the profile."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop_client.contract.codes import Code
from desktop_client.errors import StoreError


def resource(*parts: str) -> Path:
    """Under ``resources/``: beside the packages in a checkout, unpacked with the program when frozen."""
    root = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's start-up code
    base = Path(root) if root else Path(__file__).resolve().parent.parent
    return base.joinpath("resources", *parts)


@dataclass(frozen=True, slots=True)
class AccountFolder:
    """What one account keeps here; nothing in it can be read without the account's database key."""

    root: Path

    @property
    def store(self) -> Path:
        return self.root / "store.db"

    @property
    def keybox(self) -> Path:
        return self.root / "keybox.json"

    @property
    def journal(self) -> Path:
        return self.root / "journal.jsonl"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"


@dataclass(frozen=True, slots=True)
class Profile:
    """One person's folder: settings, the practice bureau and a folder for each account."""

    root: Path

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def practice(self) -> Path:
        return self.root / "practice"

    @property
    def practice_data(self) -> Path:
        return self.practice / "data"

    @property
    def practice_running(self) -> Path:
        return self.practice / "running.json"

    @property
    def accounts(self) -> Path:
        return self.root / "accounts"

    @property
    def desks(self) -> Path:
        """How pages lie on the PDF desks; the files themselves stay where they are."""
        return self.root / "desks"

    @property
    def fingerprint(self) -> str:
        """Tells this profile's entries in the system's keyring from another profile's."""
        return hashlib.sha256(str(self.root.resolve()).encode()).hexdigest()[:12]

    def account(self, place: str, username: str) -> AccountFolder:
        """The folder of ``username`` at the bureau ``place``: readable, and safe as a name on every system."""
        readable = re.sub(r"[^A-Za-z0-9_-]", "_", username)[:32]
        mark = hashlib.sha256(f"{place}\n{username}".encode()).hexdigest()[:12]
        kind = "practice" if place == PRACTICE_PLACE else "bureau"
        return AccountFolder(self.accounts / f"{kind}-{readable}-{mark}")

    def practice_accounts(self) -> list[Path]:
        """The folders of all accounts of the practice bureau."""
        return sorted(self.accounts.glob("practice-*")) if self.accounts.is_dir() else []


#: The practice bureau answers at another port each time; its accounts are kept under this name instead.
PRACTICE_PLACE = "practice"


def default_profile() -> Path:
    """Where this system keeps a program's data; ``SHENBAO_PROFILE`` names another place."""
    chosen = os.environ.get("SHENBAO_PROFILE")
    if chosen:
        return Path(chosen)
    import platformdirs  # late: the window asks for the profile before it knows anything else

    return Path(platformdirs.user_data_dir("Shenbao", appauthor=False))


NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def private_folder(folder: Path) -> Path:
    """Make sure that ``folder`` exists; nobody else can look into what had to be made for it."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    # One by one: ``parents=True`` would make the folders on the way by the usual, open mode.
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
    return folder


def write_private(file: Path, content: bytes) -> None:
    """As :func:`write_whole`, for this person's eyes only, in a folder that is private too."""
    private_folder(file.parent)
    write_whole(file, content, mode=0o600)


def write_whole(file: Path, content: bytes, *, mode: int = 0o666) -> None:
    """Replace ``file`` whole or not at all, and see it on the disk. Raises ``StoreError(DISK_FULL)`` or ``OSError``."""
    beside = file.with_name(file.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        if error.errno in NO_ROOM:
            raise StoreError(Code.DISK_FULL, name=file.name) from error
        raise


def move_aside(file: Path) -> Path:
    """Give ``file`` a free name beside its place; what cannot be read is kept, never deleted."""
    number = 1
    while (aside := file.with_name(f"{file.name}.aside-{number}")).exists():
        number += 1
    file.rename(aside)
    return aside
