"""``--color``, an option of every command that draws."""

from typing import Annotated

import typer

from cli.options import check_choice

CHOICES = ("auto", "always", "never")


def _set(context: typer.Context, value: str) -> str:
    if not context.resilient_parsing:
        context.find_root().obj.color = check_choice("choice", value, CHOICES, "--color")
    return value


# The value is in the environment by the time that the command runs.
Color = Annotated[
    str,
    typer.Option(
        "--color", metavar="|".join(CHOICES), callback=_set, show_default=False,
        help="Colours: by default on a terminal, unless NO_COLOR or FORCE_COLOR says otherwise.",
    ),
]  # fmt: skip
