"""The parts of the main window around the page: left menu, header, status line. They know no business word."""
