"""How fast the product is, as ratios measured in one run; ``python -m benchmarks.run`` prints the table."""
