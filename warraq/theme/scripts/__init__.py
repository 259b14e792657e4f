"""Scripts of readers' pages, each only where a setting wants it: `offline` with the worker that it starts (`[theme]
offline`), and `work`, on the page that has a letter confirmed (`[letters] proof_of_work`)."""
