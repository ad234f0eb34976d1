"""What the world may see of a claim, as one frozen value, and the pure renderers of it."""
