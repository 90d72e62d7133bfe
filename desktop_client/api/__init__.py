"""The bureau's door."""
