"""The real bot killed again and again while Slack misbehaves: every message exactly once, in order for each person."""
