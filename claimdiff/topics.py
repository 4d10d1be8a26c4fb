"""Topic files on disk."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import TopicError
from pipeline.topic import Topic
from pipeline.topic_file import parse_topic


def load_topic(file: Path) -> Topic:
    """The topic of a file; raises TopicError that names the file, the line and what is allowed."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        told = f"{file}: no such topic file; 'claimdiff init {file}' writes one to start from"
        raise TopicError(told) from error
    except (OSError, UnicodeDecodeError) as error:
        raise TopicError(f"{file}: can't be read as a topic file: {error}") from error
    return parse_topic(text, str(file))


def topic_name(given: str) -> str:
    """The name of the topic that a command was given: a topic file, or the name itself."""
    return load_topic(Path(given)).name if given.endswith(".toml") or Path(given).is_file() else given
