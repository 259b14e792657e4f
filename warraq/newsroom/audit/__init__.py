"""The record of acts: who did what in the newsroom, kept so that it cannot be changed unseen.

`chain` writes and verifies, `guard` makes the database refuse changes, `context` knows who acts, `wires` listens to the
records, `export` writes it out.
"""
