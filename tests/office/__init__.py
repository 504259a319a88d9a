"""The office: real rules and real SQL, a list in place of Slack, and a clock that is turned by hand."""
