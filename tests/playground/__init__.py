"""The playground's server, proven from both sides: with Slack's own SDK and Bolt, and through the page's door."""
