"""The bytes an institution sends, kept under their hash."""
