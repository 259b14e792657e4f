"""The readers' side: serves what the press printed, and nothing else.

No Django, no database, no cookie and no log of who read what: this process knows one folder of finished files.
"""
