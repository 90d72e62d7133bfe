"""What somebody of the bureau fills in to publish a policy."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from bureau.desk.records import told
from bureau.policies import pdfs
from bureau.policies.models import Policy
from bureau.problems import Refusal

_NO_TEXT = "请填写正文：没有 PDF，或 PDF 是没有文字的扫描件，机构将无法搜索和阅读。"


class PolicyForm(forms.ModelForm):
    """A policy with its file. The text is what institutions search: typed, or taken from the PDF."""

    pdf = forms.FileField(
        label="上传 PDF",
        required=False,
        max_length=120,
        help_text="不超过 20 MB；正文留空时从 PDF 中提取文字。重新上传即替换。",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    take_text = forms.BooleanField(label="用 PDF 中的文字替换正文", required=False)

    class Meta:
        model = Policy
        fields = (
            "kind",
            "title",
            "title_en",
            "number",
            "issuer",
            "published_on",
            "in_force_on",
            "summary",
            "text",
        )
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "title": forms.TextInput(attrs={"size": 70}),
            "title_en": forms.TextInput(attrs={"size": 70}),
            "issuer": forms.TextInput(attrs={"size": 40}),
            "summary": forms.Textarea(attrs={"rows": 3, "cols": 90}),
            "text": forms.Textarea(attrs={"rows": 24, "cols": 90}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: pdfs.Pdf | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        sent = cleaned.get("pdf")
        if sent is not None:
            try:
                self._kept = pdfs.keep(sent.chunks(), name=sent.name)
            except Refusal as refusal:
                self.add_error("pdf", told(refusal))
                return cleaned
        if self._kept and (cleaned.get("take_text") or not cleaned.get("text")):
            cleaned["text"] = self._kept.text
        if not cleaned.get("text", "").strip():
            self.add_error("text", _NO_TEXT)
        return cleaned

    def take_over_file(self, policy: Policy) -> None:
        """The file that was sent with this form becomes the policy's."""
        if self._kept is not None:
            pdfs.attach(policy, self._kept)
