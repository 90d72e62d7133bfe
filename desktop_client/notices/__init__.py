"""The notices room: what the bureau tells the institution."""
