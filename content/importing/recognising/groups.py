"""The lines over an article (引题, 主题, 副题, 署名), told by their place among each other.

Input: a source's parts, heads known by style or look. Output: the parts, the lines of each group
with their roles: of a group the highest line is the title, what stands over it its kicker, what
stands under it its deck or byline; a lower head that stands alone over copy is a sub-head.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

from content.importing.blocks import Log
from content.importing.recognising.dividers import divides, parted, preceding
from content.importing.recognising.part import Part
from content.importing.recognising.roles import (
    BORN_NAME,
    PAPER_KIND,
    Role,
    issuer,
    joined_names,
    mark_of,
    name_line,
    numeral,
    pen_name,
    signs_copy,
    signs_letter,
    states_field,
)
from content.importing.recognising.rolls import names_alone
from content.importing.recognising.verse import AUTHOR
from content.words import Message
from fonts.chinese import surnames
from fonts.chinese.characters import HAN, one_of

_GROUP = frozenset({Role.HEAD, Role.TITLE, Role.DECK, Role.BYLINE, Role.DATELINE, Role.SHORT})
_AMID = frozenset({Role.FURNITURE})
_HIGH = frozenset({Role.HEAD, Role.TITLE})
#: What says that a story is whole by itself: who wrote it, a second title.
_SIGNS = frozenset({Role.BYLINE, Role.DECK})
#: Of so few heads one that is signed says nothing of the others.
_FEW = 2
#: Heads by look that reach this score on the mean open stories; others are sub-heads.
STORIES = 1.0
#: A divider before a head (======) says as much.
_PARTED = 4.0
#: One writer, named once under a higher title, speaks for one story.
_ONE_WRITER = 1.5
#: Ranks of lines that have no level: a deck by style, a line without any look.
_DECK, _NONE = 50, 90
_OFFICES = (
    "主席|书记|局长|县长|区长|市长|省长|部长|处长|科长|校长|院长|所长|主任|会长|秘书长|经理|董事长|教授|院士|委员|代表|记者|通讯员"
    "|记者团|记者站|报道组|文学社|作家|诗人|馆长|站长|行长|厂长|司令员?|政委|导演|演员|教师|医生|研究员|工程师"
)
_SIGNED = re.compile(
    rf"(?:本报|新华社|本刊|中新社)?[{HAN}、·]{{0,16}}(?:{_OFFICES})"
    rf"(?:[ 　:：/]+[{HAN}·]{{2,4}}|{BORN_NAME})(?:[ 　、]+[{HAN}·]{{2,4}}|、?{BORN_NAME}){{0,4}}"
)


#: Where somebody works and his name, without a blank: 国家信息中心毛明轩.
_OF_PLACE = re.compile(
    rf"《?[{HAN}]{{2,18}}(?:中心|公司|集团|学院|大学|学校|中学|小学|研究院|研究所|日报|总监|总工|负责人|干事|社|局|厅|委|馆|院)》?"
    rf"(?:记者|通讯员)?[{one_of(surnames.COMMON)}][{HAN}]{{1,2}}"
)
#: A name and where its owner works, in brackets: 海棠（县作家协会）.
_WITH_UNIT = re.compile(
    rf"[{HAN}·]{{2,4}} ?[（(](?:作者)?(?:单位)?[:：]?[{HAN}]{{2,18}}"
    r"(?:协会|学会|文联|作协|[局委办部院社台馆站所厂镇乡村县市区]|中心|政府|公司|大学|学校|中学|小学|街道|社区"
    rf"|{_OFFICES}|医师|讲师|律师|农艺师|护士长?|编辑)[）)]"
)
#: What parts a name and its owner's unit, either before the other: 韩磊/缫丝车间.
_NAMED = f"([{HAN}]{{2,12}}|[{HAN}] [{HAN}])"
_OF_UNIT = re.compile(rf"{_NAMED}\s*[/／|｜]\s*{_NAMED}")
#: What the name of a place of work ends with.
_UNIT = re.compile(r"[部科室处厂队站所组局院校村镇乡区县市班间心司社会团办委矿场园店行学馆台]$")
#: An office of a place, named or as its own paper says it: 云溪县统计局, 县统计局.
_OF_PLACE_OFFICE = re.compile(rf"[{HAN}]{{0,8}}[省市区县州旗盟镇乡]")
_AGENCY = re.compile(
    r"^[（(]?(?:本报|本网|本台|本刊|据?新华社|据?中新社|人民日报|.{2,8}(?:日报|融媒))?[^，。]{0,12}"
    r"(?:讯|电|消息)\s*(?:[（(【：:]|\s|记者|通讯员|\d|（|[^，。]{0,4}[，,])|^(?:本报记者|本报讯)"
)
#: How a letter to a paper begins.
_LETTER = re.compile(r"^(?:尊敬的)?(?:编辑部?|记者|本报)(?:同志|老师|先生|女士)?们?[：:]")
#: What opens so much as a news story does is copy of one, however short.
NEWS = 3.0
_TIME = re.compile(
    r"^(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|初|[上中下]旬)|近日|即日起|日前|连日来|今天|昨日?天?[，上下]|入[春夏秋冬]以来)"
)


def opens(text: str) -> float:
    """Return how much a paragraph reads like the first of a news story."""
    return NEWS if _AGENCY.match(text) or _LETTER.match(text) else 1.5 if _TIME.match(text) else 0.0


def signed(text: str) -> bool:
    """Tell whether a line between a title and its copy names who wrote it."""
    named = _SIGNED.fullmatch(text) or _OF_PLACE.fullmatch(text) or with_unit(text)
    named = named or _beside_unit(text) or (signs_letter(text) and name_line(text.split()[-1]))
    return len(text) <= 30 and bool(named)


def issued(line: str, title: str) -> bool:
    """Tell whether a line under a title says who issues it.

    Any office does under the title of an official paper, elsewhere one of a place: 云溪县统计局.
    """
    return issuer(line) and bool(PAPER_KIND.search(title) or _OF_PLACE_OFFICE.match(line))


def _beside_unit(text: str) -> bool:
    """Tell whether a line is a name and where its owner works, a stroke between: 韩磊/缫丝车间."""
    found = _OF_UNIT.fullmatch(text.strip())
    one, two = found.groups() if found else ("", "")
    if _UNIT.search(one):
        one, two = two, one
    named = name_line(one) or pen_name(one)
    return bool(named and _UNIT.search(two)) and len(two) > 2


def with_unit(text: str) -> bool:
    """Tell whether a line is a name and, in brackets, where its owner works."""
    return bool(_WITH_UNIT.fullmatch(text.strip()))


def grouped(parts: Sequence[Part], log: Log) -> list[Part]:
    """Return the parts, the lines of each group with their roles."""
    out = list(parts)
    if not any(p.block.level or p.block.hint == "title" for p in out):
        return out  # a plain text: the words alone tell
    out = _copy_between(out)
    groups = [g for g in _groups(out) if any(out[i].role in _HIGH for i in g)]
    if groups and _one_signed(out, groups):
        first = _first(out, groups)
        out[first] = replace(out[first], role=Role.TITLE)
    story = _story_level(out, groups)
    top = min((_rank(p) for p in out if p.role in _HIGH), default=_NONE)
    if story > top and not _are_stories(out, groups, story):
        story = top  # one story, and what is under its title are its sub-heads
    for group in groups:
        _group(out, group, story, log)
    return _under_others(out)


def _under_others(parts: list[Part]) -> list[Part]:
    """Return the parts; numbered sub-heads are lower than those of a higher look over them.

    Numerals alone say nothing of heads without any: 助人为乐类 / 1．吴凯 / 2．张冬香.
    """
    subs = [part for part in parts if part.role is Role.SUBHEAD and part.block.look.told]
    plain = [part for part in subs if numeral(part.text) is None]
    out = []
    for part in parts:
        if part.role is Role.SUBHEAD and part.block.look.told and numeral(part.text):
            over = [one.depth for one in plain if one.block.level < part.block.level]
            part = replace(part, depth=max(part.depth, 1 + max(over))) if over else part
        out.append(part)
    return out


def _groups(parts: Sequence[Part]) -> list[list[int]]:
    """Return the places of lines that stand together."""
    found: list[list[int]] = []
    here: list[int] = []
    for at, part in enumerate(parts):
        if part.role in _GROUP and not part.number:
            here.append(at)
        elif part.role not in _AMID or divides(part):
            if here:
                found.append(here)
            here = []
    return [*found, here] if here else found


def _copy_between(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; plain lines between two heads of one level are what stands under the first.

    A head has some copy under it: 星期一 / 紫菜汤 / 米饭 / 星期三. Of a line alone it is so only
    where heads like these have such lines elsewhere.
    """
    out = list(parts)
    heads = [at for at, part in enumerate(out) if part.role is Role.HEAD and part.block.level]
    runs = [
        range(one + 1, two)
        for one, two in itertools.pairwise(heads)
        if out[one].block.level == out[two].block.level and two > one + 1
    ]
    plain = [run for run in runs if all(_is_plain(out[at]) for at in run)]
    if not any(len(run) > 1 or names_alone(out[run[0]].text) for run in plain):
        return out
    for at in itertools.chain.from_iterable(plain):
        out[at] = replace(out[at], role=Role.BODY, block=replace(out[at].block, hint="body"))
    return out


