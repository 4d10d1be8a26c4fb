"""`claimdiff init`: a commented topic file to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from pipeline.errors import UsageError


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default=Path("topic.toml"))
def command(file: Path) -> None:
    """Write a commented topic file to FILE (topic.toml), to be filled in and given to `claimdiff run`."""
    template = files("claimdiff").joinpath("topic_template.toml").read_text(encoding="utf-8")
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(template)
    except FileExistsError as error:
        raise UsageError(f"{file} is there already; name another file") from error
    except OSError as error:
        raise UsageError(f"{file}: can't be written: {error.strerror}") from error
    click.echo(f"Wrote {file}. Fill in the terms and sources, then: claimdiff run {file}")
