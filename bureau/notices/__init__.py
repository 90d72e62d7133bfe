"""What the bureau tells an institution."""