def _is_plain(part: Part) -> bool:
    return part.role is Role.SHORT and not part.block.level and not part.block.hint


def _one_signed(parts: Sequence[Part], groups: Sequence[Sequence[int]]) -> bool:
    """Tell whether only the first of heads that look alike is signed: a title over sub-heads."""
    heads = [[i for i in g if parts[i].role in _HIGH] for g in groups]
    level = _rank(parts[heads[0][0]])
    alike = all(_rank(parts[i]) == level for h in heads for i in h) and 0 < level < _DECK
    under = [sum(parts[i].role in _SIGNS for i in g) for g in groups]
    opening = bool(under[0]) and not any(under[1:]) and all(len(h) == 1 for h in heads)
    told = len(groups) > _FEW and all(parts[h[0]].block.look.told for h in heads)
    return alike and opening and told and not _are_stories(parts, groups[1:], level)


def _rank(part: Part) -> int:
    if part.role is Role.TITLE:
        return 0
    if part.role is Role.HEAD:
        return part.block.level or _NONE
    return _DECK if part.role is Role.DECK and part.block.hint == "subtitle" else _NONE


def _story_level(parts: Sequence[Part], groups: Sequence[Sequence[int]]) -> int:
    """Return the level of the articles' titles: the highest but for a headline that is alone."""
    ranks = [_rank(parts[i]) for g in groups for i in g if parts[i].role in _HIGH]
    tops = Counter(r for r in ranks if r < _DECK)
    levels = sorted(tops)
    if not levels:
        return _NONE
    if len(levels) > 1 and (levels[0] == 0 or tops[levels[0]] == 1):
        rest = [
            min(_rank(parts[i]) for i in g if i != _first(parts, groups))
            for g in groups[1:]
            if any(i != _first(parts, groups) for i in g)
        ]
        known = [r for r in rest if r < _DECK]
        told = any(parts[i].block.look.told for i in groups[0])  # a deck, as far as looks tell
        return min(known) if known else levels[0 if told else 1]
    return levels[0]


