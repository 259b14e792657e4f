"""The whole error tree. Each error says what happened, why, and what to do, in Arabic and in English.

An error is raised with named facts; its class holds the sentences, so that the same fault reads the same
wherever it is met::

    raise UnknownSetting(name="laguage", suggestion="language", file="warraq.toml")

``str(error)`` gives the English sentences, ``error.arabic`` the Arabic ones; the command line prints both.
"""

from warraq.errors.accounts import (
    BadPassword,
    NobodyNamed,
    NoSuchUser,
    UserExists,
)
from warraq.errors.backups import (
    BackupFailed,
    BadBackupKey,
    RestoreFailed,
)
from warraq.errors.base import (
    WarraqError,
)
from warraq.errors.disk import (
    DiskFailing,
    DiskFull,
    DiskReadOnly,
    EditionWriteFailed,
)
from warraq.errors.editions import (
    ExportFailed,
    ExportInsideEdition,
    ExportIsFile,
    ExportTaken,
    NoEarlierEdition,
    NoSuchEdition,
    OrderTooLate,
    PressHeld,
)
from warraq.errors.importing import (
    BrokenXml,
    HostileXml,
    ImportBusy,
    ImportFailed,
    NotAnExport,
    TwoSites,
    UnreadableFile,
)
from warraq.errors.letters import (
    BadLettersKey,
    LettersError,
    LettersNotBrought,
    NoLettersKey,
    ShortPassphrase,
)
from warraq.errors.media import (
    FetchRefused,
    MediaError,
    PictureRefused,
)
from warraq.errors.newspaper import (
    BadSetting,
    BadToml,
    ConfigError,
    NobodyToAsk,
    SampleError,
    SiteExists,
    SiteNotFound,
    TemplateError,
    UnknownSetting,
    UnreadableColour,
)
from warraq.errors.press import (
    LedgerDamaged,
    PressBusy,
    PressError,
    PrinterKilled,
    PrintFailed,
    UnprintableAddress,
)
from warraq.errors.serving import (
    BadDeployment,
    DeployNotWritten,
    NoEdition,
    PortInUse,
    PortRefused,
    SearchError,
)

__all__ = [
    "BackupFailed",
    "BadBackupKey",
    "BadDeployment",
    "BadLettersKey",
    "BadPassword",
    "BadSetting",
    "BadToml",
    "BrokenXml",
    "ConfigError",
    "DeployNotWritten",
    "DiskFailing",
    "DiskFull",
    "DiskReadOnly",
    "EditionWriteFailed",
    "ExportFailed",
    "ExportInsideEdition",
    "ExportIsFile",
    "ExportTaken",
    "FetchRefused",
    "HostileXml",
    "ImportBusy",
    "ImportFailed",
    "LedgerDamaged",
    "LettersError",
    "LettersNotBrought",
    "MediaError",
    "NoEarlierEdition",
    "NoEdition",
    "NoLettersKey",
    "NoSuchEdition",
    "NoSuchUser",
    "NobodyNamed",
    "NobodyToAsk",
    "NotAnExport",
    "OrderTooLate",
    "PictureRefused",
    "PortInUse",
    "PortRefused",
    "PressBusy",
    "PressError",
    "PressHeld",
    "PrintFailed",
    "PrinterKilled",
    "RestoreFailed",
    "SampleError",
    "SearchError",
    "ShortPassphrase",
    "SiteExists",
    "SiteNotFound",
    "TemplateError",
    "TwoSites",
    "UnknownSetting",
    "UnprintableAddress",
    "UnreadableColour",
    "UnreadableFile",
    "UserExists",
    "WarraqError",
]
