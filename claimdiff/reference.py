"""The reference of the command line, generated from the program: `python -m claimdiff.reference > docs/commands.md`."""

from __future__ import annotations

import click

from claimdiff.cli import cli

HEAD = """# Commands

<!-- Written by `make docs`; a test holds this page and the program together. -->
"""


def reference() -> str:
    """The help of every command, as one Markdown page."""
    context = click.Context(cli, info_name="claimdiff", terminal_width=100, max_content_width=100)
    parts = [HEAD, _section(cli, context, "claimdiff")]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100)
        parts.append(_section(command, inner, f"claimdiff {name}"))
    return "\n".join(parts)


def _section(command: click.Command, context: click.Context, title: str) -> str:
    return f"## `{title}`\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
