"""The tests, in folders that mirror the wings of the package."""
