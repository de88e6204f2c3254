"""What `manage.py check` finds about this machine."""

from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as Advice

from photostudio.engines.studio.backend import llvm_hint


def check_llvm(**_: Any) -> list[CheckMessage]:
    """Warn when the renderer has to do without LLVM: it works, and takes about twice as long."""
    hint = llvm_hint()
    return [Advice(hint, id="photostudio.W001")] if hint else []
