"""The receipt, or a declaration not filed yet, as a PDF that can be read years later without this program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.messages import Category, Commitment, Receipt
from desktop_client.grading.models import DeclarationView
from ui import printing, theme, wording, words
from ui.grading.conflict_dialog import told

translate = QCoreApplication.translate

TABLE = (
    '<table width="100%" border="1" cellspacing="0" cellpadding="5" '
    'style="border-collapse: collapse; border-style: solid; border-color: #C9D0D9;">'
)
"""As attributes: QTextDocument does not take padding and borders of cells from a style sheet."""

STYLE = """
body { color: #1B2430; font-size: 9.5pt; }
h1 { font-size: 17pt; }
h2 { font-size: 11.5pt; color: #1F5FBF; margin-bottom: 6px; }
.mark { color: #8A5A00; font-weight: 600; margin-bottom: 8px; }
.quiet { color: #5B6775; }
th { background-color: #EEF1F5; font-weight: 600; text-align: left; }
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: the declaration with its scheme, the commitment in force, and by whose clock."""

    view: DeclarationView
    category: Category | None
    commitment: Commitment
    practice: bool
    printed_at: datetime

    @property
    def receipt(self) -> Receipt | None:
        return self.view.receipts[-1] if self.view.receipts else None

    @property
    def title(self) -> str:
        if self.receipt:
            return translate("receipt", "分类分级申报回执")
        return translate("receipt", "分类分级申报内容（尚未上报）")


def write_pdf(sheet: Sheet, path: Path) -> None:
    """Write the sheet as a PDF of A4 pages, each with its number and, in practice, the mark 练习."""
    path.write_bytes(printing.pdf(paper(sheet)))


def paper(sheet: Sheet) -> printing.Paper:
    """Return the sheet in words, as it goes to whoever draws it."""
    left = sheet.receipt.number if sheet.receipt else sheet.title
    return printing.Paper(
        title=sheet.title,
        html=html(sheet),
        style=STYLE,
        foot=translate("receipt", "练习 · {text}").format(text=left) if sheet.practice else left,
        pages=translate("receipt", "第 {number} 页，共 {count} 页"),
        families=tuple(theme.FAMILIES),
    )


def html(sheet: Sheet) -> str:
    """Return the sheet as the mark-up that QTextDocument understands."""
    parts = [
        f"<h1>{escape(sheet.title)}</h1>",
        _marks(sheet),
        _facts(sheet),
        _commitment(sheet),
        _answers(sheet),
    ]
    return "<body>" + "".join(parts) + "</body>"


def _marks(sheet: Sheet) -> str:
    marks = []
    if sheet.practice:
        marks.append(translate("receipt", "练习：由练习办事机构出具，没有效力。"))
    if sheet.view.scheme.sample:
        marks.append(translate("receipt", "示例：所用标准为示例标准，不是主管部门发布的标准。"))
    return f'<p class="mark">{"<br/>".join(escape(mark) for mark in marks)}</p>' if marks else ""


def _facts(sheet: Sheet) -> str:
    row, receipt = sheet.view.row, sheet.receipt
    category = wording.title(sheet.category) if sheet.category else row.category_title
    facts = [
        (translate("receipt", "机构名称"), row.institution_name),
        (translate("receipt", "统一信用代码"), row.credit_code),
        (translate("receipt", "申报年度"), str(row.year)),
        (translate("receipt", "申报类别"), category),
        (translate("receipt", "分类"), words.word(row.kind)),
        (translate("receipt", "申报状态"), words.word(row.state)),
        (translate("receipt", "标准"), f"{wording.title(sheet.view.scheme)}（{sheet.view.scheme.version}）"),
    ]
    if receipt:
        facts[:0] = [
            (translate("receipt", "回执号"), receipt.number),
            (translate("receipt", "收到时间（北京时间）"), wording.exact(receipt.received_at)),
        ]
        facts.append((translate("receipt", "第几次上报"), str(receipt.round)))
        facts.append((translate("receipt", "报送内容的 SHA-256"), receipt.package_sha256))
    facts.append((translate("receipt", "打印时间（北京时间）"), wording.exact(sheet.printed_at)))
    rows = "".join(
        f'<tr><th width="32%">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in facts
    )
    return TABLE + rows + "</table>"


def _commitment(sheet: Sheet) -> str:
    if sheet.receipt is None:
        return ""
    text = escape(wording.chosen(sheet.commitment.text, sheet.commitment.text_en)).replace("\n", "<br/>")
    return f"<h2>{escape(translate('receipt', '填报承诺'))}</h2><p>{text}</p>"


def _answers(sheet: Sheet) -> str:
    heads = (translate("receipt", "三级评价指标"), translate("receipt", "填报内容"))
    parts = [f"<h2>{escape(translate('receipt', '填报内容'))}</h2>", TABLE]
    parts.append(f'<tr><th width="42%">{escape(heads[0])}</th><th width="58%">{escape(heads[1])}</th></tr>')
    if sheet.view.keep:
        parts.extend(_line(title, value) for title, value in keep_lines(sheet.view))
    else:
        for _, element, criterion in sheet.view.scheme.rows(sheet.view.row.category):
            label = f"{criterion.code} {wording.title(criterion)}"
            answer = told(criterion, sheet.view.answers.get(criterion.code))
            parts.append(_line(label, answer, above=wording.title(element)))
    parts.append("</table>")
    return "".join(parts)


def keep_lines(view: DeclarationView) -> list[tuple[str, str]]:
    """Return the short form of a 保级 in words: each question with what was entered."""
    lines = []
    for field in view.scheme.keep_form.fields:
        value = view.keep.get(field.name, "")
        chosen = [wording.title(choice) for choice in field.choices if choice.code in value.split(",")]
        lines.append((wording.title(field), "、".join(chosen) or value or "—"))
    return lines


def _line(label: str, value: str, *, above: str = "") -> str:
    over = f'<span class="quiet">{escape(above)}</span><br/>' if above else ""
    text = escape(value).replace("\n", "<br/>")
    return f"<tr><td>{over}{escape(label)}</td><td>{text}</td></tr>"
