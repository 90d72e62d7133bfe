"""Building blocks that know no business word. Import each from its own module: a page pays for what it uses.

Look
    tones.Tone               QUIET INFO GOOD WARN BAD: ink, ground and icon that belong together
    frames.Card              white, round frame: things into ``.body``, beside the title into ``.header``
    frames.Rule              a thin line
    signs.Picture, SignDisc  an icon that follows the theme; a larger one on a soft disc
    frames.Banner            ``show_message(text, tone=, title=, action=, dismiss=)``, ``clear()``; ``acted``
    text.Label               ``role=`` title heading section muted crumb number good warn bad; ``wrap=True``
    text.ElidedLabel         one line cut with …, the whole in tool tip and accessible name
    text.SectionLabel        bold words over a group
    text.KeyHint             a key as on a keyboard: ``KeyHint("F7")``
    header.PageHeader        ``set_breadcrumb([…])``, ``set_title(…)``; widgets at its right end: ``.tools``
    empty.EmptyState         ``EmptyState(icon=…)``, ``set_texts(title=, text=, action=)``; ``acted``
    flow.FlowLayout          a layout that breaks lines

Do
    buttons.Button           ``kind=`` primary danger quiet link nav (default plain), ``icon="send"``
    buttons.IconButton       icon only; ``name=`` is tool tip and accessible name
    options.RadioCard        an option as a large card: ``RadioCard(text, key="1", points="2 分")``; a QRadioButton
    options.CheckCard        the same for several: a QCheckBox
    search.SearchBox         ``searched(str)`` after a short rest; ``key_hint="Ctrl+K"``
    password.PasswordField   show toggle, caps-lock hint; ``text() set_text() changed returnPressed``
    files.FileChip           ``FileChip(name, detail="2.1 MB")``; ``opened``, ``removed``; ``set_detail(…, tone=)``
    dialogs.ConfirmDialog    ``ask(heading=, sentence=, confirm=, cancel=)``; ``confirmed``; ``danger=True`` for losses
    dialogs.MessageDialog    the same shape without a question: ``say(…)``, ``.body``, ``.buttons``
    rows.FormRow             label above, any field, sentence below: ``set_hint``, ``show_problem(text, severity)``

Show
    cells                    delegates that paint chips and bars in item views
    tables.TableView         a QTableView in the house style
    chip.ChipLabel           a chip outside of a table
    timeline.Timeline        ``set_steps([Step(title, detail, StepState.DONE), …])``
    grades.GradeScale        ``set_bands([Band("AA", 100), …], maximum=250)``, ``set_value(118)``
    busy.BusyBar             ``begin(text, cancel=)``, ``progress(done, total)``, ``end()``; shows after 0.3 s
    saved.SavedLine          ``saved(datetime)`` → 已保存 10:32:07; ``saving()``, ``failed(text)``

Texts are given by the caller, already translated; widgets with words of their own change them with the language.
"""
