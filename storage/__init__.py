"""Everything that is kept: tables on one page, one ledger for one transaction, queries by noun, the outbox and the history."""
