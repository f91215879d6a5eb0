"""reportnlp reads Chinese government work reports and turns them into facts that can be checked and compared."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportnlp.analysis import Analysis
    from reportnlp.compare import compare
    from reportnlp.model import Report, ReportError
    from reportnlp.pipeline import Options, analyse
    from reportnlp.read import Failure, Hints, ReadOptions, from_text, read, read_all

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Failure",
    "Hints",
    "Options",
    "ReadOptions",
    "Report",
    "ReportError",
    "__version__",
    "analyse",
    "compare",
    "from_text",
    "read",
    "read_all",
]

_HOMES = {
    "Analysis": "reportnlp.analysis",
    "Failure": "reportnlp.read",
    "Hints": "reportnlp.read",
    "Options": "reportnlp.pipeline",
    "ReadOptions": "reportnlp.read",
    "Report": "reportnlp.model",
    "ReportError": "reportnlp.model",
    "analyse": "reportnlp.pipeline",
    "compare": "reportnlp.compare",
    "from_text": "reportnlp.read",
    "read": "reportnlp.read",
    "read_all": "reportnlp.read",
}


class _LazyPackage(ModuleType):
    """Imports a public name when it is first asked for, so that `reportnlp --help` loads only the command line."""

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_HOMES[name]), name)
        super().__setattr__(name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        # Importing the subpackage `reportnlp.read` would put it in the place of the function of that name.
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _LazyPackage
