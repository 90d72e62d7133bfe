"""佐证材料 of several papers: put together on the PDF desk, which leads back to the indicator it was opened from."""

from __future__ import annotations

import pytest

from tests.documents import papers
from tests.journeys import steps
from ui.tour.hands import Person


@pytest.fixture
def person() -> Person:
    return Person(patience_seconds=60)


def test_several_papers_become_one_piece_of_evidence(window, settled, person, tmp_path):
    scan = tmp_path / "缴费记录.png"
    papers.paper("insurance").save(scan)
    letter = papers.typed(tmp_path / "劳动合同.pdf", ("first page", "last page"))
    created = steps.new_declaration(window, settled, category="software")
    person.click("填写")
    person.sees("三级评价指标", "佐证材料", "必须提供")

    person.click("材料工坊", about="佐证材料")
    person.sees("把材料放到这里，合成一个 20 MB 以内的 PDF")
    person.click("选择文件")
    person.give_files(scan, letter)
    person.sees("缴费记录.png", "劳动合同.pdf", "3 页均可正常显示")
    person.click("保存")
    person.sees("三级评价指标", "佐证材料_")
    answers = window.office.grading.show(created.id).answers
    assert [len(answer.evidence) for answer in answers.values() if answer.evidence] == [1]
