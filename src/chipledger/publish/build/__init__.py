"""The stages of the build, from tables to what is published."""
