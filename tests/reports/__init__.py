"""Reports are read again as the files they are."""
