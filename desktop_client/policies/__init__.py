"""Policies and announcements of the bureau: fetched, searched, read offline, with own marks and notes."""
