"""What a reviewer fills in: reasons by material and page, an amount, a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from bureau import workdays
from bureau.desk.records import now
from bureau.subsidy.case import Application, Paper
from desktop_client.contract.limits import MAX_NOTE_CHARACTERS
from desktop_client.contract.messages import SubsidyFinding
from desktop_client.workdays import add_working_days

#: How many reasons a material can be given at once; the first is open, the rest unfold.
_REASONS, _OPEN = 10, 1
#: 公示 usually lasts so many working days.
_PUBLIC_DAYS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One reason to write: on which page, and what is wrong there."""

    page: forms.BoundField
    reason: forms.BoundField


@dataclass(frozen=True, slots=True)
class Sheet:
    """A material with the rows beside it."""

    paper: Paper
    rows: list[Row]
    more: list[Row]


class FindingsForm(forms.Form):
    """What comes back and why, on every material at once."""

    whole = forms.CharField(
        label="总体理由",
        required=False,
        max_length=MAX_NOTE_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "不针对某一份材料的理由"}),
    )

    def __init__(self, *args: Any, case: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._case = case
        for paper in case.papers:
            for place in range(_REASONS):
                self.fields[f"page-{paper.material}-{place}"] = _page_field(paper)
                self.fields[f"reason-{paper.material}-{place}"] = _reason_field(paper)

    def sheets(self) -> list[Sheet]:
        """The materials with the fields beside them."""
        found = []
        for paper in self._case.papers:
            rows = [
                Row(
                    page=self[f"page-{paper.material}-{place}"],
                    reason=self[f"reason-{paper.material}-{place}"],
                )
                for place in range(_REASONS)
            ]
            found.append(Sheet(paper=paper, rows=rows[:_OPEN], more=rows[_OPEN:]))
        return found

    def findings(self) -> list[SubsidyFinding]:
        """What was written, material by material."""
        return list(self._findings())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in [name for name in self.fields if name.startswith("page-")]:
            reason = name.replace("page-", "reason-", 1)
            if cleaned.get(name) and not cleaned.get(reason):
                self.add_error(reason, "请写明这一页的退回理由。")
        if not self.errors and not any(cleaned[name] for name in self.fields if not name.startswith("page-")):
            self.add_error(None, "请在有问题的材料旁写明退回理由。")
        return cleaned

    def _findings(self) -> Iterator[SubsidyFinding]:
        if self.cleaned_data["whole"]:
            yield SubsidyFinding(text=self.cleaned_data["whole"])
        for paper in self._case.papers:
            for place in range(_REASONS):
                if reason := self.cleaned_data[f"reason-{paper.material}-{place}"]:
                    page = self.cleaned_data[f"page-{paper.material}-{place}"]
                    yield SubsidyFinding(material=paper.material, page=page, text=reason)


class PassForm(forms.Form):
    """通过本环节: a word for the next reviewer, if there is one to say."""

    opinion = forms.CharField(
        label="审核意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class ApproveForm(PassForm):
    """审核通过: with the amount, where the project pays one."""

    amount = forms.DecimalField(
        label="补贴金额（元）",
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        help_text="没有金额的项目留空。",
    )


class PubliciseForm(forms.Form):
    """公示: until the end of which day."""

    until = forms.DateField(label="公示至", widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._today = workdays.wall_date(now())
        usual = add_working_days(self._today, _PUBLIC_DAYS).day
        super().__init__(*args, initial={"until": usual}, **kwargs)

    def clean_until(self) -> Any:
        if self.cleaned_data["until"] < self._today:
            raise forms.ValidationError("公示截止日期不能早于今天。")
        return self.cleaned_data["until"]


class PayForm(forms.Form):
    """拨付: on which day."""

    on = forms.DateField(label="拨付日期", widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": workdays.wall_date(now())}, **kwargs)


def _page_field(paper: Paper) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"{paper.title}：第几页",
        required=False,
        min_value=1,
        max_value=paper.file.pages,
        widget=forms.NumberInput(
            attrs={"placeholder": "页", "aria-label": f"{paper.title}：第几页（不填指整份材料）"}
        ),
    )


def _reason_field(paper: Paper) -> forms.CharField:
    label = f"{paper.title}：退回理由"
    return forms.CharField(
        label=label,
        required=False,
        max_length=MAX_NOTE_CHARACTERS,
        widget=forms.Textarea(
            attrs={"rows": 2, "placeholder": "写明哪里不符合、需要怎样补正", "aria-label": label}
        ),
    )
