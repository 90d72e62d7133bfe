"""A date: typed in any usual way, or picked from a calendar."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.fields.lines import LineField
from ui.widgets.buttons import IconButton

_TYPED = re.compile(r"(\d{4})\D*(\d{1,2})\D+(\d{1,2})\D*|(\d{4})(\d{2})(\d{2})")


class DateField(LineField):
    """Becomes 2026-11-18 when left; what is no date stays as typed, for the check to complain about."""

    hints = Qt.InputMethodHint.ImhDate
    longest = 20
    tabular = True

    def build(self) -> None:
        """Put the calendar's button into the line."""
        super().build()
        self._open = IconButton("calendar", parent=self.line)
        self._open.setObjectName("open-calendar")
        self._open.clicked.connect(self._show_calendar)
        self.line.setPlaceholderText("2026-01-31")
        self.line.editingFinished.connect(self._tidy)
        self.line.installEventFilter(self)

    def value(self) -> str:
        """Return the date as 2026-11-18, or what was typed when it is none."""
        return normalised(super().value())

    def retranslate(self) -> None:
        """Word the calendar's button."""
        super().retranslate()
        self._open.set_name(self.tr("打开日历"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the button at the line's right end."""
        if isinstance(event, QResizeEvent):
            side = event.size().height() - 6
            self._open.setGeometry(event.size().width() - side - 3, 3, side, side)
            self.line.setTextMargins(0, 0, side, 0)
        return super().eventFilter(watched, event)

    def _tidy(self) -> None:
        if self.line.text() != self.value():
            self.line.setText(self.value())

    def _show_calendar(self) -> None:
        shown = QDate.fromString(self.value(), Qt.DateFormat.ISODate)
        popup = CalendarPopup(shown if shown.isValid() else QDate.currentDate(), parent=self)
        popup.calendar.activated.connect(self._pick)
        popup.calendar.clicked.connect(self._pick)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + theme.GAP_1)))
        popup.show()
        popup.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        for popup in self.findChildren(CalendarPopup):
            popup.close()
        self.line.setFocus()


class CalendarPopup(QWidget):
    """A month to pick from; Escape or a click outside puts it away."""

    def __init__(self, day: QDate, *, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar-popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(self.tr("日历"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setSelectedDate(day)
        self.calendar.setGridVisible(False)
        self.calendar.setMinimumSize(322, 240)
        self._colour()
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 1, 1, 1)
        frame.addWidget(self.calendar)

    def _colour(self) -> None:
        # Qt paints weekends red; here red means refusal.
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            form = QTextCharFormat()
            form.setForeground(theme.color("muted"))
            self.calendar.setWeekdayTextFormat(day, form)
        for name, icon in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            for button in self.calendar.findChildren(QToolButton, name):
                button.setIcon(icons.icon(icon))


def normalised(typed: str) -> str:
    """Return a date typed as 2026.1.5, 2026年1月5日, 2026/01/05 or 20260105 as 2026-01-05; else what was typed."""
    found = _TYPED.fullmatch(typed.strip())
    if not found:
        return typed
    year, month, day = (int(part) for part in found.groups() if part)
    date = QDate(year, month, day)
    return date.toString(Qt.DateFormat.ISODate) if date.isValid() else typed
