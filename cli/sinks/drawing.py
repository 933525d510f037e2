"""A table as wide as the terminal."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Literal

from cli.environment import Environment

if TYPE_CHECKING:
    from rich.console import Console


def draw_table(
    columns: Sequence[str],
    rows: Iterable[tuple[Sequence[str], str]],
    environment: Environment,
    min_widths: Mapping[str, int],
    *,
    lines: bool = True,
) -> None:
    """Write rows of cells, each with its style, to standard output; long cells are folded, none is cut.

    ``lines`` tell rows apart where cells are folded. The cells are printed as they are: what comes from a
    text must have passed ``cli.text.printable``.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    # None between columns, since 80 characters are few.
    shape = box.HORIZONTALS if environment.takes_unicode else box.ASCII
    table = Table(box=shape, show_lines=lines, pad_edge=False, collapse_padding=True)
    for column in columns:
        table.add_column(column, overflow="fold", min_width=min_widths.get(column))
    for row, style in rows:
        # Text, not str: what looks like markup in a name stays as it is.
        table.add_row(*(Text(cell) for cell in row), style=style)
    page = io.StringIO()
    console_on(page, environment).print(table)
    environment.write(page.getvalue())


def console_on(page: IO[str], environment: Environment) -> "Console":
    """What draws on ``page`` as wide as the terminal, in colours where the user wants them."""
    from rich.console import Console

    drawn = environment.draws_colors
    # Elsewhere than on a terminal nothing says how many colours there are.
    system: Literal["auto", "standard"] = "auto" if environment.stdout_is_terminal else "standard"
    return Console(
        file=page,
        width=environment.width,
        force_terminal=drawn,
        no_color=not drawn,
        color_system=system if drawn else None,
    )
