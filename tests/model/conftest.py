"""Simulated years take minutes, so they are lived by `make model` and not with every run of the tests."""

import os

collect_ignore_glob = [] if os.environ.get("AUDITBOT_MODEL") else ["test_*.py"]
