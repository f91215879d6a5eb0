"""reportnlp reads Chinese government work reports and turns them into facts that can be checked and compared."""

from reportnlp.analysis import Analysis
from reportnlp.model import Report, ReportError
from reportnlp.pipeline import Options, analyse
from reportnlp.read import from_text, read

__version__ = "0.1.0"

__all__ = ["Analysis", "Options", "Report", "ReportError", "__version__", "analyse", "from_text", "read"]
