"""The record of every step and the one engine that takes steps."""
