"""``python -m cli`` does what ``events`` does."""

from cli.main import run

run()
