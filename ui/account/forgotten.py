"""忘记密码: where to turn. Getting a new one by text message is not offered by this bureau's service."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.frame.dialog import Dialog
from ui.widgets.text import Label


class ForgottenDialog(Dialog):
    """Says who can help, and what to have at hand."""

    def __init__(self, *, help_line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=420)
        self.setObjectName("forgotten")
        self._help_line = help_line
        self._manager = Label(wrap=True)
        self._bureau = Label(wrap=True)
        self._safe = Label(role="muted", wrap=True)
        for label in (self._manager, self._bureau, self._safe):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self._close = self.add_button("close", primary=True)
        self._close.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("忘记密码"))
        self._manager.setText(self.tr("经办人：请本单位的单位管理员为您重设密码。"))
        whom = (
            self.tr("办事机构（{line}）").format(line=self._help_line)
            if self._help_line
            else self.tr("办事机构")
        )
        self._bureau.setText(
            self.tr("单位管理员：请联系{whom}，并准备好统一社会信用代码和注册时的经办人手机。").format(
                whom=whom
            )
        )
        self._safe.setText(self.tr("本机上已填写的内容不会丢失，重新登录后即可继续。"))
        self._close.setText(self.tr("关闭"))
