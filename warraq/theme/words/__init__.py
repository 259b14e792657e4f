"""The interface in each language."""
