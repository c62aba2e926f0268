"""What a reader may ask of an entry, without Sphinx: every output prints these."""
