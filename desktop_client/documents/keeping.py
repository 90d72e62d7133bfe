"""An arrangement on disk: one small JSON for each desk. Files are named, never copied, and read again when needed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.documents.arrangement import Arrangement
from desktop_client.documents.model import Box
from desktop_client.documents.models import DeskPage, Source, SourceState
from desktop_client.problems import Problem

FORMAT = 1
Json = Mapping[str, Any]  # Any: what JSON can say, checked while it is read


@dataclass(frozen=True, slots=True)
class Kept:
    """What was arranged, and the number that the next source gets: names are never used twice."""

    arrangement: Arrangement = field(default_factory=Arrangement)
    next_number: int = 1


def folder_of(root: Path, key: str) -> Path:
    """Where a desk keeps its own things: readable, and safe as a name on every system."""
    readable = re.sub(r"[^A-Za-z0-9_-]+", "-", key)[:40].strip("-")
    return root / f"{readable}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def write(folder: Path, kept: Kept) -> None:
    """Replace what was kept, whole or not at all."""
    said = {
        "format": FORMAT,
        "next": kept.next_number,
        "sources": [_source_facts(source) for source in kept.arrangement.sources],
        "pages": [_page_facts(page) for page in kept.arrangement.pages],
    }
    paths.write_private(folder / "desk.json", json.dumps(said, ensure_ascii=False).encode())


def read(folder: Path) -> tuple[Kept, Problem | None]:
    """What was kept; what cannot be understood is set aside and told."""
    file = folder / "desk.json"
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Kept(), None
    except OSError:
        return Kept(), Problem(Code.DESK_ARRANGEMENT_BROKEN)
    try:
        return _kept(json.loads(content)), None
    except (ValueError, KeyError, TypeError, AttributeError):
        paths.move_aside(file)
        return Kept(), Problem(Code.DESK_ARRANGEMENT_BROKEN)


def _source_facts(source: Source) -> Json:
    problem = source.problem
    refused = source.state is SourceState.REFUSED and problem is not None
    return {
        "id": source.id,
        "name": source.name,
        "path": str(source.path),
        "bytes": source.bytes,
        "pages": source.pages,
        "sha256": source.sha256,
        "modified": source.modified,
        "is_picture": source.is_picture,
        "weights": source.weights,
        "refused": {"code": str(problem.code), "facts": problem.facts} if refused and problem else None,
    }


def _page_facts(page: DeskPage) -> Json:
    return {
        "id": page.id,
        "source": page.source,
        "index": page.index,
        "rotation": page.rotation,
        "width": page.width,
        "height": page.height,
        "boxes": [dataclasses.astuple(box) for box in page.boxes],
    }


def _kept(said: Json) -> Kept:
    if said["format"] != FORMAT:
        raise ValueError(said["format"])
    sources = tuple(_source(each) for each in said["sources"])
    pages = tuple(_page(each) for each in said["pages"])
    names = {source.id: source for source in sources}
    for page in pages:
        if not 0 <= page.index < names[page.source].pages:
            raise ValueError(page.id)
    if len({page.id for page in pages}) != len(pages) or len(names) != len(sources):
        raise ValueError("names used twice")
    return Kept(Arrangement(sources, pages), int(said["next"]))


def _source(said: Json) -> Source:
    refused = said["refused"]
    return Source(
        id=str(said["id"]),
        name=str(said["name"]),
        path=Path(said["path"]),
        state=SourceState.REFUSED if refused else SourceState.HERE,
        bytes=int(said["bytes"]),
        pages=int(said["pages"]),
        sha256=str(said["sha256"]),
        modified=int(said["modified"]),
        is_picture=bool(said["is_picture"]),
        weights=tuple(int(weight) for weight in said["weights"]),
        problem=Problem(Code(refused["code"]), facts=dict(refused["facts"])) if refused else None,
    )


def _page(said: Json) -> DeskPage:
    rotation = int(said["rotation"])
    if rotation not in (0, 90, 180, 270):
        raise ValueError(rotation)
    return DeskPage(
        id=str(said["id"]),
        source=str(said["source"]),
        index=int(said["index"]),
        rotation=rotation,
        width=float(said["width"]),
        height=float(said["height"]),
        boxes=tuple(Box(*map(float, box)) for box in said["boxes"]),
    )
