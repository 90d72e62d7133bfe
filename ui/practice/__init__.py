"""The practice bureau as people see it: its start, the coloured strip, and the practice reviewer."""
