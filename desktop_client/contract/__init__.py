"""What both sides of the wire agree on: state tables, limits, fault codes, messages, schemes and how points count.

``states``, ``limits`` and ``codes`` are cheap to import; ``messages``, ``scheme`` and ``score`` bring pydantic
and are imported by the client only after its first paint.
"""
