"""A wrong LLVM never harms this process: it is tried in another, once, and then the plain renderer is used."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from photostudio.engines.errors import EngineError
from photostudio.engines.studio import backend
from photostudio.engines.studio.backend import SCALAR, Backend, choose, find_llvm, llvm_hint


def not_a_library(folder: Path) -> Path:
    path = folder / "libLLVM.so.19.1"
    path.write_bytes(b"this is no library")
    return path


def test_a_wrong_library_means_the_plain_renderer(tmp_path: Path) -> None:
    wrong = not_a_library(tmp_path)
    assert choose(cache=tmp_path / "cache", library=str(wrong)) == Backend(SCALAR)


def test_a_verdict_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = not_a_library(tmp_path)
    choose(cache=tmp_path, library=str(wrong))

    def not_again(*command: Any, **options: Any) -> None:
        raise AssertionError("the library was tried twice")

    monkeypatch.setattr(subprocess, "run", not_again)
    assert choose(cache=tmp_path, library=str(wrong)) == Backend(SCALAR)


def test_another_file_at_the_same_path_is_tried_anew(tmp_path: Path) -> None:
    wrong = not_a_library(tmp_path)
    choose(cache=tmp_path, library=str(wrong))
    wrong.write_bytes(b"this is no library either")
    choose(cache=tmp_path, library=str(wrong))
    assert list(json.loads((tmp_path / "llvm.json").read_text()).values()) == [False, False]


def test_a_damaged_memory_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "llvm.json").write_text("{ half a")
    assert choose(cache=tmp_path, library=str(not_a_library(tmp_path))) == Backend(SCALAR)


def test_demanding_llvm_where_none_works_says_how_to_install_it(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="install"):
        choose(cache=tmp_path, wanted="llvm", library=str(tmp_path / "nowhere.so"))


def test_an_unknown_backend_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="auto, llvm or scalar"):
        choose(cache=tmp_path, wanted="cuda")


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["libLLVM-14.so", "libLLVM-15.so"], []),
        (["libLLVM-15.so", "libLLVM-16.so", "libLLVM.so.19.1"], ["libLLVM.so.19.1", "libLLVM-16.so"]),
        (["libLLVM.so.20.1", "libLLVM-9.so"], ["libLLVM.so.20.1"]),
    ],
)
def test_the_newest_usable_version_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], found: list[str]
) -> None:
    for name in names:
        (tmp_path / name).touch()
    monkeypatch.setattr(backend, "PLACES", ((str(tmp_path), "libLLVM*"),))
    assert [path.name for path in find_llvm()] == found


@pytest.mark.parametrize(
    ("system", "release", "command"),
    [
        ("Darwin", {}, "brew install llvm"),
        ("Linux", {"ID": "ubuntu", "ID_LIKE": "debian"}, "apt install libllvm"),
        ("Linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf install llvm-libs"),
        ("Linux", {"ID": "arch"}, "pacman -S llvm-libs"),
    ],
)
def test_the_hint_names_the_package(
    monkeypatch: pytest.MonkeyPatch, system: str, release: dict[str, str], command: str
) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: release)
    assert command in llvm_hint()
