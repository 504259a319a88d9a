"""One function for each thing a person can ask; `commands` is the table of all of them, `desk` the one way in."""
