"""Help: the keys, the versions, and what to hand to whoever helps."""
