"""The process: what ``events`` and ``python -m cli`` begin with."""

from cli.signals import leave_at_once


def main() -> None:
    """Import the commands, and run the one that is asked for.

    :raises SystemExit: always.
    """
    leave_at_once()
    from cli.main import run  # most of the time until a command begins

    run()


if __name__ == "__main__":
    main()
