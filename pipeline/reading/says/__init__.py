"""What a number says: subject, measure, direction, time, speaker and context of every quantity of a text."""

from pipeline.reading.says.reader import Said, read_says

__all__ = ["Said", "read_says"]
