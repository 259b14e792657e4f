"""An edition in the making: a few pages changed on the spare plate, or a whole new plate.

Both are told of each page by its file (`2026/11/story/index.html`), and make its compressed twins with it. Nothing that
readers see changes before `EditionStore.show`.

`draft` says what the two have in common. `retouch` is the one: its pages wait in `incoming/`, `undo` keeps what they
replace, and `spare` brings them onto the spare plate, with what `shown` finds on the plate that readers see. `whole` is
the other.
"""
