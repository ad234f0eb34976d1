"""Factcheck: a self-hosted desk for checking the claims that people make in news articles."""

__version__ = "0.1.0"
