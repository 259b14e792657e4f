"""Old records → records of the newsroom: the part of the import that knows the database."""
