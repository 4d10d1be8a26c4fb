"""claimdiff reads every number in the news coverage of a topic and shows where the sources do not agree.

    doc = claimdiff.Document(id="a", text="Shares jumped as much as 7%.")
    claims = claimdiff.extract(doc)

What stands in `__all__` is the public face; everything else may change from version to version.
"""

from claimdiff.api import check, diff, extract, read_article, unread
from claimdiff.version import __version__
from pipeline.errors import ClaimdiffError, UnreadableError, UsageError
from pipeline.model import Claim, Discrepancy, Document, Measurement, Report, Revision, Unread

__all__ = [
    "Claim",
    "ClaimdiffError",
    "Discrepancy",
    "Document",
    "Measurement",
    "Report",
    "Revision",
    "Unread",
    "UnreadableError",
    "UsageError",
    "__version__",
    "check",
    "diff",
    "extract",
    "read_article",
    "unread",
]
