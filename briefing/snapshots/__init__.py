"""What the reader saw, as a file that proves where it came from."""
