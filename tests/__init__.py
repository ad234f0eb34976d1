"""The tests of Factcheck; their folders are those of the package."""
