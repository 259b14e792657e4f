"""Warraq: an Arabic-first publishing system for newsrooms."""

__version__ = "0.1.0"
