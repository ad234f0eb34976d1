"""Measures of the product beside floors and rivals; ``python -m benchmarks`` prints them."""
