import re
from pathlib import Path

from django.core.management import call_command
from pytest_django import Settings

from photostudio.cli.management.commands.prepare import fingerprint_of_static_files
from tests.house.files import HOUSE


def collect(settings: Settings, folder: Path) -> Path:
    settings.STATIC_ROOT = folder
    settings.STORAGES = {"staticfiles": {"BACKEND": "photostudio.web.static_files.HashedStaticFiles"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def test_modules_import_each_other_under_names_that_change_with_their_content(
    settings: Settings, tmp_path: Path
) -> None:
    collected = collect(settings, tmp_path / "static")
    hashed = [file for file in collected.glob("js/**/*.js") if re.search(r"\.[0-9a-f]{12}\.js$", file.name)]
    imports = [
        (file, target)
        for file in hashed
        for target in re.findall(r'^import\b[^;"]*"(\.[^"]+)"', file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(hashed) == len(list((HOUSE / "static" / "js").rglob("*.js")))
    assert imports
    assert [target for _, target in imports if not re.search(r"\.[0-9a-f]{12}\.js$", target)] == []
    assert [target for file, target in imports if not (file.parent / target).exists()] == []


def test_a_changed_static_file_changes_the_fingerprint(settings: Settings, tmp_path: Path) -> None:
    settings.STATICFILES_DIRS = [tmp_path]
    (tmp_path / "a.css").write_text("p {}", encoding="utf-8")
    before = fingerprint_of_static_files()
    (tmp_path / "a.css").write_text("p { color: red }", encoding="utf-8")
    assert fingerprint_of_static_files() != before
