"""Policies in the database: what the bureau published, what was opened, marked and noted here."""

from __future__ import annotations

from desktop_client.contract.messages import Policy
from desktop_client.store import phrases
from desktop_client.store.connection import Db, Record

BEST_FIRST = "bm25(policy_words, 8.0, 1.0),"
COLUMNS = "policy.row, policy.id, policy.version, policy.body, policy.withdrawn, policy.seen, policy.marked"


def put(db: Db, policy: Policy) -> None:
    """Take over what the bureau says now; marks and notes stay."""
    db.execute(
        "INSERT INTO policy (id, version, kind, published_on, body) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET version = excluded.version, kind = excluded.kind, withdrawn = 0, "
        "published_on = excluded.published_on, body = excluded.body",
        (policy.id, policy.version, policy.kind, policy.published_on.isoformat(), policy.model_dump_json()),
    )
    _index(db, policy)


def withdraw(db: Db, policy_id: str) -> bool:
    """The bureau took it back: gone from here too, unless somebody marked it or wrote on it. False: was not here."""
    known = get(db, policy_id)
    if known is None:
        return False
    if known["marked"] or notes(db, policy_id):
        db.execute("UPDATE policy SET withdrawn = 1 WHERE id = ?", (policy_id,))
        return True
    db.execute("DELETE FROM policy_words WHERE rowid = ?", (known["row"],))
    db.execute("DELETE FROM policy WHERE id = ?", (policy_id,))
    return True


def get(db: Db, policy_id: str) -> Record | None:
    return db.execute(f"SELECT {COLUMNS} FROM policy WHERE id = ?", (policy_id,)).fetchone()


def find(db: Db, asked: str, *, kind: str = "", marked: bool = False) -> list[Record]:
    """Newest first; when something is asked for the best match first, then those whose notes say it."""
    expression = phrases.match(asked)
    if not asked.strip():
        return _select(db, "policy", "TRUE", (), kind=kind, marked=marked)
    if not expression:
        return []  # nothing but punctuation
    joined = "policy JOIN policy_words ON policy_words.rowid = policy.row"
    found = _select(
        db, joined, "policy_words MATCH ?", (expression,), kind=kind, marked=marked, order=BEST_FIRST
    )
    known = {row["id"] for row in found}
    written_on = _noted(db, asked)
    by_note = (row for row in _select(db, "policy", "TRUE", (), kind=kind, marked=marked))
    return found + [row for row in by_note if row["id"] in written_on - known]


def _select(
    db: Db,
    source: str,
    condition: str,
    values: tuple[object, ...],
    *,
    kind: str,
    marked: bool,
    order: str = "",
) -> list[Record]:
    return db.execute(
        f"SELECT {COLUMNS} FROM {source} WHERE {condition} AND (? = '' OR policy.kind = ?) "
        f"AND (? = 0 OR policy.marked = 1) ORDER BY {order} policy.published_on DESC, policy.row DESC",
        (*values, kind, kind, int(marked)),
    ).fetchall()


def _noted(db: Db, asked: str) -> set[str]:
    """The ids of those whose notes say every term."""
    terms = asked.casefold().split()
    texts: dict[str, str] = {}
    for row in db.execute("SELECT policy, text FROM policy_note"):
        texts[row["policy"]] = f"{texts.get(row['policy'], '')} {row['text'].casefold()}"
    return {policy for policy, text in texts.items() if all(term in text for term in terms)}


def unseen(db: Db) -> int:
    """How many were published or changed since they were last opened here."""
    found = db.execute("SELECT count(*) FROM policy WHERE seen < version AND withdrawn = 0").fetchone()
    return int(found[0]) if found else 0


def mark_seen(db: Db, policy_id: str) -> None:
    db.execute("UPDATE policy SET seen = version WHERE id = ?", (policy_id,))


def set_mark(db: Db, policy_id: str, *, marked: bool) -> None:
    db.execute("UPDATE policy SET marked = ? WHERE id = ?", (int(marked), policy_id))


def notes(db: Db, policy_id: str) -> dict[int, str]:
    """By page; 0 is the whole document."""
    found = db.execute("SELECT page, text FROM policy_note WHERE policy = ? ORDER BY page", (policy_id,))
    return {int(row["page"]): str(row["text"]) for row in found}


def put_note(db: Db, policy_id: str, page: int, text: str) -> None:
    """An empty text takes the note away."""
    if text.strip():
        db.execute(
            "INSERT INTO policy_note VALUES (?, ?, ?) ON CONFLICT (policy, page) DO UPDATE SET text = excluded.text",
            (policy_id, page, text),
        )
    else:
        db.execute("DELETE FROM policy_note WHERE policy = ? AND page = ?", (policy_id, page))


def noted(db: Db) -> frozenset[str]:
    """The ids of those with notes."""
    return frozenset(str(row["policy"]) for row in db.execute("SELECT DISTINCT policy FROM policy_note"))


def _index(db: Db, policy: Policy) -> None:
    """What a search looks through besides the notes: the head, and the text."""
    row = db.execute("SELECT row FROM policy WHERE id = ?", (policy.id,)).fetchone()
    head = f"{policy.title} {policy.title_en} {policy.number} {policy.issuer}"
    words = (phrases.spaced(head), phrases.spaced(f"{policy.summary} {policy.text}"))
    if row is not None:
        db.execute("DELETE FROM policy_words WHERE rowid = ?", (row["row"],))
        db.execute("INSERT INTO policy_words (rowid, title, text) VALUES (?, ?, ?)", (row["row"], *words))
