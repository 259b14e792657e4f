"""Icons, drawn by `draw.py`."""
