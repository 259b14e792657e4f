"""A process that dies as soon as it is started."""

import sys

if __name__ == "__main__":
    sys.exit(7)
