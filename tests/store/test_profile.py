"""A profile belongs to one client at a time; its settings survive a broken file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_client import paths, settings
from desktop_client.client import open_client
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError

HOLD = """
import sys
from pathlib import Path
from desktop_client.client import open_client
client = open_client(Path(sys.argv[1]))
print("in", flush=True)
sys.stdin.read()
"""


def test_a_second_client_on_one_profile_is_told_so(tmp_path):
    with open_client(tmp_path), pytest.raises(AppError) as raised:
        open_client(tmp_path)

    assert raised.value.code is Code.PROFILE_IN_USE


def test_the_profile_is_free_again_when_its_client_is_killed(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline().strip() == "in"
    with pytest.raises(AppError):
        open_client(tmp_path)

    holder.kill()
    holder.communicate()

    open_client(tmp_path).close()


def test_settings_come_back_as_they_were_saved(tmp_path):
    chosen = settings.load(tmp_path / "settings.toml")
    chosen.language, chosen.theme, chosen.scale, chosen.username = "en", "dark", 150, '王"五\\'
    chosen.save()

    again = settings.load(tmp_path / "settings.toml")

    assert (again.language, again.theme, again.scale, again.username) == ("en", "dark", 150, '王"五\\')
    assert again.problems == []


@pytest.mark.parametrize(
    "broken", [b"= what", b'scale = "big"', b"scale = 9000", b'theme = "neon"', b"\xff\xfe", b"practice = 1"]
)
def test_a_broken_settings_file_is_kept_aside_told_of_and_replaced_by_defaults(tmp_path, broken):
    file = tmp_path / "settings.toml"
    file.write_bytes(broken)

    with open_client(tmp_path) as client:
        assert client.settings.scale == 100
        assert [problem.code for problem in client.problems] == [Code.SETTINGS_BROKEN]
        client.settings.save()

    assert (tmp_path / "settings.toml.aside-1").read_bytes() == broken
    assert settings.load(file).problems == []


def test_settings_of_a_newer_program_are_read_as_far_as_they_are_known(tmp_path):
    (tmp_path / "settings.toml").write_text('theme = "dark"\nsomething_new = [1, 2]\n')

    assert settings.load(tmp_path / "settings.toml").theme == "dark"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_nobody_else_can_look_into_the_profile(tmp_path):
    profile = tmp_path / "profile"
    with open_client(profile) as client:
        client.settings.save()

    assert profile.stat().st_mode & 0o077 == 0
    assert (profile / "settings.toml").stat().st_mode & 0o077 == 0


def test_two_user_names_never_share_a_folder_whatever_they_are_written_with():
    profile = paths.Profile(Path("profile"))
    names = ["wang", "Wang", "wang.", "../wang", "王五", "con", "a" * 64]

    folders = {profile.account("practice", name).root for name in names}

    assert len(folders) == len(names)
    assert all(folder.parent == profile.accounts for folder in folders)


HEAVY = """
import sys
import desktop_client.client
print([name for name in ("requests", "pydantic", "keyring", "cryptography", "sqlcipher3") if name in sys.modules])
"""


def test_opening_a_client_loads_nothing_heavy():
    loaded = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"
