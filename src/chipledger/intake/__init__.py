"""From what people type to clean tables, or every fault at once."""
