"""What people see, as plain data that no platform shaped: cards, forms, replies, and the port a message leaves through."""
