"""What happens without anybody asking: the outbox worker that says what was put, exactly once."""
