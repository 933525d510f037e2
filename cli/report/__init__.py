"""``events report``: records as one page to look at, with nothing to fetch."""
