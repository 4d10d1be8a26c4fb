"""Every error that claimdiff raises on purpose, under one base class, each saying what to do."""


class ClaimdiffError(Exception):
    """Base of all of the project's errors; `exit_code` is what the command line ends with."""

    exit_code = 2


class UsageError(ClaimdiffError):
    """The caller asked for something that can't be done as asked."""


class UnreadableError(ClaimdiffError):
    """A page, file or address that holds no article that can be read; `reason` is for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TopicError(ClaimdiffError):
    """A topic file with a wrong key or value; the message names the line and what is allowed."""


class StoreError(ClaimdiffError):
    """The database can't be used: unreachable, not writable, or made by a newer version."""

    exit_code = 3


class RunError(ClaimdiffError):
    """A run that could not finish; what it stored stays, and starting it again goes on from there."""

    exit_code = 3
