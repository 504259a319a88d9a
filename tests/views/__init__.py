"""Everything that can be seen, drawn for Slack from data of every kind."""
