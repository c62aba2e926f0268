"""What every edition takes from the pages: bound numbers, entries, tables, figures, their uses."""
