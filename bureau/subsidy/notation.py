"""A printed form as plain text, so that people of the bureau can write one without knowing how it is stored.

## 一、申报单位信息            a part with its heading
| 机构名称 = 机构名称          a row of a table, filled in with what is registered
| 场地情况（4 行）             a row left free, four lines high
任何其他文字                   running text
== 申报单位意见                the place for the official seal and signature; its text follows
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from desktop_client.contract.messages import FormBlock, FormRow

Source = Literal[
    "",
    "institution_name",
    "credit_code",
    "licence_number",
    "qualifications",
    "clerk_name",
    "clerk_mobile",
    "year",
    "project",
    "today",
]
#: What can be filled in, by the word that people write.
SOURCES: dict[str, Source] = {
    "机构名称": "institution_name",
    "统一社会信用代码": "credit_code",
    "人力资源许可证编号": "licence_number",
    "资质情况": "qualifications",
    "经办人": "clerk_name",
    "经办人手机": "clerk_mobile",
    "申报年度": "year",
    "申报名称": "project",
    "填表日期": "today",
}
_WORDS = {source: word for word, source in SOURCES.items()}
#: How much room a row leaves, at its end.
_HEIGHT = re.compile(r"[（(]\s*(\d+)\s*行\s*[）)]$")
_EQUALS = re.compile("[=＝]")
_MOST_LINES = 40


class NotAForm(ValueError):
    """A line that says nothing a form can print."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"第 {number} 行：{why}")


def read(text: str) -> list[FormBlock]:
    """The parts of the form."""
    blocks = [block for block in _blocks(text) if block.title or block.text or block.rows]
    if not any(block.kind == "seal" for block in blocks):
        raise NotAForm(
            len(text.splitlines()) or 1, "还没有盖章签字的位置，请加一行“== 申报单位意见（盖章）”。"
        )
    return blocks


def write(blocks: Iterable[FormBlock]) -> str:
    """The same form as text."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _blocks(text: str) -> Iterator[FormBlock]:
    now = FormBlock(kind="text")
    for number, written in enumerate(text.splitlines(), start=1):
        line = written.strip()
        if line.startswith("##"):
            yield now
            now = FormBlock(kind="text", title=line.lstrip("#").strip())
        elif line.startswith("=="):
            yield now
            now = FormBlock(kind="seal", title=line.lstrip("=").strip())
        elif line.startswith("|"):
            if now.kind != "table" and (now.kind == "seal" or now.text):
                yield now
                now = FormBlock(kind="table")
            now = now.model_copy(update={"kind": "table", "rows": [*now.rows, _row(line, number)]})
        elif line:
            if now.kind == "table":
                yield now
                now = FormBlock(kind="text")
            now = now.model_copy(update={"text": f"{now.text}\n{line}".strip()})
    yield now


def _row(line: str, number: int) -> FormRow:
    # Taken apart from the end, one cut after the other: a single expression tried for minutes what fits nowhere.
    said = line.removeprefix("|").strip()
    height = _HEIGHT.search(said)
    named = _EQUALS.split(said[: height.start()] if height else said, maxsplit=1)
    label, *sources = (part.strip() for part in named)
    if not label or any(len(source.split()) != 1 for source in sources):
        raise NotAForm(number, "一行应写成“| 名称”、“| 名称 = 自动填入的内容”或“| 名称（4 行）”。")
    word = sources[0] if sources else ""
    if word and word not in SOURCES:
        raise NotAForm(number, f"不能自动填入“{word}”，可以填入的有：{'、'.join(SOURCES)}。")
    lines = _height(height[1]) if height else 1
    if not 1 <= lines <= _MOST_LINES:
        raise NotAForm(number, f"留空高度应为 1 至 {_MOST_LINES} 行。")
    return FormRow(label=label, source=SOURCES.get(word, ""), lines=lines)


def _height(digits: str) -> int:
    """The number, or 0 for one so long that nobody meant it."""
    return int(digits) if len(digits) < 5 else 0


def _lines(block: FormBlock) -> Iterator[str]:
    if block.kind == "seal":
        yield f"== {block.title}".rstrip()
    elif block.title:
        yield f"## {block.title}"
    for row in block.rows:
        source = f" = {_WORDS[row.source]}" if row.source else ""
        yield f"| {row.label}{source}" + (f"（{row.lines} 行）" if row.lines > 1 else "")
    if block.text:
        yield block.text


if set(get_args(Source)) - {""} != set(SOURCES.values()):
    raise RuntimeError("a source without its word")
