"""The page in a real browser, against the real playground and a small app of the tests' own."""
