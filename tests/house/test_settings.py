import ast
import re

import pytest

from tests.house.files import HOUSE, name, tracked

SETTINGS = HOUSE / "photostudio" / "settings.py"


def reads_of_the_environment(source: str) -> list[int]:
    """Return the lines that read `os.environ` or call `os.getenv`; assigning a variable is not reading one."""
    tree = ast.parse(source)
    written = {
        id(target.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Subscript)
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"} and id(node) not in written
    ]


def names_in_settings() -> set[str]:
    return {*re.findall(r'env_\w+\(\s*"(\w+)"', SETTINGS.read_text(encoding="utf-8")), "DATABASE_URL"}


def test_every_setting_is_documented() -> None:
    documented = re.findall(
        r"^\| `(\w+)` \|", (HOUSE / "docs" / "settings.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(documented) == sorted(names_in_settings())


def test_only_the_settings_read_the_environment() -> None:
    doors = {"photostudio/settings.py", "photostudio/wsgi.py"}
    rooms = [file for file in tracked("photostudio/*.py") if name(file) not in doors]
    readers = {name(file): found for file in rooms if (found := reads_of_the_environment(file.read_text("utf-8")))}
    assert readers == {}


@pytest.mark.parametrize("line", ["os.environ['A']", "os.getenv('A')", "dict(os.environ)", "os.environ.get('A')"])
def test_a_read_of_the_environment_would_be_found(line: str) -> None:
    assert reads_of_the_environment(line) == [1]


def test_writing_the_environment_is_not_reading_it() -> None:
    assert reads_of_the_environment("os.environ['A'] = 'b'") == []
