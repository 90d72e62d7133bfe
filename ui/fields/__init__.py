"""One widget per kind of field, ignorant of what is asked: all speak text and show problems found elsewhere.

    table.FIELDS          field class by kind: ``FIELDS["date"](Options(…))``
    base.Field            ``value()``, ``set_value(text)``, ``changed``, ``show_problem(text | None, severity)``
    base.Options          choices, unit, longest text, the sentence of a commitment
    form.FormView         a whole ``forms.model.Form`` as rows: ``values()``, ``set_values``, ``show_problems``

Values: numbers and identifiers as typed, dates ``2026-11-18``, a choice by its code, several codes joined with
commas, ``yes``/``no``, a commitment ``yes`` or nothing, a file its path. Wrap a single field in
``ui.widgets.rows.FormRow`` for its label and the sentence below.
"""
