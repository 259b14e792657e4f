"""One run of the press: from what changed to the edition that readers see.

The order of the last steps is what makes a kill at any moment harmless (docs/press.md): all files, made durable; then
the ledger's transaction, in which the new edition counts as printed; then the one rename that shows it. A killed run
has either not committed, and its files are thrown away by the next, or it has, and the next only shows what is there.

`run` goes through the steps. `rounds` prints until nothing changed meanwhile: `changed` what changes change,
`everything` every page; what came of each address is written down by `printing`. `showing` lets readers see the new
edition. `progress` is what a run tells under way, `result` what it tells at its end.
"""
