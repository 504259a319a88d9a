"""Slack away for an hour, the database for a minute: everything arrives afterwards, once, and nobody is told what is not so."""
