"""Results of a run → a table of all editions and a summary by outcome, as text."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

#: So many characters may be missing before a page is called wrong: a numeral or an initial.
SPARE = 3


def outcome(result: dict[str, Any], profile: str) -> str:
    """Return what became of an edition in one format, in a word or two."""
    brought = result.get("import")
    if brought and brought["code"] != 0:
        return _refusal("import", brought)
    build = result["builds"].get(profile)
    if build is None:
        return "not built"
    if build["code"] != 0:
        return _refusal("build", build)
    if build["furniture"]:
        return "wrong: furniture or hidden words printed"
    if build["lost"] > SPARE:
        told = brought and build["silent"] <= SPARE and not build["repeats"]
        return "words left out, told in the report" if told else "wrong in silence: words lost"
    if brought and not result["roles"]["headline"][0]:
        return "wrong: headline"
    if brought and result["moved"]:
        return "wrong: order"
    if build["added"] > SPARE * 8:
        return "wrong: words added"
    return "printable"


def _refusal(step: str, told: dict[str, Any]) -> str:
    if told["code"] is None:
        return f"{step}: out of time"
    kinds = {2: "content", 3: "no layout", 4: "faults or render"}
    return f"{step} refused: {kinds.get(told['code'], 'crash')} ({told['code']})"


def write_tables(results: Sequence[dict[str, Any]], folder: Path, way: str) -> None:
    """Write and print the tables of all formats in the results."""
    profiles = sorted({profile for result in results for profile in result["builds"]})
    words = [_summary(results, profiles)]
    words += [
        f"== {way}, {profile}\n" + "\n".join(_row(r, profile) for r in results)
        for profile in profiles
    ]
    words.append(_roles(results))
    text = "\n\n".join(words) + "\n"
    (folder / f"{way}.txt").write_text(text, encoding="utf-8")
    sys.stdout.write(words[0] + "\n")


def _summary(results: Sequence[dict[str, Any]], profiles: Sequence[str]) -> str:
    lines = [f"editions: {len(results)}"]
    for profile in profiles:
        count = Counter(outcome(result, profile) for result in results)
        lines.append(f"{profile}: printable {count['printable']} of {len(results)}")
        lines += [f"   {n:3d}  {name}" for name, n in count.most_common()]
        kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for result in results:
            kinds[result["kind"]][0] += outcome(result, profile) == "printable"
            kinds[result["kind"]][1] += 1
        parts = ", ".join(f"{kind} {good}/{all_}" for kind, (good, all_) in kinds.items())
        lines.append(f"   by kind: {parts}")
    said = Counter(
        re.sub(r"[0-9][0-9.,]*", "#", step.get("said", ""))[:110]
        for result in results
        for step in (result.get("import", {}), *result["builds"].values())
        if step.get("code")
    )
    brought = [result["brought"] for result in results if "brought" in result]
    if brought:
        whole = sum(b["lost"] <= SPARE for b in brought)
        silent = sum(b["silent"] > SPARE or len(b["repeats"]) > SPARE for b in brought)
        lines.append(
            f"imports: {len(brought)} of {len(results)}; all words kept {whole}, "
            f"left out and told {len(brought) - whole - silent}, lost in silence {silent}; "
            f"headline wrong {sum(not r['roles']['headline'][0] for r in results if 'roles' in r)}"
            f"; order changed {sum(bool(r.get('moved')) for r in results)}"
        )
    lines += ["what was said:", *(f"   {n:3d}  {words}" for words, n in said.most_common(30))]
    return "\n".join(lines)


def _row(result: dict[str, Any], profile: str) -> str:
    build = result["builds"].get(profile, {})
    source = sum(result["source"].values())
    printed = sum(build.get("printed", {}).values())
    faults = ", ".join(f"{code} ×{n}" for code, n in build.get("faults", {}).items())
    seconds = [step.get("seconds", 0) for step in (result.get("import", {}), build)]
    cells = [
        f"{result['name']:32}",
        f"{outcome(result, profile):44}",
        f"pages {build.get('pages', '-')!s:>3}",
        f"words {source:6d}→{printed or '-'!s:>6}",
        f"lost {build.get('lost', '-')!s:>5} (silent {build.get('silent', '-')!s:>5})",
        f"extra {build.get('added', '-')!s:>5}",
        f"moved {len(result['moved']) if 'moved' in result else '-'!s:>3}",
        f"import lost {result.get('brought', {}).get('lost', '-')!s:>5}"
        f" (silent {result.get('brought', {}).get('silent', '-')!s:>5})",
        f"{seconds[0]:6.1f} + {seconds[1]:6.1f} s",
        faults,
    ]
    notes = [build.get("said", "") or result.get("import", {}).get("said", "")]
    notes += [f"check: {', '.join(result.get('check', {}).get('errors', []))}"]
    absent = build.get("missing", result.get("brought", {}).get("missing", []))
    notes += [f"missing: {' / '.join(w[:24] for w in absent[:4])}"]
    notes += [f"moved: {' / '.join(result.get('moved', [])[:4])}"]
    notes += [f"fewer: {' / '.join(w[:24] for w in build.get('repeats', [])[:4])}"]
    notes += [f"extra: {' / '.join(w[:24] for w in build.get('extra', [])[:4])}"]
    notes += [f"must not print: {' / '.join(w[:24] for w in build.get('furniture', [])[:4])}"]
    if result.get("roles") and not result["roles"]["headline"][0]:
        notes.append(f"headline: {result.get('headline', '')}")
    shown = [note for note in notes if note and not note.endswith(": ")]
    return "  ".join(cells) + "".join(f"\n      {note}" for note in shown)


def _roles(results: Sequence[dict[str, Any]]) -> str:
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for result in results:
        for role, (kept, count) in result.get("roles", {}).items():
            total[role][0] += kept
            total[role][1] += count
    lines = [f"   {role:20} {kept:6d} of {count:6d}" for role, (kept, count) in total.items()]
    return "\n".join(["== lines that kept their role (invented titles: of all titles)", *lines])
