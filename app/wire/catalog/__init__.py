"""The catalogue: everything there is to choose from, as one JSON document in every language."""
