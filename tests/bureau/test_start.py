"""A practice bureau is quick to be there and gone with its parent."""

from __future__ import annotations

import stat

import requests


def test_it_answers_where_it_says(bureau):
    info = requests.get(bureau.api + "/bureau", timeout=5).json()
    assert info["practice"] is True
    assert info["password_rule"]["min_length"] == 10


def test_it_ends_cleanly_when_its_parent_is_gone(bureau):
    assert bureau.stop() == 0


def test_it_keeps_its_data_over_a_restart(bureau):
    before = bureau.sample()
    bureau.stop()
    bureau.start()
    assert bureau.sample() == before


def test_secrets_are_for_their_owner_only(bureau):
    assert stat.S_IMODE(bureau.data.stat().st_mode) == 0o700
    for name in ("sample.json", "secret-key"):
        assert stat.S_IMODE((bureau.data / name).stat().st_mode) == 0o600


def test_neither_token_nor_password_is_written_down(bureau):
    password = bureau.sample()["password"]
    signed_in = requests.post(
        bureau.api + "/sessions", json={"username": "zhangsan", "password": password}, timeout=5
    ).json()
    link = bureau.practice("POST", "desk-link")["url"]
    requests.get(link, timeout=5)
    bureau.stop()
    secrets = [
        bureau.practice_token,
        signed_in["access_token"],
        signed_in["refresh_token"],
        link.rsplit("/", 1)[1],
    ]
    for file in bureau.data.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [secret for secret in secrets if secret.encode() in content], file.name
            assert file.name == "sample.json" or password.encode() not in content, file.name
