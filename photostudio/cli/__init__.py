"""The shell's door: management commands."""
