"""The ledger, published: its pages, its table, its files for programs."""
