"""Bringing a newspaper over from elsewhere."""
