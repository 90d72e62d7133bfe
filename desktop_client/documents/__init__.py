"""Documents that people hand over as proof."""
