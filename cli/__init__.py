"""The command line: what the user types, sees and pipes. All the work is done in ``extract``."""

__version__ = "0.1.0"
