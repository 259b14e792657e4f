"""What `benchmarks.flood` is made of: a newspaper and its server, and the clients that come at it."""
