"""The password was changed on another computer: what is stored here still wants the one it was locked with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.frame.dialog import Dialog
from ui.widgets.password import PasswordField
from ui.widgets.rows import FormRow
from ui.widgets.text import Label


class LockedAwayDialog(Dialog):
    """Open what is here with the previous password, or begin afresh and keep it aside."""

    previous_given = Signal(str)
    afresh_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=460)
        self.setObjectName("locked-away")
        self._note = Label(wrap=True)
        self.password = PasswordField()
        self.password.setObjectName("previous-password")
        self._row = FormRow(self.password)
        self._aside = Label(role="muted", wrap=True)
        for widget in (self._note, self._row, self._aside):
            self.body.addWidget(widget)
        self._afresh = self.add_button("start-afresh")
        self._afresh.clicked.connect(self._begin_afresh)
        self._open = self.add_button("open-with-previous", primary=True)
        self._open.clicked.connect(self._give)
        self.password.returnPressed.connect(self._give)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("打开本机内容"))
        self._note.setText(
            self.tr("密码已在别处改过，本机的内容还用以前的密码锁着。请输入在这台电脑上最后一次使用的密码。")
        )
        self._row.set_label(self.tr("以前的密码"))
        self._aside.setText(
            self.tr("想不起来也可以重新开始：已同步的内容会从办事机构取回，本机原有内容另存，不会删除。")
        )
        self._afresh.setText(self.tr("重新开始"))
        self._open.setText(self.tr("打开"))

    def _give(self) -> None:
        if not self.password.text():
            self._row.show_problem(self.tr("请输入以前的密码。"))
            return
        self.accept()
        self.previous_given.emit(self.password.text())

    def _begin_afresh(self) -> None:
        self.accept()
        self.afresh_wanted.emit()
