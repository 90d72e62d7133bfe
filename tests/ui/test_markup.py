"""What people and the bureau write stays text on the screen, and chooses no kind of file on the disk."""

from __future__ import annotations

import pytest
from PySide6.QtGui import Qt, QTextDocument

from desktop_client.contract.messages import Evidence
from ui.grading import exporting
from ui.widgets.buttons import IconButton
from ui.widgets.text import ElidedLabel
from ui.widgets.tips import tip

IMAGE = '<img src="//elsewhere.example/x.png"><b>年度审计报告</b>.pdf'


def shown(text: str) -> str:
    """The words of a tool tip as Qt draws it; nothing in it is fetched or dressed up."""
    document = QTextDocument()
    if Qt.mightBeRichText(text):
        document.setHtml(text)
    else:
        document.setPlainText(text)
    return document.toPlainText()


@pytest.mark.parametrize("text", [IMAGE, "a <b>b</b> & c", "3 < 4 > 2", "两行\n  文字", ""])
def test_a_tool_tip_says_exactly_the_text(qapp, text):
    assert shown(tip(text)) == text


def test_a_cut_name_and_a_button_s_name_are_no_markup_in_their_tool_tips(qtbot, dress):
    label = ElidedLabel(IMAGE)
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.show()
    button = IconButton("trash-2", name=IMAGE)
    qtbot.addWidget(button)
    assert shown(label.toolTip()) == IMAGE
    assert shown(button.toolTip()) == IMAGE
    assert button.accessibleName() == IMAGE


@pytest.mark.parametrize(
    ("name", "kind", "saved"),
    [
        ("证明.pdf", "application/pdf", "证明.pdf"),
        ("照片.JPEG", "image/jpeg", "照片.JPEG"),
        ("账单.exe", "application/pdf", "账单.exe.pdf"),
        ("页面.hta", "image/png", "页面.hta.png"),
        ("..", "application/pdf", "...pdf"),
        ("名:称?.pdf", "application/pdf", "名_称_.pdf"),
    ],
)
def test_a_saved_copy_ends_as_what_it_is(name, kind, saved):
    evidence = Evidence(sha256="0" * 64, name=name, bytes=1, media_type=kind)
    assert exporting.evidence_name(evidence) == saved
