"""The headless shell: every verb of every service, for scripts and for people without a screen."""
