"""What each table may say, and how it is kept."""
