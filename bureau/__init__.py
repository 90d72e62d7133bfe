"""The bureau's side: a complete, deployable server of the contract in ``desktop_client.contract``.

Rooms are Django apps with the same inner names (``models services api admin``); a room knows only rooms before it:

    trail idempotency catalogue   the record of every step, once-only answers, what the bureau publishes
    institution account           who declares, and the people of institutions and of the bureau
    notices files                 what the bureau tells an institution, the bytes it receives
    grading                       declarations, awards and the review desk
    practice                      the sample institution and the reviewer that answers by itself (practice mode only)

It shares floor 0 of ``desktop_client`` and nothing else, believes nothing a client claims, and judges for itself.
"""
