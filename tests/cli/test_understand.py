"""`manage.py understand`: a line of JSON for each prompt, and errors that name the line."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def understood(*arguments: str) -> list[dict[str, object]]:
    out = StringIO()
    call_command("understand", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_prompt_is_a_line_of_json() -> None:
    (line,) = understood("Serum on marble with a flurbl, no roses", "--negative", "people")
    assert line == {
        "prompt": "Serum on marble with a flurbl, no roses",
        "chips": [
            {"slot": "product", "words": "Serum", "means": "skincare"},
            {"slot": "surface", "words": "marble", "means": "marble"},
        ],
        "excluded": ["roses", "people"],
        "ignored": ["flurbl"],
    }


def test_a_file_holds_a_prompt_a_line(tmp_path: Path) -> None:
    file = tmp_path / "prompts.jsonl"
    file.write_text('{"prompt": "on marble"}\n\n"in the snow"\n', encoding="utf-8")
    assert [line["prompt"] for line in understood("--file", str(file))] == ["on marble", "in the snow"]


@pytest.mark.parametrize("line", ["{", "3", '{"text": "marble"}', '{"prompt": 3}', "null"])
def test_a_line_without_prompt_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "prompts.jsonl"
    file.write_text(f'"marble"\n{line}\n', encoding="utf-8")
    with pytest.raises(CommandError, match="line 2"):
        understood("--file", str(file))


@pytest.mark.parametrize("arguments", [(), ("marble", "--file", "x.jsonl"), ("--file", "/nowhere/x.jsonl")])
def test_neither_or_both_or_no_such_file_is_refused(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        understood(*arguments)
