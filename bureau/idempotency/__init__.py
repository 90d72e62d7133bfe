"""Answers given once and remembered, so that a repeated request has no second effect."""
