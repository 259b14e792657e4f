"""The reader's fonts, cut to the letters of our languages by `build.py`."""
