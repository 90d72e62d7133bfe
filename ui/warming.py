"""What the next windows are made of, got ready while the person looks at the first one; imports by a worker.

Importing the pages costs a few hundred milliseconds; done at the first click they would be felt as a window that hangs.
No module of ``ui`` imports another in a circle, so the window may ask for one that the worker is just importing.
"""

from __future__ import annotations

import gc
import importlib

from PySide6.QtWidgets import QAbstractScrollArea

from desktop_client import faults, words

MODULES = (
    "ui.account.registration",
    "ui.window",
    "desktop_client.grading.service",
    "ui.dashboard",
    "ui.grading",
    "ui.grading.create_dialog",
    "ui.grading.receipt",
    "ui.account.password",
    "ui.documents",
    "ui.policies",
    "ui.subsidy",
)


def warm_up() -> None:
    """Import them, in the order in which they are likely to be wanted, and read the tables of words."""
    for module in MODULES:
        importlib.import_module(module)
    words.table()
    faults.entries()
    # What is here now stays; looked through again and again, it would cost a fiftieth of a second between two keys.
    gc.freeze()


def meet_widgets() -> None:
    """Let PySide make its Python classes of all kinds of widgets; on the GUI thread, a hundredth of a second.

    It does so when it hands out the first widget that was made in C++, to find out what kind it is.
    """
    QAbstractScrollArea().viewport()
