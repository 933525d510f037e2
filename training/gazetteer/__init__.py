"""Builder of the gazetteer: hand-kept rows and public sources → the tables in ``extract/data``."""
