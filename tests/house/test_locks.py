import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from tests.house.files import HOUSE

PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
EVERYTHING = [*RUNTIME, *(Requirement(line) for line in PROJECT["optional-dependencies"]["dev"])]


def locked(lock: str) -> set[tuple[NormalizedName, str]]:
    """Return name and version of every block; a package can have two, for an older and a newer Python."""
    text = (HOUSE / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
    return {(canonicalize_name(name), version) for name, version in found}


def asked_for(lock: str) -> set[str]:
    """Return the packages that the lock holds because pyproject.toml asks for them."""
    blocks = re.split(r"\n(?=\S)", (HOUSE / lock).read_text(encoding="utf-8"))
    return {canonicalize_name(block.partition("==")[0]) for block in blocks if "photostudio (pyproject.toml)" in block}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_holds_what_the_project_asks_for(lock: str) -> None:
    wanted = {canonicalize_name(one.name): one for one in (RUNTIME if lock == "requirements.txt" else EVERYTHING)}
    assert asked_for(lock) == set(wanted)
    assert [
        f"{name} {version}"
        for name, version in locked(lock)
        if name in wanted and version not in wanted[name].specifier
    ] == []


def test_tests_run_on_the_versions_that_users_get() -> None:
    assert locked("requirements.txt") <= locked("requirements-dev.txt")


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_file_has_its_hash(lock: str) -> None:
    text = (HOUSE / lock).read_text(encoding="utf-8")
    blocks = re.findall(r"^\S+==.*(?:\n .*)*", text, re.MULTILINE)
    assert len(blocks) == len(locked(lock))
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
