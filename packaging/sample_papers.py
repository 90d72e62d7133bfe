"""Makes the PDFs of the practice bureau's samples again, after their texts were changed.

`python packaging/sample_papers.py`; the results are kept in the repository, so that a practice bureau starts
without laying out a page.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.lib.styles import ParagraphStyle  # noqa: E402
from reportlab.lib.units import mm  # noqa: E402
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer  # noqa: E402

from bureau.subsidy import notation  # noqa: E402
from desktop_client.contract.messages import FormTemplate  # noqa: E402
from desktop_client.documents import form_font  # noqa: E402
from desktop_client.documents.application_form import FormOrder, print_form  # noqa: E402
from desktop_client.paths import resource  # noqa: E402

#: The sample institution as its printed forms name it.
INSTITUTION = {
    "institution_name": "海棠人力资源服务有限公司",
    "credit_code": "91110105MA01HT2B2X",
    "licence_number": "110105230018",
    "qualifications": "人力资源服务许可证、人力资源服务备案",
    "clerk_name": "张三",
    "clerk_mobile": "13800000001",
}


def main() -> None:
    """Every policy with a file, and the papers of the sample's applications."""
    form_font.font()
    for file in sorted(resource("policies").glob("*.toml")):
        policy = tomllib.loads(file.read_text(encoding="utf-8"))
        if "file" in policy:
            facts = [f"文号：{policy['number']}", f"发布机构：{policy['issuer']}"]
            content = laid_out(policy["title"], [*facts, "", *policy["text"].strip().splitlines()])
            keep(resource("policies", policy["file"]), content)
    for name in ("conference", "talent"):
        keep(resource("projects", f"{name}-form.pdf"), form(name))
    papers = tomllib.loads(resource("projects", "papers.toml").read_text(encoding="utf-8"))
    for name, pages in papers.items():
        keep(resource("projects", f"{name}.pdf"), joined(pages["pages"]))


def form(name: str) -> bytes:
    """The 申报表 of a sample project, filled in for the sample institution."""
    project = tomllib.loads(resource("projects", f"{name}.toml").read_text(encoding="utf-8"))
    written = project["form"]
    template = FormTemplate(
        version=written["version"], title=written["title"], blocks=notation.read(written["text"])
    )
    order = FormOrder(
        template=template,
        project_id=project["id"],
        values={**INSTITUTION, "project": project["title"]},
        is_practice=True,
        is_sample=True,
    )
    return print_form(order).content


def laid_out(title: str, lines: list[str]) -> bytes:
    """One text under its title."""
    return built([Paragraph(title, style(16, 26, alignment=1)), Spacer(1, 6 * mm), *paragraphs(lines)], title)


def joined(pages: list[dict[str, Any]]) -> bytes:
    """Several papers in one file, each on a page of its own."""
    story: list[Flowable] = []
    for page in pages:
        title, lines = page["title"], page["text"].strip().splitlines()
        story += [Paragraph(title, style(16, 26, alignment=1)), Spacer(1, 6 * mm), *paragraphs(lines)]
        story.append(PageBreak())
    return built(story[:-1], pages[0]["title"])


def paragraphs(lines: list[str]) -> Iterator[Flowable]:
    for line in lines:
        yield Paragraph(line, style(11.5, 20)) if line.strip() else Spacer(1, 3 * mm)


def style(size: float, leading: float, *, alignment: int = 0) -> ParagraphStyle:
    return ParagraphStyle(
        "sample",
        fontName=form_font.NAME,
        fontSize=size,
        leading=leading,
        alignment=alignment,
        wordWrap="CJK",
        spaceAfter=3,
    )


def built(story: list[Flowable], title: str) -> bytes:
    """The file: the same story gives the same bytes."""
    written = io.BytesIO()
    document = SimpleDocTemplate(
        written, pagesize=A4, margins=25 * mm, title=title, author="练习办事机构（示例）", invariant=1
    )
    document.build(story, onFirstPage=dressed, onLaterPages=dressed)
    return written.getvalue()


def dressed(canvas: Any, document: Any) -> None:  # Any: reportlab's own, untyped
    """What stands on every page."""
    canvas.setFont(form_font.NAME, 8)
    canvas.drawString(25 * mm, A4[1] - 14 * mm, "示例文件　仅供练习，不产生效力")
    canvas.drawCentredString(A4[0] / 2, 12 * mm, f"— {document.page} —")


def keep(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    sys.stdout.write(f"{file.relative_to(ROOT)}  {len(content):,} bytes\n")


if __name__ == "__main__":
    main()
