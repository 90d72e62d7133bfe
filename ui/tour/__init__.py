"""The main job as a stranger clicks it: ``python -m ui.tour DIR`` leaves numbered pictures and the receipt there.

``eyes`` and ``hands`` find and work the windows by the words on them; journeys in ``tests`` use them too.
"""
