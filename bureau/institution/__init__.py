"""Who declares: institutions and what they are entitled to."""
