"""The web server: waitress, with limits before anything is read and problem documents of its own."""

from __future__ import annotations

from typing import Any

from waitress.server import create_server
from waitress.task import ErrorTask

from bureau import problems
from bureau.office import Office
from bureau.uploads.line import Arrivals, UploadChannel
from desktop_client.contract import limits

_FILING_ROOM = 4096


class ProblemTask(ErrorTask):
    """What waitress itself refuses (too large, not HTTP) as a problem document."""

    def execute(self) -> None:
        status, _, _ = self.request.error.to_response()
        answer = problems.for_status(int(status.split()[0]))
        self.status = status
        self.response_headers.extend(list(answer.items()))
        self.set_close_on_finish()
        self.content_length = len(answer.content)
        self.write(answer.content)


class Channel(UploadChannel):
    error_task_class = ProblemTask


def listen(office: Office, *, host: str, port: int, threads: int) -> Any:
    """A bound server that answers once ``run()`` is called; its type is waitress' own and untyped."""
    from django.core.wsgi import get_wsgi_application

    proxy = {
        "trusted_proxy": office.trusted_proxy,
        "trusted_proxy_headers": "x-forwarded-for x-forwarded-proto",
    }
    server = create_server(
        get_wsgi_application(),
        host=host,
        port=port,
        threads=threads,
        ident="",
        # A hundred idle lines, waitress' own limit, would shut everybody else out; select() takes no more than 512.
        connection_limit=400,
        channel_timeout=60,
        # A piece of a file is taken in a few reads and stays in memory until it is written to its place; the usual
        # 8 KiB at a time, into a temporary file, took twice as long.
        recv_bytes=262_144,
        inbuf_overflow=2 * limits.UPLOAD_CHUNK_BYTES,
        # A little more than the largest file, so that the room's own refusal, which names the limit, comes first.
        max_request_body_size=limits.MAX_FILE_BYTES + _FILING_ROOM,
        clear_untrusted_proxy_headers=True,
        **(proxy if office.trusted_proxy else {}),
    )
    server.channel_class = Channel
    server.arrivals = Arrivals()
    return server