def _are_stories(parts: Sequence[Part], groups: Sequence[Sequence[int]], level: int) -> bool:
    """Tell whether heads that only look like heads open stories, by what stands about them."""
    scores = []
    signed = _one_writer(parts, groups, level)
    body = Counter(p.block.look.size for p in parts if p.role is Role.BODY).most_common(1)
    for group in groups:
        titles = _titles(parts, group, level)
        if not titles:
            continue
        head = parts[titles[-1]]
        if not head.block.look.told and not mark_of(head.text):
            return True
        after = next((p for p in parts[group[-1] + 1 :] if p.role not in _AMID), None)
        before = preceding(parts, group[0])
        roles = {parts[i].role for i in group}
        score = 3.0 * (Role.BYLINE in roles) + 2.0 * (len(group) > 1)
        score += opens(after.text) if after is not None and after.role is Role.BODY else 0.0
        score += 3.0 if before is not None and signs_copy(before.text) else 0.0
        score += 2.0 if after is not None and _names(head.text, after.text) else 0.0
        score += 1.0 if len(head.text) >= 13 else -1.0 if len(head.text) <= 8 else 0.0
        score += 1.0 if head.block.look.centred else 0.0
        score += _PARTED * parted(parts, group[0]) - _ONE_WRITER * signed
        score += 1.5 if body and head.block.look.size >= body[0][0] + 3 else -1.0
        scores.append(score - 4.0 * bool(mark_of(head.text)))
    return not scores or mean(scores) >= STORIES


