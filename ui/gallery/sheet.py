"""The contact sheet: one row for each subject, one column for each dress, every picture a link to itself."""

from __future__ import annotations

from html import escape
from pathlib import Path

STYLE = """
body { font: 14px system-ui, sans-serif; margin: 24px; background: #f6f7f9; color: #1b2430; }
table { border-spacing: 12px; } th { text-align: left; font-weight: 600; vertical-align: top; }
img { width: 360px; border: 1px solid #c3cad4; border-radius: 6px; display: block; }
"""


def write(folder: Path) -> None:
    """Write ``index.html`` over all pictures in the folder."""
    dresses = sorted(each.name for each in folder.iterdir() if each.is_dir())
    names = sorted({picture.stem for dress in dresses for picture in (folder / dress).glob("*.png")})
    head = "".join(f"<th>{escape(dress)}</th>" for dress in dresses)
    rows = "".join(_row(folder, name, dresses) for name in names)
    page = (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Gallery</title>'
        f"<style>{STYLE}</style><table><tr><th></th>{head}</tr>{rows}</table></html>"
    )
    (folder / "index.html").write_text(page, encoding="utf-8")


def _row(folder: Path, name: str, dresses: list[str]) -> str:
    cells = "".join(_cell(folder, f"{dress}/{name}.png") for dress in dresses)
    return f"<tr><th>{escape(name)}</th>{cells}</tr>"


def _cell(folder: Path, path: str) -> str:
    if not (folder / path).exists():
        return "<td></td>"
    return f'<td><a href="{escape(path)}"><img loading="lazy" src="{escape(path)}" alt="{escape(path)}"></a></td>'
