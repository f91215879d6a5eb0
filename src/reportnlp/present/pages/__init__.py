"""Pages for people who would rather look: self-contained HTML files that work offline."""

from reportnlp.present.pages.report import report_page
from reportnlp.present.pages.tables import Quote, tables_page

__all__ = ["Quote", "report_page", "tables_page"]
