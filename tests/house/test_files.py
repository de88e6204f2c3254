from tests.house.files import HOUSE, lines, name, tracked

LARGEST = 500_000
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "managers", "misc"}


def test_no_module_is_longer_than_300_lines() -> None:
    sources = tracked("*.py", "static/*.js", "templates/*.html")
    assert {name(file): lines(file) for file in sources if lines(file) > 300} == {}


def test_no_file_is_larger_than_500_kilobytes() -> None:
    assert {name(file): file.stat().st_size for file in tracked() if file.stat().st_size > LARGEST} == {}


def test_every_name_says_what_is_inside() -> None:
    assert [name(file) for file in tracked("*.py", "*.js") if VAGUE & {file.stem, *file.relative_to(HOUSE).parts}] == []


def test_start_fits_on_two_screens() -> None:
    assert lines(HOUSE / "start.py") <= 120
