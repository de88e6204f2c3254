"""Which variant of the renderer runs here: compiled by LLVM where a usable one is found, else plain C++ ("scalar").

A wrong LLVM does not raise, it aborts the process. So a library is proved once, by a tiny render in a process of its
own, and the verdict is kept in the cache folder for as long as the library and the renderer stay the same.
"""

import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from photostudio.engines.errors import EngineError

OLDEST_LLVM = 16
LLVM, SCALAR = "llvm_ad_rgb", "scalar_rgb"
PROOF_SECONDS = 120
PLACES = (
    ("/usr/lib/*-linux-gnu", "libLLVM.so.*.*"),
    ("/usr/lib/*-linux-gnu", "libLLVM-*.so"),
    ("/usr/lib/llvm-*/lib", "libLLVM.so*"),
    ("/usr/lib64", "libLLVM.so.*.*"),
    ("/usr/lib64", "libLLVM-*.so"),
    ("/usr/lib64/llvm*/lib", "libLLVM.so*"),
    ("/usr/lib", "libLLVM.so.*.*"),
    ("/usr/lib", "libLLVM-*.so"),
    ("/opt/homebrew/opt/llvm*/lib", "libLLVM.dylib"),
    ("/usr/local/opt/llvm*/lib", "libLLVM.dylib"),
    ("/Program Files/LLVM/bin", "LLVM-C.dll"),
)


@dataclass(frozen=True)
class Backend:
    """A variant of the renderer, and the LLVM library it compiles with ("" for scalar)."""

    variant: str
    library: str = ""


def find_llvm(preferred: str = "") -> tuple[Path, ...]:
    """Return the LLVM libraries of version 16 or newer, newest first; `preferred` is a path to use instead."""
    if preferred:
        return (Path(preferred),) if Path(preferred).is_file() else ()
    found = {path.resolve(): _version(path) for path in _libraries()}
    usable = [path for path, number in found.items() if number >= OLDEST_LLVM]
    return tuple(sorted(usable, key=lambda path: (found[path], str(path)), reverse=True))


def _libraries() -> Iterator[Path]:
    for folder, pattern in PLACES:
        yield from Path("/").glob(f"{folder[1:]}/{pattern}")


def _version(path: Path) -> int:
    """Return the major version from the file's or a folder's name, or from the folder a link leads to."""
    for text in (path.name, str(path.parent), str(path.resolve())):
        if match := re.search(r"llvm(?:\.so\.|[-@/]|.*/Cellar/llvm/)(\d+)", text, re.IGNORECASE):
            return int(match.group(1))
    return OLDEST_LLVM  # no version in any name: the proof decides


def choose(*, cache: Path, wanted: str = "auto", library: str = "") -> Backend:
    """Return the fastest backend that works here; `wanted` is "auto", "llvm" or "scalar".

    Raises EngineError for another word, and when "llvm" is demanded and no library works.
    """
    if wanted not in {"auto", "llvm", "scalar"}:
        raise EngineError(f"The renderer's backend must be auto, llvm or scalar, not {wanted!r}.")
    if wanted != "scalar":
        for path in find_llvm(library):
            if _is_proved(path, cache):
                return Backend(LLVM, str(path))
    if wanted == "llvm":
        raise EngineError(f"No usable LLVM was found, and without it nothing may be rendered here. {llvm_hint()}")
    return Backend(SCALAR)


def prepare(backend: Backend, cache: Path) -> None:
    """Tell the renderer's compiler, before it is loaded, its library and where it keeps compiled kernels."""
    kernels = cache / "kernels"
    kernels.mkdir(parents=True, exist_ok=True)
    # the compiler reads these two itself and has no other way to be told
    os.environ["DRJIT_CACHE_DIR"] = str(kernels)  # noqa: TID251
    if backend.library:
        os.environ["DRJIT_LIBLLVM_PATH"] = backend.library  # noqa: TID251


def llvm_hint() -> str:
    """Return one sentence that tells how to install LLVM here."""
    return f"Photos render about three times faster with LLVM {OLDEST_LLVM} or newer: {_how_to_install()}."


def _how_to_install() -> str:
    if platform.system() == "Darwin":
        return "brew install llvm"
    if platform.system() == "Windows":
        return "install it from https://releases.llvm.org"
    try:
        family = platform.freedesktop_os_release()
    except OSError:
        family = {}
    names = {family.get("ID", ""), *family.get("ID_LIKE", "").split()}
    if names & {"fedora", "rhel"}:
        return "sudo dnf install llvm-libs"
    if "arch" in names:
        return "sudo pacman -S llvm-libs"
    return "sudo apt install libllvm19"


def _is_proved(library: Path, cache: Path) -> bool:
    key = f"{library} {library.stat().st_mtime_ns} mitsuba {version('mitsuba')}"
    file = cache / "llvm.json"
    verdicts = _read(file)
    if key not in verdicts:
        verdicts[key] = _prove(library)
        cache.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(verdicts, indent=1), encoding="utf-8")
        new.replace(file)
    return verdicts[key]


def _read(file: Path) -> dict[str, bool]:
    try:
        verdicts = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return verdicts if isinstance(verdicts, dict) else {}


def _prove(library: Path) -> bool:
    command = [sys.executable, "-P", str(Path(__file__).with_name("proof.py")), str(library)]
    try:
        return subprocess.run(command, capture_output=True, timeout=PROOF_SECONDS, check=False).returncode == 0  # noqa: S603
    except subprocess.TimeoutExpired:
        return False
