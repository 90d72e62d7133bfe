"""Secrets: the system's keyring, and the keybox that opens with the password alone."""
