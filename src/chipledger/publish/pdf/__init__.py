"""The PDF, set with Typst."""
