"""Every page, dialog and state as a picture: ``python -m ui.gallery DIR`` (see ``subjects`` for the table)."""
