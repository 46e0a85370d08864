"""The report as one self-contained page. Arithmetic here is display only."""

from .facts import NothingToReport
from .page import ReportMissingError, build

__all__ = ["NothingToReport", "ReportMissingError", "build"]
