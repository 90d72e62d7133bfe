"""``python -m bureau``: practice, serve, migrate, createadmin, openapi, roll, verify-trail."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status says whether it was done."""
    asked = _parser().parse_args(arguments)
    # Whoever made the data folder, and however: what this process writes is its owner's alone.
    os.umask(0o077)
    from bureau import commands

    run = getattr(commands, asked.command.replace("-", "_"))
    status: int = run(asked)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bureau", description="The bureau's side of Shenbao 申报台.")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, told: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=told, description=told)
        added.add_argument(
            "--data", type=Path, required=name != "openapi", help="folder with everything this bureau keeps"
        )
        return added

    practice = command(
        "practice", "A practice bureau on a free port of this computer; ends with its standard input."
    )
    practice.add_argument("--detached", action="store_true", help="live until terminated instead")
    serve = command("serve", "The real server, for a reverse proxy with TLS before it.")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--threads", type=int, default=8)
    command("migrate", "Bring the tables up to date and publish what resources/ holds.")
    admin = command("createadmin", "Create a system administrator; the password is read from standard input.")
    admin.add_argument("username")
    admin.add_argument("--name", default="系统管理员")
    openapi = command("openapi", "Write the OpenAPI document of the contract.")
    openapi.add_argument("--out", type=Path, help="file to write instead of resources/contract/openapi.json")
    roll = command(
        "roll", "Take the steps that follow from the date: windows open, grades and corrections run out."
    )
    roll.add_argument(
        "--at", type=datetime.fromisoformat, help="as if it were this moment (2027-03-01T09:00+08:00)"
    )
    command("verify-trail", "Check the seals of the whole trail; names every entry that was tampered with.")
    makemigrations = command("makemigrations", "For developers: write migrations for changed models.")
    makemigrations.add_argument("--check", action="store_true", help="only say whether any is missing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
