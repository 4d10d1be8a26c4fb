"""The documentation is run: console and python blocks work as shown, and the command reference is the program's own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from claimdiff.cli import COMMANDS, cli
from claimdiff.reference import reference

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.M | re.S)


def pages_with(kind):
    return [page for page in PAGES if any(found == kind for found, _ in BLOCK.findall(page.read_text()))]


def commands(page):
    """(command, expected exit codes, expected output lines) of a page's console blocks, in order."""
    for kind, block in BLOCK.findall(page.read_text()):
        if kind == "console":
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, *shown = part.rstrip("\n").split("\n")
                code = re.search(r"# ends with (\d)", command)
                yield command, {int(code[1])} if code else {0, 1}, shown


@pytest.mark.parametrize("page", pages_with("console"), ids=lambda page: page.name)
def test_commands_work_as_shown(page, tmp_path):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "CLAIMDIFF_HOME": str(tmp_path / "home"), "COLUMNS": "120"}
    for command, codes, shown in commands(page):
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True)
        said = " ".join((done.stdout + done.stderr).split())
        assert done.returncode in codes, f"{command}: ended with {done.returncode}: {said}"
        for line in shown:
            assert " ".join(line.split()) in said, f"{command}: printed {said!r}"


@pytest.mark.parametrize("page", pages_with("python"), ids=lambda page: page.name)
def test_python_blocks_run(page):
    for kind, block in BLOCK.findall(page.read_text()):
        if kind == "python":
            exec(compile(block, page.name, "exec"), {})


def test_make_targets_that_are_named_exist():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M))
    for page in PAGES:
        named = set(re.findall(r"^make (\w+)", page.read_text(), re.M)) | set(
            re.findall(r"`make (\w+)`", page.read_text())
        )
        assert named <= targets, f"{page.name} names {named - targets}"


def test_links_between_pages_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_command_reference_is_the_programs_own():
    assert (ROOT / "docs" / "commands.md").read_text() == reference(), "run 'make docs'"


def test_every_command_has_help():
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command.help, f"{name} has no help"
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts[0]} has no help"


def test_every_key_of_a_topic_file_is_documented():
    from pipeline.topic import CrawlRules, Schedule, Source, Thresholds, Topic

    text = (ROOT / "docs" / "topic-files.md").read_text()
    for table in (Topic, Schedule, CrawlRules, Thresholds, Source):
        for key in table.model_fields:
            assert f"`{key}`" in text or f"[{key}]" in text, f"docs/topic-files.md says nothing of {key}"
