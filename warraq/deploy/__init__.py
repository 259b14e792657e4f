"""Configurations of the servers that stand before a newspaper: nginx, Caddy, systemd.

They are written from what the built-in server itself says (`readers.headers`), so that a page has the same walls, the
same kind and the same lifetime whoever serves it.
"""
