import re

from tests.house.files import HOUSE, lines, name, tracked

README = (HOUSE / "README.md").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """Return the lines of the shell blocks of a Markdown text."""
    return [line.strip() for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    last = (HOUSE / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()[-1].removeprefix("exec ")
    assert last == "python3 start.py test"
    assert last in commands(README)


def test_the_readme_begins_with_the_start_command() -> None:
    assert "python3 start.py" in commands(README)[:3]


def test_every_management_command_in_the_documents_exists() -> None:
    known = {file.stem for file in tracked("photostudio/cli/management/commands/*.py")}
    django = {"check", "migrate", "makemigrations", "makemessages", "shell", "test", "dumpdata"}
    texts = [file.read_text(encoding="utf-8") for file in tracked("*.md")]
    named = {found for text in texts for found in re.findall(r"manage\.py (\w+)", text)}
    assert named - known - django == set()


def test_no_decision_is_longer_than_40_lines() -> None:
    assert {name(file): lines(file) for file in tracked("docs/decisions/*.md") if lines(file) > 40} == {}


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(file.name[:4]) for file in tracked("docs/decisions/*.md")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{name(file)}: {target}"
        for file in tracked("*.md")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8"))
        if not (file.parent / target).exists()
    ]
    assert broken == []
