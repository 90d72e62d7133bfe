"""The sample institution and the reviewer that answers by itself; exists in practice mode only."""
