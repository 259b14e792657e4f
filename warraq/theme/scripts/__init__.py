"""The one script of readers' pages, and the worker that it starts: both only where `[theme] offline` is on."""
