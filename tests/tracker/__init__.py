"""Import and export: what comes in, what is refused with its place, and that what goes out comes back the same."""
