"""Media: pictures taken in clean, their renditions, and the fetching of remote files without being led inside."""
