"""The field of each kind: the same keys as ``desktop_client/forms/kinds.py``, and a test says so."""

from __future__ import annotations

from ui.fields.base import Field
from ui.fields.dates import DateField
from ui.fields.files import FileField
from ui.fields.lines import (
    AmountField,
    EmailField,
    IdDocumentField,
    IntegerField,
    LicenceField,
    MobileField,
    NoteField,
    PasswordField,
    PercentField,
    TextField,
    UsccField,
    YearField,
)
from ui.fields.picks import ChoiceField, ChoicesField, CommitmentField, YesNoField

FIELDS: dict[str, type[Field]] = {
    "text": TextField,
    "note": NoteField,
    "integer": IntegerField,
    "amount": AmountField,
    "percent": PercentField,
    "date": DateField,
    "year": YearField,
    "choice": ChoiceField,
    "choices": ChoicesField,
    "yes_no": YesNoField,
    "uscc": UsccField,
    "licence": LicenceField,
    "mobile": MobileField,
    "id_document": IdDocumentField,
    "email": EmailField,
    "password": PasswordField,
    "file": FileField,
    "commitment": CommitmentField,
}
