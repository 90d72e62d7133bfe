"""Forms as data: fields of a closed set of kinds, read from TOML, checked the same wherever they are filled.

Values are text by field name, as typed; several choices are their codes joined by commas.
Cheap to import: the registration dialog needs it before anything else is loaded.
"""

from __future__ import annotations

from desktop_client.forms.checks import check, check_field, normalised
from desktop_client.forms.kinds import KINDS
from desktop_client.forms.loading import load_form
from desktop_client.forms.model import Choice, Field, Form

__all__ = ["KINDS", "Choice", "Field", "Form", "check", "check_field", "load_form", "normalised"]
