"""补贴申报: projects, the applications of institutions for them, and their review in several steps."""
