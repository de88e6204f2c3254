"""`manage.py generate` as a script calls it: words in, photos out, and what stood on the set."""

import json
from pathlib import Path

import pytest
from django.core.management import execute_from_command_line

from photostudio.imaging.codecs import decode

pytestmark = pytest.mark.usefixtures("kept_cache")


def generate(*arguments: str | Path) -> None:
    execute_from_command_line(["manage.py", "generate", *map(str, arguments)])


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    with pytest.raises(SystemExit) as ended:
        generate(*arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_words_become_photos_of_their_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    generate("a red can on paper", "--size", "288x256", "--seed", "7", "--variants", "2", "--out", tmp_path)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["seed"] for line in told] == [7, 8]
    assert [line["product"]["kind"] for line in told] == ["can", "can"]
    assert decode(Path(told[0]["file"]).read_bytes()).pixels.shape[:2] == (256, 288)


def test_what_nobody_can_draw_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    generate("a giraffe on a podium", "--size", "256 x 256", "--seed", "7", "--out", tmp_path)
    told = json.loads(capsys.readouterr().out)
    assert told["product"] is None
    assert told["cannot_draw"] == "giraffe"


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (("a can", "--size", "large"), "1024x1024"),
        (("a can", "--size", "99x256"), "between 256 and 2,048"),
        (("",), "is empty"),
        (("a can", "--variants", "9"), "between 1 and 4"),
    ],
)
def test_a_wrong_value_is_refused_in_a_sentence(
    arguments: tuple[str, ...], remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert remedy in refusal(capsys, *arguments)
