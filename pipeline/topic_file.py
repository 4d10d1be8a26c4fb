"""From the text of a topic file (TOML) to a Topic; what is wrong is named with its line and with what is allowed."""

from __future__ import annotations

import re
import tomllib
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from pipeline.errors import TopicError
from pipeline.topic import Topic

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
Path = tuple[int | str, ...]


def parse_topic(text: str, name: str = "topic file") -> Topic:
    """The topic that `text` describes; raises TopicError that lists every wrong place as `name:line: what`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TopicError(f"{name}: not valid TOML: {error}") from error
    try:
        return Topic.model_validate(data)
    except ValidationError as error:
        lines = _lines(text)
        problems = [f"{name}:{_line(lines, problem['loc'])}: {_message(problem)}" for problem in error.errors()]
        raise TopicError("\n".join(problems)) from error


def _lines(text: str) -> dict[Path, int]:
    """The line on which each table and key of a TOML text stands, by its path: ('sources', 1, 'feeds') is 23."""
    lines: dict[Path, int] = {}
    table: Path = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            parts: Path = tuple(header[2].split("."))
            if header[1] == "[[":
                counts[header[2]] = counts.get(header[2], -1) + 1
                parts = (*parts, counts[header[2]])
            table = parts
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, key[1]), number)
    return lines


def _line(lines: dict[Path, int], loc: Path) -> int:
    """The line of a place: of its first part, or of the nearest thing around it that has one."""
    while loc:
        if within := [line for place, line in lines.items() if place[: len(loc)] == loc]:
            return min(within)
        loc = loc[:-1]
    return 1


def _message(problem: ErrorDetails) -> str:
    where = ".".join(str(part) for part in problem["loc"] if isinstance(part, str))
    if problem["type"] == "extra_forbidden":
        return f"unknown key '{problem['loc'][-1]}'; allowed here: {', '.join(_allowed(problem['loc'][:-1]))}"
    if problem["type"] == "missing":
        return f"'{where}' is missing; every topic file needs it"
    got = f", not {problem['input']!r}" if isinstance(problem["input"], str | int | float) else ""
    if problem["type"] == "value_error":
        return f"'{where}': {problem['ctx']['error']}{got}"
    return f"'{where}' {problem['msg'].removeprefix('Input ')}{got}"


def _allowed(loc: Path) -> list[str]:
    """The keys of the table at a place."""
    table: type[BaseModel] = Topic
    for part in loc:
        if isinstance(part, str):
            table = _table(table.model_fields[part])
    return list(table.model_fields)


def _table(field: FieldInfo) -> type[BaseModel]:
    annotation: Any = field.annotation
    inner = get_args(annotation)[0] if get_origin(annotation) is list else annotation
    assert isinstance(inner, type)
    assert issubclass(inner, BaseModel)
    return inner
