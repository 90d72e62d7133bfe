"""The printed 申报表: the institution's data in it, its version on every page, nothing vanishing silently."""

from __future__ import annotations

import io

import pytest

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import FormBlock, FormRow, FormTemplate
from desktop_client.documents import marks
from desktop_client.documents.application_form import FormOrder, print_form

TITLE = "朝阳区人力资源服务业发展大会备案表"
TEMPLATE = FormTemplate(
    version="2026.1",
    title=TITLE,
    blocks=[
        FormBlock(
            kind="table",
            title="一、机构基本情况",
            rows=[
                FormRow(label="机构名称", source="institution_name"),
                FormRow(label="经办人", source="clerk_name"),
                FormRow(label="开户银行及账号"),
            ],
        ),
        FormBlock(kind="table", title="二、活动概况", rows=[FormRow(label="成效说明", lines=30)]),
        FormBlock(kind="text", title="三、承诺", text="所填内容真实、准确、完整。\n如有不实，退回全部资金。"),
        FormBlock(
            kind="seal", title="申报单位（盖章）", text="法定代表人（签字）：\n日期：　　年　　月　　日"
        ),
    ],
)
VALUES = {"institution_name": "北京海棠人力资源服务有限公司", "clerk_name": "张喆堃"}


def order(**changed: object) -> FormOrder:
    return FormOrder(**{"template": TEMPLATE, "project_id": "conference", "values": VALUES, **changed})


def texts(content: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def pictures(content: bytes, dpi: int):
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [page.render(scale=dpi / 72).to_pil() for page in document]


def test_what_is_known_is_filled_in_and_the_rest_left_to_the_pen():
    printed = print_form(order())

    whole = "".join(texts(printed.content))
    for text in (
        TITLE,
        *VALUES.values(),
        "开户银行及账号",
        "成效说明",
        "法定代表人（签字）：",
        "第 1 页，共 2 页",
    ):
        assert text in whole
    assert printed.problems == ()


def test_the_version_stands_on_every_page_for_people_programs_and_scanners():
    import pypdf

    printed = print_form(order())
    mark = marks.FormMark("conference", "2026.1")

    assert printed.pages == len(texts(printed.content)) == 2
    assert [marks.in_text(text) for text in texts(printed.content)] == [mark] * 2
    assert [marks.in_picture(picture) for picture in pictures(printed.content, 200)] == [mark] * 2
    metadata = pypdf.PdfReader(io.BytesIO(printed.content)).metadata
    assert (metadata.subject, metadata.title) == ("SHENBAO:conference:2026.1", TITLE)


def test_the_mark_is_read_from_a_crooked_scan_laid_upside_down():
    scan = pictures(print_form(order()).content, 150)[0].convert("L").rotate(183, fillcolor=255)

    assert marks.in_picture(scan) == marks.FormMark("conference", "2026.1")


@pytest.mark.parametrize("name", ["𬭎", "𬱖", "䶮", "㛃", "龑", "囍", "・Ａｂ1", "Müller & <Söhne>"])
def test_rare_characters_of_names_are_printed_and_read_back_as_themselves(name):
    printed = print_form(order(values={"clerk_name": f"张{name}"}))

    assert printed.problems == ()
    assert f"张{name}" in texts(printed.content)[0]


def test_a_sign_the_font_lacks_is_printed_as_a_box_and_said_so():
    printed = print_form(order(values={"clerk_name": "张𠮷😀𠮷", "institution_name": "海棠"}))

    assert "张□□□" in texts(printed.content)[0]
    [problem] = printed.problems
    assert problem.code is Code.FORM_GLYPH_MISSING
    assert problem.facts == {"label": "经办人", "characters": "𠮷😀"}


def test_the_same_form_is_the_same_bytes():
    assert print_form(order()).content == print_form(order()).content
    assert print_form(order()).content != print_form(order(is_practice=True)).content


def test_practice_is_written_across_every_page():
    assert all("练习" in text for text in texts(print_form(order(is_practice=True)).content))
    assert not any("练习" in text for text in texts(print_form(order()).content))


def test_every_font_is_embedded_as_far_as_it_is_used():
    import pypdf

    content = print_form(order()).content
    fonts = [
        font.get_object()
        for page in pypdf.PdfReader(io.BytesIO(content)).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert all(font["/BaseFont"][7:8] == "+" for font in fonts)
    assert len(content) < 100_000


def test_a_template_that_goes_too_far_is_printed_all_the_same():
    template = FormTemplate(
        version="v" * 30,
        title="很长的标题" * 40,
        blocks=[
            FormBlock(
                kind="table",
                rows=[FormRow(label="标签很长" * 400, lines=10**9), FormRow(label="", lines=-5)],
            ),
            FormBlock(kind="table"),
            FormBlock(kind="seal", title="公章" * 90, text="\n".join(f"第 {n} 行" for n in range(60))),
            FormBlock(kind="text", text="<b>不是标记&" * 900),
        ],
    )

    whole = "".join(texts(print_form(order(template=template)).content))

    assert "第 59 行" in whole
    assert "<b>不是标记&" in whole


def test_rows_are_never_cut_in_two_by_the_end_of_a_page():
    rows = [FormRow(label=f"第{n}项", lines=7) for n in range(6)]
    template = FormTemplate(
        version="1", title=TITLE, blocks=[FormBlock(kind="table", title="内容", rows=rows)]
    )

    pages = texts(print_form(order(template=template)).content)

    assert "第0项" in pages[0], "the title's table begins on the first page"
    assert [sum(f"第{n}项" in page for page in pages) for n in range(6)] == [1] * 6
