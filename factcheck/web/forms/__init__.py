"""What people fill in, and what it has to look like."""
