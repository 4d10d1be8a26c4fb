"""The command line's entry: which commands there are, and what errors come to as exit codes."""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from typing import Any

import click

from claimdiff.version import __version__
from pipeline.errors import ClaimdiffError

COMMANDS = {
    "extract": "Print every numeric claim of the inputs.",
    "check": "Show where the inputs do not agree.",
    "diff": "Show which figures changed between two versions of an article.",
    "init": "Write a commented topic file to start from.",
    "run": "Crawl a topic, read it, compare, and write the report.",
    "report": "Show a topic's newest discrepancies.",
    "schedule": "Run topics on their schedule until stopped.",
    "demo": "Run everything on a bundled sample coverage.",
}

EXIT_CODES = """
Exit codes: 0 nothing to look at; 1 discrepancies (check, diff, report); 2 wrong use or unreadable input; 3 a run that
could not finish.
"""


class _Lazy(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"claimdiff.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option("--home", metavar="DIR", help="Where everything is kept (else CLAIMDIFF_HOME, else the data folder).")
@click.pass_context
def cli(ctx: click.Context, home: str | None) -> None:
    """Read every number in the news coverage of a topic and show where the sources do not agree."""
    ctx.obj = home


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what the terminal's encoding lacks is written out, not a crash
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_code(arguments))


def _code(arguments: list[str] | None) -> int:
    try:
        result: Any = cli(arguments, prog_name="claimdiff", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo("stopped; what was stored stays, and starting again goes on from there", err=True)
        return 3
    except ClaimdiffError as error:
        click.echo(f"claimdiff: {error}", err=True)
        return error.exit_code
    except BrokenPipeError:
        _drop_output()  # whoever read it has enough
        return 0
    except OSError as error:
        _drop_output()
        click.echo(f"claimdiff: can't go on: {error}", err=True)
        return 3
    except Exception:  # a fault of ours must not end with 1, which says that there are discrepancies
        traceback.print_exc()
        click.echo("claimdiff: this is a fault in claimdiff; please report it with the lines above", err=True)
        return 3
    return result if isinstance(result, int) else 0


def _drop_output() -> None:
    """Let what is left to write go nowhere; Python would complain again when it flushes at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