def _titles(parts: Sequence[Part], group: Sequence[int], level: int) -> list[int]:
    """Return the heads of a level in a group; what stands over a higher one is its kicker."""
    heads = [i for i in group if parts[i].role in _HIGH]
    highest = max((i for i in heads if _rank(parts[i]) < level), default=-1)
    return [i for i in heads if _rank(parts[i]) == level and i > highest]


def _one_writer(parts: Sequence[Part], groups: Sequence[Sequence[int]], level: int) -> bool:
    """Tell whether only a title over several heads of a level is signed: 本刊通讯组."""
    heads = [_titles(parts, group, level) for group in groups]
    signed = [any(parts[i].role is Role.BYLINE for i in group) for group in groups]
    over = bool(signed) and signed[0] and not heads[0]
    return over and sum(map(bool, heads)) >= _FEW and not any(signed[1:])


def _names(title: str, copy: str) -> bool:
    """Tell whether a title begins with the name that its copy begins with: 童桂芳：…."""
    name, mark, _ = title.partition("：")
    return bool(mark) and 2 <= len(name) <= 8 and copy.startswith(name)


def _first(parts: Sequence[Part], groups: Sequence[Sequence[int]]) -> int:
    """Return the place of the highest line of the first group."""
    return min(groups[0], key=lambda i: (_rank(parts[i]), i)) if groups else -1


#: No kicker over a story's title is longer, characters: it stands on one line of some columns. What
#: is longer is copy and stays where it stands.
_KICKER_MOST = 24
#: So many plain lines, together longer than it, are the rows of a list at the end of what is above.
_ROWS = 3
#: Labels of office mail: no words of a newspaper, however surely they stand over a title.
_LABEL = re.compile(r"附[:：]?|(?:机密|秘密|内部资料|送审稿|征求意见稿).{0,12}")


