"""`manage.py make_samples` says what it needs."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_missing_fonts_are_named_with_their_package(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="fonts-urw-base35"):
        call_command("make_samples", fonts=tmp_path, out=tmp_path)
    assert not list(tmp_path.glob("*.png"))
