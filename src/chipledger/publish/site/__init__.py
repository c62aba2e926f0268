"""The website: its theme, its pages, its search, its downloads."""
