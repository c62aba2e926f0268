"""A figure from its print to an interval with unit, and back to words."""
