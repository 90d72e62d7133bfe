"""The keybox: the password opens it, nothing else does, and nothing in it can be read."""

from __future__ import annotations

import json

import pytest

from desktop_client.credentials import keybox
from desktop_client.credentials.model import LIMIT_BYTES, Secret

KEY = bytes(range(32))


@pytest.fixture
def box(tmp_path):
    file = tmp_path / "keybox.json"
    keybox.seal(file, "正确的Password1", KEY)
    return file


def test_the_password_opens_it_and_no_other(box):
    assert keybox.unseal(box, "正确的Password1") == KEY
    assert keybox.unseal(box, "正确的Password2") is None
    assert keybox.unseal(box, "") is None


def test_the_same_password_typed_in_another_composition_opens_it(tmp_path):
    keybox.seal(tmp_path / "box", "Caf\u00e9-１２３", KEY)

    assert keybox.unseal(tmp_path / "box", "Cafe\u0301-123") == KEY


def test_neither_key_nor_password_stands_in_the_file(box):
    text = box.read_text()

    assert KEY.hex() not in text
    assert "Password" not in text
    assert box.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("harm", [{"key": "AAAA"}, {"memory_kib": 2**31}, {"passes": 10**6}, {"salt": 5}])
def test_a_harmed_or_hostile_box_opens_for_nobody(box, harm):
    box.write_text(json.dumps({**json.loads(box.read_text()), **harm}))

    assert keybox.unseal(box, "正确的Password1") is None


def test_no_box_no_key(tmp_path):
    assert keybox.unseal(tmp_path / "nothing", "x") is None


def test_it_tells_its_own_key_from_another(box):
    assert keybox.fits(box, KEY)
    assert not keybox.fits(box, bytes(32))


def test_a_secret_fits_into_every_system_s_keyring():
    text = Secret(KEY, "t" * 200).to_text()

    assert len(text.encode("utf-16-le")) <= LIMIT_BYTES
    assert Secret.from_text(text) == Secret(KEY, "t" * 200)


def test_what_is_too_long_for_a_keyring_is_refused_before_the_keyring_cuts_it():
    with pytest.raises(ValueError, match="too long"):
        Secret(KEY, "t" * 2000).to_text()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"k": "?", "r": ""}', "not json"])
def test_what_somebody_else_put_there_is_not_ours(text):
    assert Secret.from_text(text) is None


def test_a_secret_does_not_show_itself():
    assert "tttt" not in repr(Secret(KEY, "tttt"))
