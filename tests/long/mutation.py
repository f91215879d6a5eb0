"""Do the tests notice a fault? Breaks extract/ and resolve/ in one place at a time and runs the tests over it.

    python tests/long/mutation.py [COUNT] [SEED] [FLOOR] [WORKERS]

Needs the extra `mutation`. Draws COUNT (500) of the mutants that mutmut makes (in functions and methods without a
decorator), in a clone of the last commit, and prints those that no test notices; exits 1 where fewer than FLOOR (85)
per cent are killed. A mutant's tests are those that reach its line, fastest first; one that fails, breaks the import
or runs too long kills it. Tests of running time and those that need the reference reports don't count. Left out of the
draw, as nothing could notice them: see `EQUIVALENT` and
`WIDENED`.
"""

from __future__ import annotations

import os
import pickle
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial, reduce
from importlib import import_module
from inspect import getattr_static, signature
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from types import CodeType
from typing import Any, cast

import coverage
import libcst
import pytest
from mutmut.mutation.file_mutation import Mutation, create_mutations

ROOT = Path(__file__).parents[2]
MUTATED = ("src/reportnlp/extract", "src/reportnlp/resolve")
TESTS = ("tests/extract", "tests/resolve", "tests/test_rules.py", "tests/test_corpora.py", "tests/test_evaluate.py")
OF_TIME = "linear or grows"
MEMORY = 4 << 30
LOADING = "loading"
FEW = 5
"""A line that so few tests reach runs once for all (behind a cache): any test may be the one that notices."""

EQUIVALENT = re.compile(
    r"(?:strict|encoding)=[^,()]*$"  # zip(…, strict=True) guards what can't happen; UTF-8 is the default here
    r"|\bwhy\b[^,()]*$"  # the wording of an explanation
    r"|^\s*raise\b|\bcast\(|\bTypeVar\("  # the wording of an error; what only the type checker reads
)
WIDENED = re.compile(r"(?:\bin |strip\()\"$")
"""`char in "XX，；XX"` and `strip("XX “”XX")` differ for the letter X alone."""


@dataclass(frozen=True)
class Mutant:
    """A file with one change: the whole code, and the line before and after."""

    path: str
    line: int
    code: str = field(repr=False)
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}\n  - {self.before}\n  + {self.after}"


@dataclass(frozen=True)
class Reach:
    """What the sound tests reach: seconds of each test, and the tests that reach each (path, line).

    Beside the tests stand "" for what is reached when they are collected, and `LOADING`.
    """

    seconds: dict[str, float]
    tests: dict[tuple[str, int], frozenset[str]]

    def killers(self, mutant: Mutant) -> list[str]:
        """Return the tests that may notice a mutant, those that reach its line first, of these the fastest."""
        near = self.tests.get((mutant.path, mutant.line), frozenset()) & self.seconds.keys()
        asked = near if len(near) >= FEW else self.seconds
        return sorted(asked, key=lambda test: (test not in near, self.seconds[test]))

    def reached_in(self, context: str, mutant: Mutant) -> bool:
        """Tell whether a mutant's line is reached in a context."""
        return context in self.tests.get((mutant.path, mutant.line), ())


def draw(clone: Path, seed: int) -> Iterator[Mutant]:
    """Yield all mutants in a random order."""
    drawn = [
        (path, module, mutation)
        for folder in MUTATED
        for path in sorted((clone / folder).glob("*.py"))
        for module, mutation in mutations_of(path)
    ]
    random.Random(seed).shuffle(drawn)
    seen = set()
    for path, module, mutation in drawn:
        mutant = applied(str(path.relative_to(clone)), path.read_text(encoding="utf-8"), module, mutation)
        if mutant and (mutant.path, mutant.code) not in seen:
            seen.add((mutant.path, mutant.code))
            yield mutant


def mutations_of(path: Path) -> Iterable[tuple[libcst.Module, Mutation]]:
    """Return what mutmut changes in a file: the inside of functions and methods."""
    module, mutations, *_ = create_mutations(str(path), path.read_text(encoding="utf-8"))
    inside = (each for each in mutations if isinstance(each.contained_by_top_level_function, libcst.FunctionDef))
    return [(module, each) for each in inside]


def applied(path: str, old: str, module: libcst.Module, mutation: Mutation) -> Mutant | None:
    """Return the mutant, or None where it isn't Python, changes nothing or nothing could notice it."""
    changed = module.deep_replace(mutation.original_node, mutation.mutated_node)
    assert isinstance(changed, libcst.Module)
    new = changed.code
    start = shared(old, new)
    tail = shared(old[start:][::-1], new[start:][::-1])
    opens = old.rfind("\n", 0, start) + 1
    widened = WIDENED.search(old, opens, start) and new.startswith("XX", start)
    alike = old.startswith("False", start) and new.startswith("None", start)  # asked for its truth alone
    if old == new or widened or alike or EQUIVALENT.search(old[opens : len(old) - tail]) or not is_python(new):
        return None
    before = old[opens : old.find("\n", len(old) - tail)]
    after = new[opens : new.find("\n", len(new) - tail)]
    return Mutant(path, old.count("\n", 0, start) + 1, new, before.strip(), after.strip())


