"""The press killed, and its disk failing, at every call that changes anything: `python -m tests.kills`."""
