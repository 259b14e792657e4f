"""One function for each kind of page: from the records to its sheet, or None where there is no such page."""
