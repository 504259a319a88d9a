"""Ten years by an independent, naive model: who should hear what on which day, written from the domain page alone."""
