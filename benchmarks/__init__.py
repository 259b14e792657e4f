"""Benchmarks: each prints a table (or one JSON object with --json) and compares with a peer or a limit in the same run."""
