"""Messages from the bureau: the bell with its number, and the list under it."""
