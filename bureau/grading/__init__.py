"""Declarations, what becomes of them, and the awards they lead to."""
