"""The newsroom's records: articles, sections, bylines, tags, pictures, comments, menus, and the outbox of changes."""
