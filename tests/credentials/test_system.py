"""The real keyring of the system: a real Secret Service in a session of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Secret Service is Linux' keyring"
)
ROOT = Path(__file__).resolve().parents[2]

UNLOCK = 'printf "%s" "login" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; '
PROLOGUE = """
from desktop_client.credentials.model import Secret
from desktop_client.credentials.system import SystemCredentials
from desktop_client.errors import KeyringError
keyring = SystemCredentials("Shenbao test")
"""


@pytest.fixture
def session(tmp_path):
    """Runs Python in a desktop session of its own: own home, own bus, own keyring daemon."""

    def run(script: str, *, before: str = UNLOCK, bus: bool = True, **more: str) -> str:
        home = tmp_path / "home"
        (home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONPATH": str(ROOT),
            **more,
        }
        wrapper = ["dbus-run-session", "--"] if bus else []
        command = [*wrapper, "bash", "-c", before + '"$0" -c "$1"', sys.executable, PROLOGUE + script]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    assert shutil.which("dbus-run-session"), "python3 dev.py setup installs it"
    assert shutil.which("gnome-keyring-daemon"), "python3 dev.py setup installs it"
    return run


SAVE = 'keyring.save("王五@practice", Secret(bytes(range(32)), "token"))'
LOAD = 'print(keyring.load("王五@practice") == Secret(bytes(range(32)), "token"))'
STATE = """
try:
    keyring.probe()
    print("usable")
except KeyringError as error:
    print(error.code)
"""


@linux_only
@pytest.mark.keyring
def test_what_is_saved_is_there_in_the_next_session_until_it_is_forgotten(session):
    session(SAVE)
    assert session(LOAD) == "True"
    assert session('keyring.forget("王五@practice"); print(keyring.load("王五@practice"))') == "None"
    assert session('keyring.forget("never there"); print("fine")') == "fine"


@linux_only
@pytest.mark.keyring
def test_a_usable_keyring_says_so(session):
    assert session(STATE) == "usable"


@linux_only
@pytest.mark.keyring
def test_a_locked_keyring_is_told_apart_from_none(session):
    session(SAVE)

    assert (
        session(STATE, before="gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; ")
        == "keyring-locked"
    )
    assert session(STATE, before="", bus=False) == "keyring-unavailable"


@linux_only
@pytest.mark.keyring
@pytest.mark.parametrize(
    "backend", ["keyrings.alt.file.PlaintextKeyring", "keyring.backends.null.Keyring", "os.path"]
)
def test_no_environment_variable_can_redirect_secrets_to_a_plain_place(session, backend):
    session(SAVE, PYTHON_KEYRING_BACKEND=backend)

    assert session(LOAD) == "True"


@linux_only
@pytest.mark.keyring
def test_no_configuration_file_can_either(session, tmp_path):
    config = tmp_path / "home" / ".config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    session(SAVE)

    assert session(LOAD) == "True"
