"""Questions: reading only. Every one takes the viewer, and shows what that person may see."""
