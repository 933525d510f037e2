"""``events schema``: the shape of a record, for programs that read them."""

import json

import typer

from cli.environment import Environment, guard
from cli.exit import ExitStatus
from extract.records import json_schema


def schema(context: typer.Context) -> None:
    """Print the JSON Schema of one record.

    For example: events schema > record.schema.json
    """
    environment: Environment = context.obj
    raise typer.Exit(guard(environment, lambda: write_schema(environment)))


def write_schema(environment: Environment) -> ExitStatus:
    """Write the JSON Schema to standard output."""
    environment.write(json.dumps(json_schema(), indent=2) + "\n")
    return ExitStatus.OK
