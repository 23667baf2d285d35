"""The container: its steps are those that `scripts.container` takes, and it runs as nobody much."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from layout.app.command_line import parse
from layout.app.options import ServeOptions
from scripts.container import steps

ROOT = Path(__file__).resolve().parents[2]
STEPS = list(steps((ROOT / "Containerfile").read_text("utf-8")))
SERVICE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["desk"]


def test_the_steps_are_known_and_what_they_copy_is_there() -> None:
    known = {"FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "EXPOSE", "ENTRYPOINT"}
    assert {word for word, _ in STEPS} <= known | {"CMD"}
    copied = [rest.split() for word, rest in STEPS if word == "COPY"]
    assert all(len(pair) == 2 and (ROOT / pair[0]).exists() for pair in copied)
    run = [rest for word, rest in STEPS if word == "RUN"]
    assert "scripts/setup.sh runtime" in run[0]


def test_it_runs_without_root_on_one_volume() -> None:
    words = [word for word, _ in STEPS]
    (user,) = (rest for word, rest in STEPS if word == "USER")
    assert user != "root" and "RUN" not in words[words.index("USER") :]
    assert [rest for word, rest in STEPS if word == "VOLUME"] == ["/editions"]
    assert SERVICE["read_only"] and SERVICE["cap_drop"] == ["ALL"]
    assert SERVICE["ports"] == ["127.0.0.1:8765:8765"]  # others come by a TLS proxy


def test_what_it_starts_is_a_command_of_the_program() -> None:
    (command,) = (json.loads(rest) for word, rest in STEPS if word == "CMD")
    for given in (command, SERVICE["command"]):
        options = parse(given)
        assert isinstance(options, ServeOptions)
        assert (options.folder, options.listen) == (Path("/editions"), "0.0.0.0")


def test_the_image_holds_nothing_that_a_clone_gathers() -> None:
    left_out = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    assert {".git", ".venv", "**/.desk", "**/__pycache__"} <= set(left_out)
