"""From claims to measurements, verdicts, discrepancies and revisions: pure, and blind to the order of its input."""

from pipeline.comparing.derivations import derivations
from pipeline.comparing.report import compare
from pipeline.comparing.revisions import diff_claims, revision_discrepancies

COMPARE_VERSION = "3"  # raised whenever the same claims could give another report

__all__ = ["COMPARE_VERSION", "compare", "derivations", "diff_claims", "revision_discrepancies"]
