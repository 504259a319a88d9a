"""The real bot against the playground's Slack: nothing is stood in for, the two meet over HTTP and WebSocket alone."""
