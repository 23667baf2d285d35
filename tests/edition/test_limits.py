"""Work without end is stopped and named; a lost helper is started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from content.model import Picture
from content.model.inks import InkSet
from content.reading.reader import read_edition
from layout.edition.helper import Helper, Task, here, print_drawing
from layout.edition.limits import WorkLimitError, cpu_limit
from layout.edition.pictures import too_much_work
from layout.page.errors import PressError
from layout.pictures import Prepared, inspect, prepare
from tests.edition.works import busy, dies, dies_answering, dies_once

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>'
SMALL = Path(__file__).parents[1] / "editions" / "small"


@pytest.fixture
def helper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Helper]:
    """Yield a helper that begins without the slow libraries, which nothing here needs."""
    monkeypatch.setattr("layout.edition.helper._load", int)
    made = Helper(2)
    yield made
    made.close()


def test_work_beyond_its_limit_is_stopped_here() -> None:
    with pytest.raises(WorkLimitError):
        busy(0.2)
    with cpu_limit(5):
        assert sum(range(1000)) == 499_500
    before = signal.getsignal(signal.SIGXCPU)
    with cpu_limit(5):
        assert signal.getsignal(signal.SIGXCPU) is not before
    assert signal.getsignal(signal.SIGXCPU) is before


def test_work_beyond_its_limit_is_stopped_in_the_helper_which_goes_on(helper: Helper) -> None:
    with pytest.raises(WorkLimitError):
        helper.run(busy, 0.2)
    assert helper.run(sum, (1, 2)) == 3


def test_a_lost_helper_is_started_again_and_its_work_with_it(
    helper: Helper, tmp_path: Path
) -> None:
    later = [helper.submit(dies_once, tmp_path / "mark"), helper.submit(sum, (4, 5))]
    assert [task.result() for task in later] == [1, 9]


def test_a_helper_that_is_lost_in_the_middle_of_its_answer_is_started_again(
    helper: Helper, tmp_path: Path
) -> None:
    later = [helper.submit(dies_answering, tmp_path / "mark"), helper.submit(sum, (4, 5))]
    assert [task.result() for task in later] == [1, 9]


def test_work_that_kills_the_helper_twice_is_refused_and_other_work_goes_on(
    helper: Helper,
) -> None:
    with pytest.raises(PressError, match=r"edition\.helper-lost"):
        helper.run(dies)
    assert helper.run(sum, (1, 2)) == 3


def test_a_helper_ends_with_the_process_that_began_it(tmp_path: Path) -> None:
    """It holds the end of our pipe: `run` returns when both processes are gone."""
    program = (
        "import os, signal; from layout.edition.helper import Helper; helper = Helper(2)\n"
        "assert helper.run(os.getppid) == os.getpid()\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        timeout=300,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []


def test_the_drawing_that_is_too_much_is_named(tmp_path: Path) -> None:
    edition = read_edition(SMALL).edition
    assert edition is not None
    pictures, ready = [], {}
    for name in ("heavy", "light"):
        file = tmp_path / f"{name}.svg"
        file.write_text(SVG)
        picture = Picture(id=name, file=file)
        pictures.append(picture)
        ready[name] = prepare(picture, inspect(picture), 40, 20, InkSet.of({}))
    own = {"pictures": tuple(pictures), "portraits": ()}
    story = edition.articles[0].model_copy(update=own)
    edition = edition.model_copy(update={"articles": (story,)})

    def submit(function: Callable[..., Any], /, *given: Any, **named: Any) -> Task[Any]:
        if function is print_drawing and given[0] == ready["heavy"].svg:
            return here(busy, 0.1)
        return here(function, *given, **named)

    told = too_much_work(WorkLimitError("edition.too-much-work"), ready, edition, submit).told
    assert told.code == "picture.unusable"
    assert "heavy.svg" in str(told.values) and "light.svg" not in str(told.values)
    none: Mapping[str, Prepared] = {}
    error = WorkLimitError("edition.too-much-work")
    assert too_much_work(error, none, edition, submit) is error
