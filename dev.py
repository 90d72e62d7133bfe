"""The one table of tasks: `python3 dev.py` lists them. Standard library only, the same on every system."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):
    sys.exit("Shenbao needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCKS = ROOT / "requirements"
SOURCES = ["desktop_client", "bureau", "ui", "benchmarks"]
SCREEN_TESTS = ["tests/ui", "tests/journeys", "tests/tour"]
TRANSLATION = ROOT / "resources" / "translations" / "en.ts"
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
LINUX = sys.platform.startswith("linux")

# Debian's names. "a | b": either will do. Without these Qt cannot draw a window.
SCREEN_LIBRARIES = """
    libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0|libglib2.0-0t64
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
    libxcb-xinerama0 libxcb-xkb1
""".split()
# Without these it still starts, but with empty boxes for Chinese.
CHINESE_FONT = ["fonts-noto-cjk|fonts-wqy-microhei|fonts-wqy-zenhei"]
# Most of a test's time is waiting for a real server: one worker more than there are cores keeps them busy. The tests
# of one module stay together, because they share what was prepared for them.
SIDE_BY_SIDE = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadscope"]
# A real Secret Service, a real accessibility bus and a real X server for the tests.
TEST_TOOLS = "xvfb dbus dbus-x11 at-spi2-core gnome-keyring python3-pyatspi xdotool qpdf".split()


# ── the tasks ────────────────────────────────────────────────────────────────────────────────────────


def setup(*_: str) -> None:
    """Prepare .venv for using and developing: libraries, pinned packages, translations."""
    prepare("dev", system=[*SCREEN_LIBRARIES, *CHINESE_FONT, *TEST_TOOLS])


def run(*arguments: str) -> None:
    """Start the client on its practice bureau (prepares what is missing first)."""
    if LINUX and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or chosen_platform()):
        stop(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "To see the client at work without one: python3 dev.py tour"
        )
    python = prepare("run", system=[*SCREEN_LIBRARIES, *CHINESE_FONT])
    finish(call(python, "-m", "ui.main", *arguments))


def test(*arguments: str) -> None:
    """Prepare, then every check and every test; further arguments go to pytest."""
    setup()
    failed = failed_checks()
    with private_session() as (wrapper, environment):
        passed = (
            call(*wrapper, venv_python(), "-m", "pytest", *SIDE_BY_SIDE, *arguments, env=environment) == 0
        )
    if failed or not passed:
        stop("Not in order: " + ", ".join(failed if passed else [*failed, "pytest"]))


def check(*_: str) -> None:
    """Everything that needs no running: ruff, mypy, directions, translations."""
    setup()
    if failed := failed_checks():
        stop("Not in order: " + ", ".join(failed))
    say("All checks passed.")


def test_core(*arguments: str) -> None:
    """The tests that need no screen, in an environment without PySide6."""
    python = prepare("test-core", venv=ROOT / ".venv-core")
    if call(python, "-c", "import PySide6", stderr=subprocess.DEVNULL) == 0:
        stop("PySide6 can be imported in .venv-core; delete that folder and try again.")
    ignored = [f"--ignore={folder}" for folder in SCREEN_TESTS]
    finish(call(python, "-m", "pytest", *SIDE_BY_SIDE, *ignored, *arguments))


def tour(*arguments: str) -> None:
    """The main job as a stranger clicks it, without a screen: pictures and receipt in tour/."""
    python = prepare("run", system=[*SCREEN_LIBRARIES, *CHINESE_FONT])
    finish(call(python, "-m", "ui.tour", *(arguments or ["tour"]), env=offscreen()))


def gallery(*arguments: str) -> None:
    """Every page in both languages, light and dark, 100 and 150 %: pictures in gallery/."""
    python = prepare("run", system=[*SCREEN_LIBRARIES, *CHINESE_FONT])
    finish(call(python, "-m", "ui.gallery", *(arguments or ["gallery"]), env=offscreen()))


def bench(*arguments: str) -> None:
    """The figures of benchmarks/, as ratios measured in one run."""
    setup()
    finish(call(venv_python(), "-m", "benchmarks.run", *arguments, env=offscreen()))


def translations(*_: str) -> None:
    """Collect the screen texts into en.ts and compile it."""
    setup()
    collect_texts(into=TRANSLATION)
    compile_translation(venv_python())


def freeze(*_: str) -> None:
    """The program as people install it, one folder: dist/shenbao/ (see packaging/)."""
    python = prepare("freeze", system=SCREEN_LIBRARIES, venv=ROOT / ".venv-freeze")
    must(
        python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "packaging/shenbao.spec"
    )


def lock(*_: str) -> None:
    """Choose and pin new versions: requirements/*.in → *.txt (needs the network)."""
    with tempfile.TemporaryDirectory() as folder:
        python = create_venv(Path(folder))
        must(python, "-m", "pip", "install", "--quiet", "uv")
        # dev first: the smaller sets take its versions, so that one .venv can hold both.
        for name in ("dev", "run", "test-core", "freeze"):
            must(
                python, "-m", "uv", "pip", "compile", "--quiet", "--upgrade",
                "--universal", "--python-version", "3.11",
                "--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links",
                *([] if name == "dev" else ["--constraint", "requirements/dev.txt"]),
                f"requirements/{name}.in", "--output-file", f"requirements/{name}.txt",
            )  # fmt: skip
    say("Pinned. Look at the difference, then: python3 dev.py test")


TASKS: dict[str, Callable[..., None]] = {
    "run": run,
    "setup": setup,
    "test": test,
    "check": check,
    "test-core": test_core,
    "tour": tour,
    "gallery": gallery,
    "bench": bench,
    "translations": translations,
    "freeze": freeze,
    "lock": lock,
}


# ── preparing ────────────────────────────────────────────────────────────────────────────────────────


def prepare(name: str, *, system: list[str] | None = None, venv: Path = ROOT / ".venv") -> Path:
    """Make sure that `venv` holds the pinned set `name`; quick and without network when it already does."""
    if system:
        install_system_packages([*system, *venv_module()])
    python = venv_python(venv)
    # The set for developers contains the one for running.
    if not any(is_ready(venv, candidate) for candidate in {name, "dev"}):
        if not python.exists():
            create_venv(venv)
        install_pinned(python, name)
        (venv / f".ready-{name}").write_text(fingerprint(name), encoding="ascii")
    if system:  # that is: for a window
        compile_translation(python)
    return python


def is_ready(venv: Path, name: str) -> bool:
    """Whether the last preparation used the lock as it is now."""
    stamp = venv / f".ready-{name}"
    return venv_python(venv).exists() and stamp.exists() and stamp.read_text("ascii") == fingerprint(name)


def fingerprint(name: str) -> str:
    """What the stamp of a finished preparation holds."""
    return hashlib.sha256((LOCKS / f"{name}.txt").read_bytes()).hexdigest()


def create_venv(folder: Path) -> Path:
    """Create an empty virtual environment."""
    install_system_packages(venv_module())
    say(f"Creating {folder.name} …")
    must(sys.executable, "-m", "venv", "--clear", str(folder))
    return venv_python(folder)


def venv_module() -> list[str]:
    """Debian's package for what `python3 -m venv` needs, where it is not there yet."""
    if all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        return []
    return ["python%d.%d-venv" % sys.version_info[:2]]


def install_pinned(python: Path, name: str) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    path = LOCKS / f"{name}.txt"
    say(f"Installing {path.read_text('utf-8').count('==')} pinned packages of requirements/{path.name} …")
    status = call(
        python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
        "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(path),
    )  # fmt: skip
    if status:
        stop(
            f"pip could not install requirements/{path.name}; its own words are above. "
            "It could not reach the package index: check the network, or point pip to your company's index "
            "(pip config set global.index-url …). It found no matching file: this system or Python "
            "version has no ready-made package. Hashes differ: a file was changed on its way."
        )


def install_system_packages(wanted: list[str]) -> None:
    """Install what Debian or Ubuntu lack; elsewhere the libraries come with the desktop."""
    if not shutil.which("dpkg-query"):
        return
    missing = missing_packages(wanted)
    if not missing:
        return
    command = f"apt-get install {' '.join(missing)}"
    if os.geteuid() != 0:
        say(f"System packages are missing. Please ask for them: sudo {command}")
        if set(missing) - set(TEST_TOOLS) - {first_choice(font) for font in CHINESE_FONT}:
            stop("It cannot start without them.")
        return
    say(f"Installing system packages: {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "update", "-qq", env=quiet)
    if call("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, env=quiet,
            stdout=subprocess.DEVNULL):  # fmt: skip
        stop(f"That did not work; its own words are above. Please install them by hand: {command}")


def missing_packages(wanted: list[str]) -> list[str]:
    """The first choice of every entry of which no alternative is installed."""
    names = [name for entry in wanted for name in entry.split("|")]
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n", *names],
        capture_output=True,
        text=True,
        check=False,  # it fails as soon as one of them is unknown
    )
    installed = {line.split()[1] for line in answer.stdout.splitlines() if line.startswith("installed ")}
    return [first_choice(entry) for entry in wanted if not installed & set(entry.split("|"))]


def first_choice(entry: str) -> str:
    """The package to install when no alternative is there."""
    return entry.split("|")[0]


# ── checking ─────────────────────────────────────────────────────────────────────────────────────────


def failed_checks() -> list[str]:
    """Run every static check to its end and name those that failed."""
    python = venv_python()
    checks: dict[str, Callable[[], bool]] = {
        "ruff check": lambda: call(python, "-m", "ruff", "check", ".") == 0,
        "ruff format": lambda: call(python, "-m", "ruff", "format", "--check", ".") == 0,
        "mypy": lambda: call(python, "-m", "mypy", *SOURCES) == 0,
        "directions": lambda: call(python, "-c", LINT_IMPORTS) == 0,
        "translations": translations_are_complete,
    }
    failed = []
    for name, passes in checks.items():
        say(f"── {name}")
        if not passes():
            failed.append(name)
    return failed


def translations_are_complete() -> bool:
    """Whether en.ts holds exactly the texts of the screen, and an English sentence for each."""
    if not TRANSLATION.exists():
        say(f"{TRANSLATION.name} is missing: run python3 dev.py translations.")
        return False
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(shutil.copy(TRANSLATION, folder))
        collect_texts(into=fresh)
        collected = fresh.read_text("utf-8")
    if collected != TRANSLATION.read_text("utf-8"):
        say("The screen texts changed: run python3 dev.py translations, then translate what is unfinished.")
        return False
    if unfinished := collected.count('type="unfinished"'):
        say(f"{unfinished} screen texts have no English yet: look for unfinished in {TRANSLATION.name}.")
    return not unfinished


def collect_texts(*, into: Path) -> None:
    """Bring a .ts file up to date with every tr() below ui/."""
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    into.parent.mkdir(parents=True, exist_ok=True)
    qt_tool("lupdate", *sources, "-ts", str(into), "-locations", "none", "-no-obsolete",
            "-source-language", "zh_CN", "-target-language", "en", "-silent")  # fmt: skip


def compile_translation(python: Path) -> None:
    """Compile en.ts to the en.qm that the window loads, when it is newer."""
    compiled = TRANSLATION.with_suffix(".qm")
    if TRANSLATION.exists() and (
        not compiled.exists() or compiled.stat().st_mtime < TRANSLATION.stat().st_mtime
    ):
        qt_tool("lrelease", str(TRANSLATION), "-qm", str(compiled), "-silent", python=python)


def qt_tool(name: str, *arguments: str, python: Path | None = None) -> None:
    """Run one of Qt's own tools, which come with PySide6."""
    script = f"from PySide6.scripts import pyside_tool; pyside_tool.{name}()"
    must(python or venv_python(), "-c", script, *arguments)


# ── calling ──────────────────────────────────────────────────────────────────────────────────────────


def venv_python(venv: Path = ROOT / ".venv") -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def chosen_platform() -> str | None:
    """The Qt platform that the caller asked for, if any."""
    return os.environ.get("QT_QPA_PLATFORM")


def offscreen() -> dict[str, str]:
    """The environment for windows that nobody sees."""
    return {**os.environ, "QT_QPA_PLATFORM": chosen_platform() or "offscreen"}


@contextlib.contextmanager
def private_session() -> Iterator[tuple[list[str], dict[str, str]]]:
    """A desktop session of its own for the tests: nobody's keyring, settings or windows are touched."""
    with tempfile.TemporaryDirectory(prefix="shenbao-session-") as folder:
        environment = offscreen()
        for variable in ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            environment[variable] = os.path.join(folder, variable.lower())
            os.mkdir(environment[variable], mode=0o700)
        if not (LINUX and shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
            yield [], environment
            return
        # An unlocked, empty keyring: a locked one would wait for somebody to type.
        unlock = 'echo | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
        yield ["dbus-run-session", "--", "sh", "-c", unlock, "sh"], environment


def call(*command: str | Path, env: dict[str, str] | None = None, **streams: int) -> int:
    """Run a command in the repository and return its exit status."""
    try:
        words = [str(part) for part in command]
        return subprocess.run(words, cwd=ROOT, env=env, check=False, **streams).returncode
    except KeyboardInterrupt:
        return 130


def must(*command: str | Path) -> None:
    """Run a command that has to succeed; it says itself what went wrong."""
    if status := call(*command):
        sys.exit(status)


def finish(status: int) -> None:
    """End with the exit status of the program that was started."""
    sys.exit(status)


def say(sentence: str) -> None:
    """Tell what is going on, before the output of whatever is started next."""
    print(sentence, flush=True)


def stop(sentence: str) -> None:
    """End unsuccessfully with one sentence."""
    sys.exit(sentence)


def main(arguments: list[str]) -> None:
    """Run the task that was asked for, or list them all."""
    if os.environ.get("CI"):
        os.environ.update(NO_COLOR="1", PY_COLORS="0", TERM="dumb")
    if arguments and arguments[0] in TASKS:
        return TASKS[arguments[0]](*arguments[1:])
    print("python3 dev.py TASK [further arguments for it]\n")
    for name, task in TASKS.items():
        print(f"  {name:<14}{task.__doc__}")
    sys.exit(0 if not arguments or arguments[0] in {"-h", "--help", "help"} else 2)


if __name__ == "__main__":
    main(sys.argv[1:])
