"""Files on their way into an application: one good PDF goes in at once, everything else to the PDF desk first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_client.contract import limits
from desktop_client.contract.states import Material
from desktop_client.documents.models import Progress

if TYPE_CHECKING:
    from desktop_client.client import Office


class Wish:
    """Whether somebody still wants it; asked from the thread that works."""

    def __init__(self) -> None:
        self.is_withdrawn = False

    def withdraw(self) -> None:
        self.is_withdrawn = True

    def __call__(self) -> bool:
        return self.is_withdrawn


def goes_in_at_once(files: Sequence[Path]) -> bool:
    """Tell whether these need no arranging: a single PDF that is small enough, as far as its name and size say."""
    if len(files) != 1 or files[0].suffix.lower() != ".pdf":
        return False
    try:
        return files[0].stat().st_size <= limits.MAX_FILE_BYTES
    except OSError:
        return True  # attaching it says what is wrong


def desk_key(subsidy_id: str, material: Material) -> str:
    """Return the key of the desk on which a material is put together."""
    return f"subsidy/{subsidy_id}/{material}"


def lay_out(
    office: Office,
    key: str,
    files: Sequence[Path],
    *,
    wish: Wish,
    tell: Callable[[Progress], object],
) -> bool:
    """Put files on a desk, in a worker; tell whether they are wanted there still."""
    office.documents.desk(key).add(files, progress=tell, cancelled=wish)
    return not wish.is_withdrawn


def keep_beside(office: Office, key: str, file: Path) -> None:
    """Let an empty desk hold what was attached directly, so that pages can be added to it later."""
    desk = office.documents.desk(key)
    if not desk.state.sources:
        desk.add([file])
