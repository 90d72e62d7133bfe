"""Forms from files: the guide's words, and refusals that name the place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_client.contract.codes import Code
from desktop_client.forms import check, load_form, normalised
from desktop_client.forms.loading import FormFault
from desktop_client.paths import resource
from desktop_client.words import word

REGISTRATION = resource("forms", "registration.toml")
FILLED = {
    "institution_name": "朝阳示例人力资源有限公司",
    "credit_code": "91350100m000100y43",
    "qualifications": "licence,filing",
    "licence_number": "610100120105",
    "clerk_name": "张三",
    "clerk_mobile": "138 0013 8000",
    "username": "zhangsan",
    "password": "一个 Secret 1",
    "repeat_password": "一个 Secret 1",
}


def test_the_registration_form_has_the_guides_words_in_the_guides_order() -> None:
    form = load_form(REGISTRATION)
    assert form.title == "机构注册"
    assert [(field.title, field.hint) for field in form.fields[:6]] == [
        ("机构名称", "输入机构名称全称"),
        ("统一社会信用代码", "输入机构统一社会信用代码"),
        ("资质情况", "选择您所具有的资质情况"),
        ("人力资源许可证编号", "输入人力资源许可证编号"),
        ("经办人", "具体业务的经办人"),
        ("经办人手机", "用于接收短信通知及找回密码"),
    ]
    assert [field.title for field in form.fields[6:]] == ["用户名", "密码", "确认密码"]


def test_a_filled_registration_passes_and_is_normalised() -> None:
    form = load_form(REGISTRATION)
    assert check(form, FILLED) == []
    assert normalised(form, FILLED) == FILLED | {
        "credit_code": "91350100M000100Y43",
        "clerk_mobile": "13800138000",
    }


def test_an_empty_registration_names_each_field_in_order() -> None:
    form = load_form(REGISTRATION)
    problems = check(form, {})
    assert [problem.place for problem in problems] == [field.name for field in form.fields]
    assert {problem.code for problem in problems} == {Code.FIELD_REQUIRED}


@pytest.mark.parametrize("file", sorted(resource("forms").glob("*.toml")), ids=lambda file: file.stem)
def test_every_shipped_form_is_whole_and_bilingual(file: Path) -> None:
    form = load_form(file)
    assert form.id == file.stem
    assert form.title_en
    for field in form.fields:
        assert field.title_en
        assert bool(field.hint) == bool(field.hint_en)
        assert all(choice.title_en for choice in field.choices)


def test_the_words_of_fields_are_the_titles_on_the_form() -> None:
    form = load_form(REGISTRATION)
    for field in form.fields:
        assert (word(f"field.{field.name}", "zh"), word(f"field.{field.name}", "en")) == (
            field.title,
            field.title_en,
        )


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('kind = "uscc"', 'kind = "credit"', "credit_code has the unknown kind credit"),
        ('name = "clerk_name"', 'name = "credit_code"', "credit_code occurs twice"),
        ('kind = "uscc"', 'kind = "uscc"\ncolour = "red"', "colour"),
        ('version = "1"', "", "version"),
    ],
)
def test_a_form_that_is_none_is_refused_with_the_place(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(REGISTRATION.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(FormFault, match=complaint):
        load_form(broken)


def test_forms_wait_for_nothing_heavy() -> None:
    code = (
        "import sys, desktop_client.forms as f; sys.exit(bool({'pydantic', 'requests'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
