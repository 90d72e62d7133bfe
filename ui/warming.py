"""What the next windows are made of, imported by a worker while the person looks at the first one.

Importing the pages costs a few hundred milliseconds; done at the first click they would be felt as a window that hangs.
No module of ``ui`` imports another in a circle, so the window may ask for one that the worker is just importing.
"""

from __future__ import annotations

import importlib

MODULES = (
    "ui.account.registration",
    "ui.window",
    "desktop_client.grading.service",
    "ui.dashboard",
    "ui.grading",
    "ui.grading.create_dialog",
    "ui.grading.receipt",
    "ui.account.password",
)


def warm_up() -> None:
    """Import them, in the order in which they are likely to be wanted."""
    for module in MODULES:
        importlib.import_module(module)
