"""Points with labels and a split, and points read from files."""
