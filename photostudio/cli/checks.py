"""What `manage.py check` finds about this machine."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage
from django.core.checks import Warning as Advice

from photostudio.engines.studio.backend import find_llvm, llvm_hint


def check_llvm(**_: Any) -> list[CheckMessage]:
    """Warn when the renderer has to do without LLVM: it works, only slower."""
    return [] if find_llvm(settings.PHOTOSTUDIO_LLVM) else [Advice(llvm_hint(), id="photostudio.W001")]
