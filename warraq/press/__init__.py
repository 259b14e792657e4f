"""The press: prints the edition from the records, and after each change just the pages that changed."""
