"""Pages for people who would rather look: self-contained HTML files that work offline."""

from reportnlp.present.pages.report import report_page

__all__ = ["report_page"]
