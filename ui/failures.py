"""From failures to people: sentences for codes, the dialogs that say them, and the net under everything else.

The only module that opens a message box. Expected failures are said in place where the page has one (a banner, a
row); ``show_failure`` is for those without a place. Whatever nobody expected ends here as one dialog with a report.
"""

from __future__ import annotations

import faulthandler
import sys
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ui import tasks
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.dialogs import MessageDialog
from ui.widgets.text import Label
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.errors import AppError
    from desktop_client.faults import Explained
    from desktop_client.problems import Problem


def sentence(problem: Problem) -> str:
    """Return what is wrong with something filled in and what to do, in one line."""
    from ui import wording  # late: brings the tables of sentences, which the first window does not need

    return wording.sentence(problem)


def error_sentence(error: AppError) -> str:
    """Return what failed around the program and what to do, in one line."""
    from ui import wording

    return wording.fault(error)


def error_title(error: AppError) -> str:
    """Return what failed, without what to do."""
    return _explained(error).title


def show_failure(parent: QWidget | None, failure: AppError | Problem) -> FailureDialog:
    """Open a dialog that explains a failure which has no place on a page; returns at once."""
    dialog = FailureDialog(failure, parent=parent)
    dialog.open()
    return dialog


class FailureDialog(Retranslated, MessageDialog):
    """What is wrong, what to do, who can mend it, whether the input is safe; the code small below."""

    def __init__(self, failure: AppError | Problem, *, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.WARN, parent=parent)
        self.setObjectName("failure")
        self._failure = failure
        self._who = Label(role="muted", wrap=True)
        self._code = Label(str(failure.code), role="muted")
        self.body.addWidget(self._who)
        self.body.addWidget(self._code)
        self._close = Button(kind="primary")
        self._close.setObjectName("close-failure")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self.buttons.addWidget(self._close)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the dialog."""
        told = _explained(self._failure)
        self.say(heading=told.title, sentence=told.next_step, window=self.tr("申报台"))
        safe = self.tr("已填写的内容都在。") if told.data_safe else self.tr("最近的修改可能没有保存。")
        self._who.setText(self.tr("可处理：{who}。{safe}").format(who=told.who, safe=safe))
        self._close.setText(self.tr("知道了"))


class UnexpectedDialog(Retranslated, MessageDialog):
    """One dialog for all unexpected errors while it is open: the reports below one another, ready to copy."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.BAD, parent=parent)
        self.setObjectName("unexpected")
        self._reports = QPlainTextEdit()
        self._reports.setObjectName("report")
        self._reports.setReadOnly(True)
        self._reports.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._reports.setMinimumSize(520, 200)
        self._note = Label(role="muted", wrap=True)
        self.body.addWidget(self._reports)
        self.body.addWidget(self._note)
        self._copy = Button(icon="copy")
        self._copy.setObjectName("copy-report")
        self._copy.clicked.connect(self._copy_reports)
        self._close = Button(kind="primary")
        self._close.setObjectName("close-report")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self.buttons.addWidget(self._copy)
        self.buttons.addWidget(self._close)
        self.retranslate()

    def add(self, report: str) -> None:
        """Append one more report."""
        self._reports.appendPlainText(report)

    def text(self) -> str:
        """Return all reports shown."""
        return self._reports.toPlainText()

    def retranslate(self) -> None:
        """Word the dialog."""
        from desktop_client.contract.codes import Code
        from desktop_client.errors import AppError

        told = _explained(AppError(Code.PROGRAM_FAULT))
        self.say(heading=told.title, sentence=told.next_step, window=self.tr("申报台"))
        self._reports.setAccessibleName(self.tr("错误报告"))
        self._note.setText(self.tr("证件号码、手机号、密码和用户名已从报告中隐去。报告不会自动发送。"))
        self._copy.setText(self.tr("复制报告"))
        self._close.setText(self.tr("关闭"))

    def _copy_reports(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._copy.setText(self.tr("已复制"))


class Net(QObject):
    """Catches what nobody caught, on every thread, and shows it once; crashes of Qt itself leave their traces."""

    _fell = Signal(str)

    def __init__(self, parent: QObject | None = None, *, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._messages: deque[str] = deque(maxlen=20)
        self._dialog: UnexpectedDialog | None = None
        self._crash_file = (folder / "crash.txt").open("a", encoding="utf-8") if folder else sys.stderr
        self._fell.connect(self._show)

    def spread(self) -> None:
        """Install the hooks of Python, of threads, of Qt and of the system's signals."""
        sys.excepthook = self.catch
        tasks.hear_of_fallen_threads(self.catch)
        qInstallMessageHandler(self._hear_qt)
        if self._crash_file is not None:
            faulthandler.enable(self._crash_file)

    def withdraw(self) -> None:
        """Give every hook back."""
        sys.excepthook = sys.__excepthook__
        tasks.hear_of_fallen_threads(None)
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._folder is not None:
            self._crash_file.close()

    def catch(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Report one error; may be called on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from ui import report

        told = report.compose(kind, error, trace, messages=tuple(self._messages))
        self._write(told)
        self._fell.emit(told)

    @Slot(str)
    def _show(self, told: str) -> None:
        if QApplication.instance() is None:  # too early or too late for a window; it is written down already
            return
        if self._dialog is None:
            self._dialog = UnexpectedDialog(parent=QApplication.activeWindow())
            self._dialog.finished.connect(self._forget)
            self._dialog.open()
        self._dialog.add(told)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _hear_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG002
        line = f"{kind.name.removeprefix('Qt').removesuffix('Msg').lower()}: {message}"
        self._messages.append(line)
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._write(line)

    def _write(self, text: str) -> None:
        if sys.stderr is not None:  # a frozen program without a console has none
            print(text, file=sys.stderr)  # noqa: T201 - the console is for whoever looks
        if self._folder is not None:
            with (self._folder / "failures.txt").open("a", encoding="utf-8") as file:
                file.write(text + "\n")


def install_excepthook(parent: QObject | None = None, *, folder: Path | None = None) -> Net:
    """Spread the net under the program; ``folder`` keeps reports and crash traces beside the person's data."""
    net = Net(parent, folder=folder)
    net.spread()
    return net


def _explained(failure: AppError | Problem) -> Explained:
    from PySide6.QtCore import QLocale

    from desktop_client import faults

    return faults.explain(failure.code, QLocale().name(), failure.facts)
