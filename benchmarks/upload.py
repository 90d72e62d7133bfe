"""A scan of 20 MB to the bureau on this computer, beside curl to the same endpoint; and over a line that is cut."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.children import NoAnswer, running, told
from benchmarks.drivers.cutting import CutLine
from benchmarks.figures import Figure
from desktop_client.contract import limits, tus

BYTES = 19_900_000
ROUNDS = 6
CUTS = 5
#: 0.7 of curl's throughput.
MOST_TIMES = 1 / 0.7
MOST_MEGABYTES = 8
MEGABYTE = 1_000_000
#: At a cut the kernel may hold a little that the program has handed over.
HEADS = 2_000


@dataclass(frozen=True, slots=True)
class Bureau:
    """A running bureau and who is signed in there."""

    url: str
    session: dict[str, Any]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.session['access_token']}", tus.RESUMABLE: tus.VERSION}


def measure() -> list[Figure]:
    """Medians of rounds that take turns; the first of each is not counted. curl sends one PATCH, we send pieces."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running("bureau", "practice", "--data", Path(folder, "data")) as child,
    ):
        bureau = _enter(told(child))
        with running("benchmarks.drivers.uploading") as client:
            _say(client, bureau.session)
            rounds = [_round(bureau, client, Path(folder), number) for number in range(ROUNDS)][1:]
            cut, carried = _cut(bureau, client, Path(folder))
    ours, curl = [each[0] for each in rounds], [each[1] for each in rounds]
    return [
        Figure(
            f"upload: 20 MB in pieces of {limits.UPLOAD_CHUNK_BYTES // 2**20} MiB",
            median(each["milliseconds"] for each in ours),
            reference=median(curl),
            most_times=MOST_TIMES,
        ),
        Figure(
            "upload: memory added", max(each["megabytes"] for each in ours), unit="MB", most=MOST_MEGABYTES
        ),
        Figure(
            f"upload: cut {CUTS} times, most sent twice after one",
            cut["twice"] / MEGABYTE,
            unit="MB",
            most=limits.UPLOAD_CHUNK_BYTES / MEGABYTE,
            note=f"{carried / MEGABYTE:.1f} MB left this computer for a file of {BYTES / MEGABYTE:.1f} MB",
        ),
    ]


def _round(
    bureau: Bureau, client: subprocess.Popen[str], folder: Path, number: int
) -> tuple[dict[str, float], float]:
    ours = _ours(client, bureau.url, _paper(folder, number))
    return ours, _curl(bureau, _paper(folder, ROUNDS + number))


def _cut(bureau: Bureau, client: subprocess.Popen[str], folder: Path) -> tuple[dict[str, float], int]:
    chance = random.Random(5)
    line = CutLine(bureau.url, [chance.randrange(BYTES) for _ in range(CUTS)])
    try:
        return _ours(client, line.url, _paper(folder, 2 * ROUNDS)), line.carried
    finally:
        line.close()


def _ours(client: subprocess.Popen[str], url: str, file: Path) -> dict[str, float]:
    _say(client, {"url": url, "file": str(file)})
    answer: dict[str, float] = told(client)
    return answer


def _curl(bureau: Bureau, file: Path) -> float:
    """The time of the whole program, as it would be called."""
    program = shutil.which("curl")
    if program is None:
        raise NoAnswer("curl is not installed")
    content = file.read_bytes()
    facts = tus.written({"sha256": hashlib.sha256(content).hexdigest()})
    headers = {**bureau.headers, tus.LENGTH: str(len(content)), tus.METADATA: facts}
    place = _ask(f"{bureau.url}/api/v1/uploads", headers).headers["Location"]
    sent = {**bureau.headers, tus.OFFSET: "0", "Content-Type": tus.CONTENT_TYPE}
    written = "".join(f'header = "{name}: {value}"\n' for name, value in sent.items())
    begun = time.perf_counter()
    done = subprocess.run(
        [
            program,
            "--silent",
            "--fail",
            "--request",
            "PATCH",
            "--config",
            "-",
            "--data-binary",
            f"@{file}",
            bureau.url + place,
        ],
        input=written,
        text=True,
        check=False,
    )
    took = (time.perf_counter() - begun) * 1000
    if done.returncode:
        raise NoAnswer(f"curl ended with status {done.returncode}")
    return took


def _enter(announced: dict[str, str]) -> Bureau:
    headers = {limits.PRACTICE_TOKEN_HEADER: announced["practice_token"]}
    with urllib.request.urlopen(  # noqa: S310 - our own loopback server
        urllib.request.Request(f"{announced['url']}/api/v1/practice/sample", headers=headers)  # noqa: S310
    ) as reply:
        sample = json.load(reply)
    body = json.dumps({name: sample[name] for name in ("username", "password")}).encode()
    session = _ask(f"{announced['url']}/api/v1/sessions", {"Content-Type": "application/json"}, body)
    return Bureau(announced["url"], json.loads(session.body))


@dataclass(frozen=True, slots=True)
class Reply:
    headers: Any  # Any: the library's own kind of mapping
    body: bytes


def _ask(url: str, headers: dict[str, str], body: bytes = b"") -> Reply:
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")  # noqa: S310 - our own loopback server
    with urllib.request.urlopen(request) as reply:  # noqa: S310
        return Reply(reply.headers, reply.read())


def _say(child: subprocess.Popen[str], facts: object) -> None:
    assert child.stdin is not None  # it was started with a pipe
    child.stdin.write(json.dumps(facts) + "\n")
    child.stdin.flush()


def _paper(folder: Path, seed: int) -> Path:
    """A real PDF of that size that no other seed shares a byte with."""
    import pikepdf

    file = folder / f"{seed}.pdf"
    document = pikepdf.new()
    document.add_blank_page()
    document.Root.Ballast = document.make_stream(random.Random(seed).randbytes(BYTES))
    document.save(file, compress_streams=False)
    return file
