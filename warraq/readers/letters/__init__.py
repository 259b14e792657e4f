"""Letters as the readers' process takes them: the form, its gate, and the seal. It keeps no copy and names no one."""

from warraq.readers.letters.desk import LettersDesk
from warraq.readers.letters.gate import Gate

__all__ = ["Gate", "LettersDesk"]
