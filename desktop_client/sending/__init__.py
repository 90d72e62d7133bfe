"""The queue of frozen packages, their receipts, and keeping this computer and the bureau the same."""