def _group(out: list[Part], group: list[int], story: int, log: Log) -> None:
    if not group:
        return
    title = min(group, key=lambda i: (_rank(out[i]), i))
    if _rank(out[title]) >= _DECK:
        return
    at = group.index(title)
    most = _longest_kicker(out, group[:at])
    for place in group[:at]:  # what stands over the title
        part = out[place]
        closes = states_field(part.text.strip("（）()"))  # （指导老师：…） ends what is above
        if part.role is Role.SHORT and (len(part.text) > most or closes):
            out[place] = replace(part, role=Role.BODY)
        elif part.role in (Role.HEAD, Role.SHORT) or (
            part.role is Role.DECK and not part.text.startswith("—")
        ):
            out[place] = replace(part, role=Role.KICKER)
            log.doubt(
                part.block.place,
                part.text,
                Message(
                    "imported.label-over-title"
                    if _LABEL.fullmatch(part.text)
                    else "imported.over-title"
                ),
                Message("imported.as-kicker"),
            )
    rest = group[at + 1 :]
    boxed = group[0] > 0 and out[group[0] - 1].role is Role.NOTE  # the title of a box
    own = boxed or _over_signed_verse(out, title)
    if _rank(out[title]) > story and out[title].role is Role.HEAD and not own:
        depth = min(out[title].block.level - story, 3)
        out[title] = replace(out[title], role=Role.SUBHEAD, depth=depth)
        _group(out, rest, story, log)
        return
    higher = [i for i in rest if _rank(out[i]) <= story]
    for number, place in enumerate(rest):
        part = out[place]
        if higher and place >= _opening(out, rest, higher[0]):
            _group(out, rest[number:], story, log)
            return
        if part.role not in (Role.HEAD, Role.SHORT):
            continue
        if part.role is Role.HEAD and _over_signed_verse(out, place):
            if out[title].role is Role.HEAD:  # 七绝 over the first of its poems
                out[title] = replace(out[title], role=Role.KICKER)
            _group(out, rest[number:], story, log)
            return
        over_verse = out[place + 1 : place + 2] and out[place + 1].role is Role.VERSE
        if over_verse and part.role is Role.HEAD:
            depth = max(1, min(part.block.level - story, 3))
            out[place] = replace(part, role=Role.SUBHEAD, depth=depth)
        elif _names_writer(part, out[title]):
            out[place] = replace(part, role=Role.BYLINE)
        elif part.role is Role.HEAD and not _alone_elsewhere(out, part, group):
            out[place] = replace(part, role=Role.DECK)
            log.doubt(
                part.block.place,
                part.text,
                Message("imported.under-title"),
                Message("imported.as-deck"),
            )
        elif part.role is Role.HEAD:
            depth = max(1, min(part.block.level - story, 3))
            out[place] = replace(part, role=Role.SUBHEAD, depth=depth)


def _longest_kicker(parts: Sequence[Part], over: Sequence[int]) -> int:
    """Return how long a plain line over a title may be and be its kicker, characters."""
    plain = [parts[at].text for at in over if parts[at].role is Role.SHORT]
    rows = len(plain) >= _ROWS and sum(map(len, plain)) > _KICKER_MOST
    return 0 if rows else _KICKER_MOST


def _over_signed_verse(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a poem that names its author stands under a line: it is a story of its own."""
    under = parts[at + 1] if at + 1 < len(parts) else None
    verse = under is not None and under.role is Role.VERSE
    return verse and under is not None and under.block.rows[0].startswith(AUTHOR)


def _names_writer(part: Part, title: Part) -> bool:
    """Tell whether a line under a title says who wrote the story."""
    pen = part.role is Role.SHORT and len(title.text) > len(part.text) + 1 and pen_name(part.text)
    office = issued(part.text, title.text)
    named = signed(part.text) or name_line(part.text) or joined_names(part.text)
    return named or office or pen


def _opening(out: Sequence[Part], rest: Sequence[int], title: int) -> int:
    """Return where the next title's group begins: at the lines over it that are no deck."""
    at = rest.index(title)
    while (
        at
        and out[rest[at - 1]].role in (Role.HEAD, Role.SHORT, Role.DECK)
        and not out[rest[at - 1]].text.startswith("—")
    ):
        at -= 1
    return rest[at]


def _alone_elsewhere(out: Sequence[Part], part: Part, group: Sequence[int]) -> bool:
    """Tell whether heads of this level stand alone over copy in the rest of the source."""
    if any(one.role is Role.SUBHEAD and _alike(one, part) for one in out):
        return True
    for other in _groups(out):
        heads = [out[i] for i in other if out[i].role in _HIGH]
        if other[0] not in group and len(heads) == 1 and _alike(heads[0], part):
            return True
    return False


def _alike(one: Part, two: Part) -> bool:
    """Tell whether two heads are of one level; where looks tell it, both centred or neither."""
    looks = one.block.look, two.block.look
    told = looks[0].told and looks[1].told
    same = not told or looks[0].centred == looks[1].centred
    return one.block.level == two.block.level and same
