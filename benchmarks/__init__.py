"""Benchmarks: each prints a table (with --json: one object) and compares with a peer or a limit in the same run."""
