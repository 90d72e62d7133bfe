"""The table of verbs, and the argument parser made from it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_client import __version__
from desktop_client.contract import limits
from desktop_client.shell import (
    account,
    awards,
    declarations,
    files,
    office,
    pdf,
    policies,
    practice,
    subsidies,
)
from desktop_client.shell.session import Session
from desktop_client.shell.told import Told

Argument = tuple[tuple[str, ...], dict[str, Any]]  # Any: argparse's own keywords


@dataclass(frozen=True, slots=True)
class Verb:
    """``name`` is one word or two: ``whoami``, ``declarations list``."""

    name: str
    run: Callable[[Session], Told]
    told: str
    arguments: tuple[Argument, ...] = ()


def arg(*flags: str, **how: Any) -> Argument:
    return flags, how


DECLARATION = arg("declaration", help="number or id")
AWARD = arg("award", help="number or id")
POLICY = arg("policy", help="id")
PROJECT = arg("project", help="id or title")
SUBSIDY = arg("subsidy", help="number or id")
MATERIAL = arg("material", help="application_form (申报表) or other_material (其他材料)")
FILES = arg("files", nargs="+", metavar="FILE")
OUT = arg(
    "-o", "--out", required=True, metavar="OUT", help="written whole or not at all; may be one that is read"
)
INDICATOR = arg("indicator", help="code of the level-3 indicator, as 1.1.1")

#: Understood before and after the verb; left alone where it stands in neither place.
ANYWHERE = (
    arg("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS),
    arg("--language", choices=["zh", "en"], default=argparse.SUPPRESS, help=argparse.SUPPRESS),
)

VERBS: tuple[Verb, ...] = (
    Verb("practice start", practice.start, "start the practice bureau and leave it running"),
    Verb("practice stop", practice.stop, "end it"),
    Verb("practice reset", practice.reset, "begin anew: everything practised is gone"),
    Verb("practice sample", practice.sample, "the sample institution's account"),
    Verb(
        "practice plan",
        practice.plan,
        "what the practice reviewer does next",
        (
            arg("outcome", nargs="?", choices=["pass", "return_two", "reject", "wait"]),
            arg("--delay-seconds", type=float),
        ),
    ),
    Verb(
        "practice review",
        practice.review,
        "one step of the practice reviewer, now",
        (
            DECLARATION,
            arg("outcome", choices=["take", "pass", "return_two", "reject"]),
            arg(
                "--finding",
                action="append",
                default=[],
                metavar="INDICATOR=TEXT",
                help="a reason; may be repeated",
            ),
            arg("--grade"),
        ),
    ),
    Verb(
        "practice review-subsidy",
        practice.review_subsidy,
        "one step of the practice reviewer on a subsidy application, now",
        (
            SUBSIDY,
            arg("outcome", choices=["take", "pass", "return", "reject", "publicise", "pay"]),
            arg(
                "--finding",
                action="append",
                default=[],
                metavar="MATERIAL[:PAGE]=TEXT",
                help="a reason; may be repeated",
            ),
        ),
    ),
    Verb("practice desk", practice.desk, "a one-time address of the review desk"),
    Verb("connect", account.connect, "choose the bureau", (arg("bureau", help="https://… or practice"),)),
    Verb("register", account.register, "register an institution; password on standard input", account.FIELDS),
    Verb(
        "sign-in",
        account.sign_in,
        "sign in; password on standard input",
        (
            arg("name", metavar="USERNAME"),
            arg("--no-remember", action="store_true", help="do not remember in the keyring"),
            arg(
                "--previous-password",
                action="store_true",
                help="second line of standard input opens what is kept here",
            ),
            arg(
                "--start-afresh", action="store_true", help="set aside what is kept here and cannot be opened"
            ),
        ),
    ),
    Verb("sign-out", account.sign_out, "sign out"),
    Verb("password change", account.change_password, "old and new password on two lines of standard input"),
    Verb("whoami", account.whoami, "who is signed in where"),
    Verb("schemes", office.schemes, "the catalogue: years, categories, standards, commitment"),
    Verb(
        "declarations list",
        declarations.list_,
        "申请列表",
        (
            arg("--year", type=int),
            arg("--category", help="code or title"),
            arg("--state"),
            arg("--text", default="", help="a substring of any column"),
            arg("--order", choices=list(declarations.ORDERS), default="updated_at"),
            arg("--ascending", action="store_true"),
            arg("--first", type=int, default=0),
            arg("--limit", type=int, default=100),
        ),
    ),
    Verb(
        "declarations new",
        declarations.new,
        "begin a declaration (评定)",
        (arg("--year", type=int, required=True), arg("--category", required=True, help="code or title")),
    ),
    Verb("declarations show", declarations.show, "everything about one declaration", (DECLARATION,)),
    Verb(
        "declarations answer",
        declarations.answer,
        "answer one indicator, or many from a file",
        (
            DECLARATION,
            arg("indicator", nargs="?", help="code of the level-3 indicator, as 1.1.1"),
            arg("--option", action="append", help="code, or 1-9; may be repeated"),
            arg("--value", help="a number"),
            arg("--note"),
            arg("--file", help="JSON list of answers: indicator, options, value, note"),
        ),
    ),
    Verb(
        "declarations attach",
        declarations.attach,
        "attach evidence (PDF, JPG, PNG)",
        (DECLARATION, INDICATOR, arg("file")),
    ),
    Verb(
        "declarations detach",
        declarations.detach,
        "take evidence off",
        (DECLARATION, INDICATOR, arg("sha256")),
    ),
    Verb("declarations check", declarations.check, "what stands between it and 上报", (DECLARATION,)),
    Verb("declarations score", declarations.score, "points, grade and the next steps up", (DECLARATION,)),
    Verb(
        "declarations submit",
        declarations.submit,
        "上报",
        (
            DECLARATION,
            arg("--commitment", default="", metavar="VERSION", help="version of the commitment you make"),
        ),
    ),
    Verb("declarations withdraw", declarations.withdraw, "撤回", (DECLARATION,)),
    Verb("declarations revise", declarations.revise, "修改 after 审核不通过", (DECLARATION,)),
    Verb("declarations abandon", declarations.abandon, "放弃 after 审核不通过", (DECLARATION,)),
    Verb(
        "declarations resolve",
        declarations.resolve,
        "choose a version after a change elsewhere",
        (DECLARATION, arg("keep", choices=["mine", "theirs"])),
    ),
    Verb("declarations delete", declarations.delete, "delete what was never filed", (DECLARATION,)),
    Verb(
        "declarations keep-form",
        declarations.keep_form,
        "show or fill the short form of a 保级",
        (DECLARATION, arg("values", nargs="*", metavar="NAME=VALUE")),
    ),
    Verb("awards list", awards.list_, "评定结果"),
    Verb("awards upgrade", awards.upgrade, "begin a 升级", (AWARD,)),
    Verb("awards keep", awards.keep, "begin a 保级", (AWARD,)),
    Verb(
        "policies list",
        policies.list_,
        "实施细则: newest first, or what a search finds",
        (
            arg("text", nargs="?", default="", help="any words of title, number, text or own notes"),
            arg("--kind", choices=["policy", "announcement"]),
            arg("--marked", action="store_true"),
        ),
    ),
    Verb("policies show", policies.show, "read one", (POLICY,)),
    Verb("policies save", policies.save, "save its PDF", (POLICY, arg("-o", "--output", required=True))),
    Verb("policies mark", policies.mark, "put a star on it", (POLICY, arg("--off", action="store_true"))),
    Verb(
        "policies note",
        policies.note,
        "write a note of one's own; an empty one takes it away",
        (POLICY, arg("text"), arg("--page", type=int, default=0, help="0: the whole document")),
    ),
    Verb("projects list", subsidies.projects, "subsidy projects, and which can be applied for now"),
    Verb("projects show", subsidies.project, "conditions, steps and deadline of one", (PROJECT,)),
    Verb(
        "projects form",
        subsidies.form,
        "save 申报表 as PDF, the institution's data filled in",
        (
            PROJECT,
            arg("-o", "--output", required=True),
            arg("--year", type=int, help="else the newest open one"),
        ),
    ),
    Verb(
        "subsidies list",
        subsidies.list_,
        "补贴申报",
        (
            arg("--year", type=int),
            arg("--project", help="id or title"),
            arg("--state"),
            arg("--text", default="", help="a substring of any column"),
            arg("--order", choices=list(subsidies.ORDERS), default="updated_at"),
            arg("--ascending", action="store_true"),
        ),
    ),
    Verb(
        "subsidies new",
        subsidies.new,
        "begin an application (新增补贴申报)",
        (PROJECT, arg("--year", type=int, help="else the newest open one")),
    ),
    Verb(
        "subsidies change",
        subsidies.change,
        "another year or note",
        (SUBSIDY, arg("--year", type=int), arg("--note")),
    ),
    Verb(
        "subsidies attach",
        subsidies.attach,
        "attach a finished PDF of at most 20 MB",
        (SUBSIDY, MATERIAL, arg("file")),
    ),
    Verb("subsidies detach", subsidies.detach, "take a file off", (SUBSIDY, MATERIAL)),
    Verb("subsidies show", subsidies.show, "everything about one application", (SUBSIDY,)),
    Verb("subsidies check", subsidies.check, "what stands between it and 提交", (SUBSIDY,)),
    Verb("subsidies submit", subsidies.submit, "提交, also after a correction", (SUBSIDY,)),
    Verb("subsidies withdraw", subsidies.withdraw, "撤回", (SUBSIDY,)),
    Verb("subsidies revise", subsidies.revise, "修改 after 审核不通过", (SUBSIDY,)),
    Verb(
        "subsidies resolve",
        subsidies.resolve,
        "choose a version after a change elsewhere",
        (SUBSIDY, arg("keep", choices=["mine", "theirs"])),
    ),
    Verb("subsidies delete", subsidies.delete, "delete what was never submitted", (SUBSIDY,)),
    Verb(
        "subsidies receipt",
        subsidies.receipt,
        "the newest receipt, and the very bytes that it is for",
        (SUBSIDY, arg("number", nargs="?", default=""), arg("-o", "--output", default="")),
    ),
    Verb(
        "files send",
        files.send,
        "send files (PDF, JPG, PNG) for whatever will name them; the same command again goes on after a cut",
        (FILES,),
    ),
    Verb("queue list", office.queue, "what waits for the bureau"),
    Verb("queue send", office.send, "send it now"),
    Verb("queue cancel", office.cancel, "take a package back that has not left", (arg("key"),)),
    Verb("sync", office.sync, "keep this computer and the bureau the same"),
    Verb("summary", office.summary, "what is due, what came back, where everything stands"),
    Verb(
        "notices",
        office.notices,
        "messages from the bureau",
        (arg("--read", action="append", default=[], metavar="ID"), arg("--read-all", action="store_true")),
    ),
    Verb(
        "pdf inspect",
        pdf.inspect,
        "what files are and whether they may be used; with --json one document per line and file",
        (arg("files", nargs="+", metavar="FILE"),),
    ),
    Verb("pdf merge", pdf.merge, "one PDF of all pages of all files, in this order", (FILES, OUT)),
    Verb("pdf images", pdf.images, "a PDF with a page for each JPG, PNG or TIFF", (FILES, OUT)),
    Verb(
        "pdf shrink",
        pdf.shrink,
        "a copy of at most so many bytes, as little changed as possible",
        (
            arg("file", metavar="IN"),
            OUT,
            arg(
                "--limit",
                type=pdf.count,
                default=limits.AIM_FILE_BYTES,
                metavar="BYTES",
                help=f"{limits.AIM_FILE_BYTES:,} if not given",
            ),
            arg("--allow-below-150", action="store_true", help="let pictures go below 150 dpi"),
        ),
    ),
    Verb(
        "pdf redact",
        pdf.redact,
        "a copy in which nothing remains of what lay in a region: its page becomes a picture",
        (
            arg("file", metavar="IN"),
            OUT,
            arg("--page", type=pdf.count, required=True, metavar="N", help="counted from 1"),
            arg(
                "--box",
                type=pdf.box,
                required=True,
                action="append",
                metavar="x,y,w,h",
                help="in points (1/72 inch) on the page as it is shown, upright: x from its left edge, y from its "
                "TOP edge to the upper left corner of the region, then width and height; may be repeated",
            ),
        ),
    ),
    Verb("doctor", office.doctor, "versions, profile, encryption, keyring, bureau"),
)


def make_parser() -> argparse.ArgumentParser:
    """Common options first, then one or two words, then the verb's own arguments."""
    parser = argparse.ArgumentParser(prog="shenbao-cli", description="申报台 without a screen.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--profile", default="", help="folder of this person's data")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.add_argument("--language", choices=["zh", "en"], default="zh")
    parser.add_argument("--offline", action="store_true", help="do not touch the network")
    parser.add_argument("--username", default="", help="sign in for this call (where no keyring remembers)")
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="with --username: its password is the first line of standard input",
    )
    words = parser.add_subparsers(required=True, metavar="VERB")
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    for verb in VERBS:
        first, _, second = verb.name.partition(" ")
        if second and first not in groups:
            groups[first] = words.add_parser(first, help=f"{first} …").add_subparsers(
                required=True, metavar="VERB"
            )
        place = groups[first] if second else words
        made = place.add_parser(second or first, help=verb.told, description=verb.told)
        for flags, how in (*verb.arguments, *ANYWHERE):
            made.add_argument(*flags, **how)
        made.set_defaults(run=verb.run)
    return parser
