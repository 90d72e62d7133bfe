"""Fewer rights for a process that opens strangers' files: no core dumps, no network, no programs, bounded memory."""

from __future__ import annotations

import contextlib
import sys

#: What a worker has no business with; asked for, it raises inside the job.
FORBIDDEN = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.startfile",
        "os.system",
        "pty.spawn",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.sendto",
        "subprocess.Popen",
        "webbrowser.open",
    }
)
#: Beside the memory that is counted, an allocator holds some that it has not touched.
SLACK_BYTES = 128 * 1_048_576
PR_SET_NO_NEW_PRIVS = 38


def lock_down() -> None:
    """Give up, for good, what no verb needs. A guard rail for libraries, not a wall against machine code."""
    sys.addaudithook(_refuse)
    _no_core_dumps()
    if sys.platform == "linux":
        _no_new_privileges()


def limit_memory(memory_bytes: int) -> None:
    """Let an allocation fail before the watchdog has to end the process; where the system can.

    Not the address space: PDFium reserves more of it than it uses and dies without.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes + SLACK_BYTES, hard))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:  # noqa: ARG001  # as audit hooks are called
    if event in FORBIDDEN:
        raise PermissionError(f"a confined process may not: {event}")


def _no_core_dumps() -> None:
    """A dump would hold a copy of somebody's file."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_new_privileges() -> None:
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
