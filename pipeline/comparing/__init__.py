"""From claims to measurements, verdicts, discrepancies and revisions: pure, and blind to the order of its input."""

from pipeline.comparing.report import compare
from pipeline.comparing.revisions import diff_claims, revision_discrepancies

COMPARE_VERSION = "2"  # raised whenever the same claims could give another report

__all__ = ["COMPARE_VERSION", "compare", "diff_claims", "revision_discrepancies"]
