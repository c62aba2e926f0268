"""What speaks Typst: its text, its fonts, its drawings."""
