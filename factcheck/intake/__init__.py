"""Arrivals: what a person, a file or a page brings in becomes a draft, or is turned away."""
