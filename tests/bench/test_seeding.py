"""Seeding into real copy: a fault counts as told only where its own rule finds more than before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bench.realcopy.news import Raw, Segmented
from bench.realcopy.proofing import edition_of, told_in
from bench.realcopy.seeding import OWN, _told, _with

TEXT = "全县粮食总产量增长12.5%，比上年提高2个百分点。大家不断地努力，让日子变得更好，心里更踏实。"


def story(*body: str) -> Raw:
    return Raw(Segmented(("把", "路", "修通"), ("p", "n", "v")), body=list(body))


def test_each_kind_damages_copy_and_is_told() -> None:
    import random

    edition = edition_of(story(TEXT, "第二天，村里又来了客人。"), 5)
    assert edition.paper.date == dt.date(1998, 1, 5)
    told = set()
    for name, (rules, damage) in OWN.items():
        wrong = damage(random.Random(name), TEXT)
        if wrong is not None and _told(edition, _with(edition, 0, wrong), 0, rules):
            told.add(name)
    assert told >= {"point as middle dot", "residue", "points as percent", "的 for 得"}
    assert not _told(edition, edition, 0, frozenset({"particle"}))


def test_a_judge_sees_the_words_around_a_finding() -> None:
    edition = edition_of(story("产量增长47·33%，比『上年』更好。"), 5)
    (one,) = told_in(3, edition)
    assert (one.story, one.rule, one.words) == (3, "point-form", "47·33")
    assert "“上年”" in one.around
    assert Path("/stories") == edition.folder
