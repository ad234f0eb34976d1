"""Figures about how people judge: pure functions over numbers, with their sources named."""
