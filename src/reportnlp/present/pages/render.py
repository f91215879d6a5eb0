"""Templates, styles and scripts put together into one file that asks the network for nothing.

A page is a template of this folder that extends base.html, fed by a dict. What is put in is escaped; the data for
its scripts stand in it as JSON. The page's own policy (CSP) lets only these styles and scripts run, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

FOLDER = files("reportnlp.present.pages")


def render_page(
    template: str,
    context: Mapping[str, Any],
    data: Mapping[str, Any],
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
) -> str:
    """Return a whole page.

    `styles` and `scripts` are files of this folder that follow page.css and page.js; scripts find `data` parsed in
    `PAGE`. A name that the template asks for and `context` lacks is an error.
    """
    style = _joined(("page.css", *styles))
    script = _joined(("page.js", *scripts))
    page = _environment().get_template(template)
    return page.render(
        context,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=Markup(embed(data)),
    )


def render_fragment(template: str, context: Mapping[str, Any]) -> str:
    """Return a piece of HTML for a notebook: no script, its styles within."""
    return _environment().get_template(template).render(context)


def embed(data: Mapping[str, Any]) -> str:
    r"""Return data as JSON that cannot end the script element around it.

    >>> embed({"text": "</script>"})
    '{"text":"\\u003c/script>"}'
    """
    return orjson.dumps(data).decode().replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _environment() -> Environment:
    loader = PackageLoader("reportnlp.present", "pages")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(FOLDER.joinpath(name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
