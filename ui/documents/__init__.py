"""材料工坊, the PDF desk: ``PdfDesk`` is the widget, the pages around it say what becomes of the finished PDF.

To lead there from another room: ``go.emit("evidence-desk", "DECLARATION/INDICATOR")`` or
``go.emit("material-desk", "SUBSIDY/application_form")``; each comes back to where it was called from.
"""

from __future__ import annotations

from ui.documents.alone_page import AlonePage
from ui.documents.desk_page import DeskPage
from ui.documents.evidence_page import EvidencePage
from ui.documents.material_page import MaterialPage
from ui.documents.pdf_desk import PdfDesk

__all__ = ["AlonePage", "DeskPage", "EvidencePage", "MaterialPage", "PdfDesk"]