def shared(one: str, other: str) -> int:
    """Return the length of the beginning that two texts share."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_python(code: str) -> bool:
    """Tell whether code compiles (a `return` for a `break` may not)."""
    try:
        compile(code, "mutant", "exec")
    except SyntaxError:
        return False
    return True


class Recorder:
    """A pytest plugin: how long each test took, under its own name in the coverage data."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_collection_finish(self) -> None:
        """Load what will be cached, as `Judge` does."""
        self.measured.switch_context(LOADING)
        load()

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Say whose lines are reached from here on."""
        self.measured.switch_context(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test's time; one that fails or is skipped can kill nothing."""
        if report.when == "call":
            self.seconds[report.nodeid] = report.duration
        if not report.passed:
            self.failed.add(report.nodeid)


class Calm:
    """A pytest plugin: hypothesis tries the same few examples each time, and doesn't polish a failure."""

    def pytest_configure(self) -> None:
        """Set the profile, behind that of conftest.py."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", deadline=None, derandomize=True, database=None, phases=phases)
        settings.load_profile("mutants")


class Chosen(Calm):
    """A pytest plugin: run some tests, in their order."""

    def __init__(self, tests: list[str]) -> None:
        self.order = {test: n for n, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the chosen tests."""
        kept = (item for item in items if item.nodeid in self.order)
        items[:] = sorted(kept, key=lambda item: self.order[item.nodeid])


class Judge(Calm):
    """A pytest plugin: once the tests are collected, try each mutant in a fork of this process."""

    def __init__(self, clone: Path, reach: Reach, mutants: list[Mutant], first: bool) -> None:
        self.clone, self.reach, self.mutants, self.first = clone, reach, mutants, first
        self.survivors: list[Mutant] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once for each mutant, instead of once."""
        load()
        if self.first and in_fork(partial(run_warm, session, "reportnlp", {}, [*self.reach.seconds]), 3600):
            raise SystemExit("tests fail on the sound code")
        for mutant in self.mutants:
            if self.survives(session, mutant):
                self.survivors.append(mutant)
                print(mutant, flush=True)
        return True

    def survives(self, session: pytest.Session, mutant: Mutant) -> bool:
        """Put a mutant in its place, run its tests in a fork, and put the sound file back."""
        tests = self.reach.killers(mutant)
        path = self.clone / mutant.path
        sound, stat = path.read_text(encoding="utf-8"), path.stat()
        codes = {} if self.reach.reached_in("", mutant) else changed(sound, mutant.code)
        module = ".".join(Path(mutant.path).with_suffix("").parts[1:]).removesuffix(".__init__")
        warm = partial(run_warm, session, module, codes, tests, forget=self.reach.reached_in(LOADING, mutant))
        try:
            path.write_text(mutant.code, encoding="utf-8")
            seconds = int(20 + 5 * sum(self.reach.seconds[test] for test in tests))
            return not in_fork(warm if codes else partial(run_cold, self.clone, tests), seconds)
        finally:
            path.write_text(sound, encoding="utf-8")
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # so that its bytecode holds again


def changed(sound: str, mutant: str) -> dict[str, CodeType]:
    """Return the code of the function or method that a mutant changes by its name; empty where it isn't one alone."""
    before, after = (codes_of(compile(code, "mutant", "exec")) for code in (sound, mutant))
    found = {name: code for name, code in after.items() if code != before.get(name)}
    return found if len(found) == 1 and before.keys() == after.keys() else {}


def codes_of(module: CodeType) -> dict[str, CodeType]:
    """Return the code of functions and methods by qualified name."""
    inside = [each for each in module.co_consts if isinstance(each, CodeType)]
    found = {each.co_qualname: each for each in inside}
    for each in inside:
        found |= codes_of(each) if "<" not in each.co_qualname else {}
    return found


def run_warm(
    session: pytest.Session, module: str, codes: dict[str, CodeType], tests: list[str], *, forget: bool = False
) -> int:
    """Put changed functions into the loaded module and run collected tests up to the first that fails.

    With `forget`, what was cached before is loaded anew.
    """
    for name, code in codes.items():
        function = reduce(getattr_static, name.split("."), import_module(module))
        getattr(function, "__func__", function).__code__ = code
    for cached in caches() if forget else ():
        cached.cache_clear()
    items = {item.nodeid: item for item in session.items}
    return int(any(fails(session, items[test]) for test in tests))


def caches() -> list[Any]:
    """Return the cached functions of the package."""
    modules = [loaded for name, loaded in sys.modules.items() if name.startswith("reportnlp.")]
    return [value for loaded in modules for value in vars(loaded).values() if hasattr(value, "cache_clear")]


def load() -> None:
    """Load the tables and patterns that are cached, and what the other stages load, so that no fork has to."""
    from reportnlp import classify, structure

    for cached in caches():
        if (
            cached.__module__.startswith(("reportnlp.extract", "reportnlp.resolve"))
            and not signature(cached).parameters
        ):
            cached()
    text = "一、工作回顾\n全年新建道路。"
    classify.find_passages(text, structure.read_outline(text), 0.0, None)


