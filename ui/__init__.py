"""Everything with a screen: PySide6 widgets over the services of ``desktop_client``.

    main, window         start; the frame (navigation, connection state, notices)
    <room>/              the pages of one room, over the service of the same name
    widgets/ fields/     building blocks that know no business word; one field per kind
    theme icons i18n     how it looks, what it draws, which language it speaks
    tasks                the only module that knows threads
    failures             the only module that opens a message box
    printing/            words on paper as PDF, drawn by a child process
    accessibility        what assistive technology hears, for tests and tools

Start-path modules (theme, icons, i18n, widgets) import nothing but Qt: the first window must paint fast.
"""
