"""The shapes of the server's answers as they travel."""
