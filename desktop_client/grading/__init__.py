"""The grading room: declarations, their answers, and the awards that come of them."""
