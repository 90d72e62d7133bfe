"""The practice bureau: a real one that this computer runs for itself."""
