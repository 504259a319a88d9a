"""The rules of the audit cycle as plain frozen data and functions: no Slack, no SQL, no clock."""
