"""What everything that is filed has in common: versions, change counts, cursors, packages and their receipts."""