def fails(session: pytest.Session, item: pytest.Item) -> bool:
    """Run a collected test; one that needs no fixture is called as it is, which takes a tenth of the time."""
    assert isinstance(item, pytest.Function)
    given = item.callspec.params if hasattr(item, "callspec") else {}
    if given.keys() >= set(item.fixturenames):
        try:
            item.obj(**given)
        except Exception:
            return True
        return False
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    return session.testsfailed > 0


def run_cold(clone: Path, tests: list[str]) -> int:
    """Import everything anew and run tests up to the first that fails."""
    sys.dont_write_bytecode = True  # a mutant's would be taken for that of the sound file
    for name, loaded in [*sys.modules.items()]:
        if str(getattr(loaded, "__file__", None) or "").startswith(str(clone)):
            del sys.modules[name]
    return pytest_in(clone, ["-x", *sorted({test.split("::")[0] for test in tests})], Chosen(tests))


def pytest_in(clone: Path, arguments: Iterable[str], plugin: object) -> int:
    """Run pytest in the clone, in this process."""
    os.environ["PYTHONPATH"] = str(clone / "src")
    sys.path.insert(0, str(clone / "src"))
    return int(pytest.main(["-q", "-p", "no:cacheprovider", *arguments], plugins=[plugin]))


def in_fork(work: Callable[[], int], seconds: int) -> int:
    """Do work in a process of its own, silently; return its exit status, which isn't 0 where it takes too long."""
    if not (child := os.fork()):
        signal.alarm(seconds)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        status = 1
        try:
            status = work()
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1]


def measure(clone: Path) -> Reach:
    """Run all tests once and see which lines each of them reaches."""
    result = clone / ".reach"
    sources = [f"{clone / folder}/*" for folder in MUTATED]
    measured = coverage.Coverage(data_file=None, include=sources, config_file=False)
    recorder = Recorder(measured)

    def work() -> int:
        measured.start()
        status = pytest_in(clone, ["-k", f"not ({OF_TIME})", *TESTS], recorder)
        measured.stop()
        result.write_bytes(pickle.dumps(reach_of(clone, measured.get_data(), recorder)))
        return status if status != pytest.ExitCode.TESTS_FAILED else 0

    if in_fork(work, 3600):
        raise SystemExit("the tests can't be run")
    return cast(Reach, pickle.loads(result.read_bytes()))


def reach_of(clone: Path, data: coverage.CoverageData, recorder: Recorder) -> Reach:
    """Turn what was measured into tests by line."""
    seconds = {test: time for test, time in recorder.seconds.items() if test not in recorder.failed}
    tests = {
        (str(Path(file).relative_to(clone)), line): frozenset(names)
        for file in data.measured_files()
        for line, names in data.contexts_by_lineno(file).items()
    }
    return Reach(seconds, tests)


def prepare() -> None:
    """Load what the tests load, but nothing of the package, and take away what a stranger hasn't."""
    for name in ("hypothesis.strategies", "click.testing", "orjson", "numpy", "pandas", "ahocorasick_rs", "fsspec"):
        import_module(name)
    assert "reportnlp" not in sys.modules
    os.environ.pop("REPORTNLP_REFERENCE", None)
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def judge(clone: Path, reach: Reach, mutants: list[Mutant], first: bool) -> int:
    """Try mutants in a clone, the `first` one after the sound code; print and count those that survive."""
    os.chdir(clone)  # pytest looks for its settings where it is called
    judge = Judge(clone, reach, mutants, first)
    pytest_in(clone, ["-s", *TESTS], judge)
    return len(judge.survivors)


def main(count: str = "500", seed: str = "1", floor: str = "85", workers: str = "1") -> None:
    """Draw, run, print, judge."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        clones = [Path(scratch).resolve() / f"{n}" / "reportnlp" for n in range(int(workers))]
        for clone in clones:
            subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        os.chdir(clones[0])  # mutmut looks for its settings there
        prepare()
        reach = measure(clones[0])
        drawn = list(islice(draw(clones[0], int(seed)), int(count)))
        print(f"{len(reach.seconds)} tests, {len(drawn)} mutants, {time.monotonic() - started:.0f} s", flush=True)
        shares = [drawn[n :: len(clones)] for n in range(len(clones))]
        with ProcessPoolExecutor(len(clones), get_context("fork")) as pool:
            firsts = [clone == clones[0] for clone in clones]
            survivors = sum(pool.map(judge, clones, [reach] * len(clones), shares, firsts))
    killed = 1 - survivors / len(drawn)
    print(f"{len(drawn)} mutants, seed {seed}: {killed:.1%} killed, {time.monotonic() - started:.0f} s")
    if killed * 100 < float(floor):
        raise SystemExit(f"fewer than {floor} % are killed")


if __name__ == "__main__":
    main(*sys.argv[1:])
