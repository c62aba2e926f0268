"""What a notebook holds: the ledger, its items, tables and its receipt."""
