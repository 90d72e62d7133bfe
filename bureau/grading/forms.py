"""What a reviewer fills in: a mark and a reason per indicator, or a grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from bureau.grading.case import Case, Group, Line
from desktop_client.contract.limits import MAX_NOTE_CHARACTERS
from desktop_client.contract.messages import Finding


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the case with its two fields."""

    line: Line
    mark: forms.BoundField
    reason: forms.BoundField


class FindingsForm(forms.Form):
    """Which indicators come back and why. A reason without a mark counts as marked: nobody types one for nothing."""

    whole = forms.CharField(
        label="总体理由",
        required=False,
        max_length=MAX_NOTE_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "不针对某一项指标的理由（审核不通过时可填）"}),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._case = case
        for line in case.lines:
            self.fields[f"mark-{line.place}"] = forms.BooleanField(
                label=f"退回 {line.place} {line.title}", required=False
            )
            self.fields[f"reason-{line.place}"] = forms.CharField(
                label=f"{line.place} {line.title} 的退回理由",
                required=False,
                max_length=MAX_NOTE_CHARACTERS,
                widget=forms.Textarea(attrs={"rows": 2, "placeholder": "写明哪里不符合、需要怎样补正"}),
            )

    def rows(self) -> list[tuple[Group, list[Row]]]:
        """The case with the fields beside its lines."""
        return [(group, [self._row(line) for line in group.lines]) for group in self._case.groups]

    def findings(self) -> list[Finding]:
        """What was written, in the order of the scheme."""
        return list(self._findings())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for line in self._case.lines:
            if cleaned.get(f"mark-{line.place}") and not cleaned.get(f"reason-{line.place}"):
                self.add_error(f"reason-{line.place}", "请写明退回理由。")
        action = self.data.get("action")
        marked = any(cleaned.get(f"reason-{line.place}") for line in self._case.lines)
        if not self.errors and not marked and (action == "return" or not cleaned.get("whole")):
            self.add_error(None, "请在需要退回的指标上勾选并写明理由。")
        return cleaned

    def _findings(self) -> Iterator[Finding]:
        if self.cleaned_data["whole"]:
            yield Finding(text=self.cleaned_data["whole"])
        for line in self._case.lines:
            if reason := self.cleaned_data[f"reason-{line.place}"]:
                yield Finding(indicator=line.place, text=reason)

    def _row(self, line: Line) -> Row:
        return Row(line=line, mark=self[f"mark-{line.place}"], reason=self[f"reason-{line.place}"])


class GradeForm(forms.Form):
    """The grade that is granted; another than the figures say needs a word of explanation."""

    grade = forms.ChoiceField(label="评定等级")
    note = forms.CharField(
        label="说明",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "与测算等级不同时必须说明"}),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        earned = case.earned if case.earned in case.grades else None
        super().__init__(*args, initial={"grade": earned}, **kwargs)
        self._earned = earned
        empty = [] if earned else [("", "请选择")]
        self.fields["grade"].choices = [*empty, *((grade, f"{grade} 级") for grade in case.grades)]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("grade") and cleaned["grade"] != self._earned and not cleaned.get("note"):
            self.add_error("note", "所给等级与测算等级不同，请说明原因。")
        return cleaned
