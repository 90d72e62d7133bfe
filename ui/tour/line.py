"""The line between this computer and the bureau, which a tour can cut and mend as a real outage does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QTcpServer, QTcpSocket


class Line(QObject):
    """Listens on loopback and hands every byte on. While cut, every connection is broken at once.

    It goes on listening while cut: nobody shall mistake an outage for a practice bureau that has ended.
    """

    def __init__(self, *, bureau_port: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bureau_port = bureau_port
        self._is_cut = False
        self._server = QTcpServer(self)
        self._server.newConnection.connect(self._accept)
        if not self._server.listen(QHostAddress.SpecialAddress.LocalHost):
            raise OSError(self._server.errorString())

    @property
    def url(self) -> str:
        """Where the bureau answers as far as the client knows."""
        return f"http://127.0.0.1:{self._server.serverPort()}"

    def cut(self) -> None:
        """Break what is open, and everything that is tried from now on."""
        self._is_cut = True
        for wire in self.findChildren(_Wire):
            wire.tear()

    def mend(self) -> None:
        """Let everything through again."""
        self._is_cut = False

    @Slot()
    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            wire = _Wire(socket, bureau_port=self._bureau_port, parent=self)
            if self._is_cut:
                wire.tear()


class _Wire(QObject):
    """One connection, handed on byte by byte; gone when either end has hung up."""

    def __init__(self, here: QTcpSocket, *, bureau_port: int, parent: QObject) -> None:
        super().__init__(parent)
        here.setParent(self)
        self._here, self._there = here, QTcpSocket(self)
        self._here.readyRead.connect(self._hand_on)
        self._there.connected.connect(self._hand_on)
        self._there.readyRead.connect(self._hand_back)
        self._here.disconnected.connect(self._hang_up)
        self._there.disconnected.connect(self._hang_up)
        self._there.connectToHost(QHostAddress(QHostAddress.SpecialAddress.LocalHost), bureau_port)

    def tear(self) -> None:
        """Break the connection; the other end finds out when it next writes or reads."""
        self._here.abort()
        self._there.abort()
        self.deleteLater()

    @Slot()
    def _hand_on(self) -> None:
        if self._there.state() is QAbstractSocket.SocketState.ConnectedState:
            self._there.write(self._here.readAll())

    @Slot()
    def _hand_back(self) -> None:
        self._here.write(self._there.readAll())

    @Slot()
    def _hang_up(self) -> None:
        self._here.disconnectFromHost()
        self._there.disconnectFromHost()
        self.deleteLater()
