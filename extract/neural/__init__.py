"""The language model that the package brings: networks in NumPy behind a spaCy component."""
