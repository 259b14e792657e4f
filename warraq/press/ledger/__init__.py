"""The ledger: what the press has printed. One SQLite file beside the edition.

It keeps each printed address with the digest of its bytes and the keys it stands on; each article's printed facets and
each fact's digest, to compare with what is true now; which changes have been read; and which edition all this
describes. One transaction takes it from one edition to the next.

`ledger` opens the file, begins and ends the transaction; `schema` has the tables; `connection` tells when the file is
damaged, and `aside` puts it by. Of what is in them each other file
has one kind: `pages` (`entering`: many of them at once), `standing` (which pages stand on which keys; `implied`: keys
that are not written down; `numbers`: those that the others are written down by), `records`, `causes`, `editions`,
`stale`.
"""
