"""Lists of short lines that are no verse: places, dishes, slogans, items of a programme.

Input: a run of short lines without marks and the blocks before it. Output: whether it is a list. A
list is announced (名单如下：), its lines end alike (…停车场), hold 、 or its title says what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from content.importing.blocks import Block
from fonts.chinese.characters import HAN

#: A paragraph that ends so announces a list.
_ANNOUNCES = re.compile(
    r"(?:如下|下列|以下|名单|名录|安排|分别(?:是|为)|包括|公布|有|线路|地点|标语|口号|菜品|节目|内容)[：:]$"
)
#: A title that ends so stands over a list.
_CALLED = re.compile(
    r"(?:标语|口号|菜谱|菜单|食谱|节目单|节目表|一览表?|目录|名录|清单|名单|点位|站点|线路|路线|地点|网点|议程|日程(?:安排)?|流程|课程表?|展品|书目)"
    r"(?:[（(].{1,10}[）)])?$"
)
#: What many lines of a list of places and offices end with, and verse seldom.
_PLACES = frozenset("场店站村路街号楼馆厅园校院所局社区镇乡县市处点队部厂库桥寺塔组班")
#: So many lines, of all, end alike, or hold a mark of a list.
_ALIKE = 0.6
#: Verse has ； after a line here and there, a list of rules after nearly each.
_CLAUSES = 0.75
#: A line of several dishes or names.
_SEVERAL = re.compile(rf"[{HAN}]{{2,}}(?:、[{HAN}]{{2,}})+")


def are_clauses(lines: Sequence[Block]) -> bool:
    """Tell whether lines are clauses of one sentence: all but the last, most of them, end in ；."""
    ends = [line.text.strip()[-1:] for line in lines]
    return len(ends) > 2 and ends[:-1].count("；") >= _CLAUSES * (len(ends) - 1)


def is_list(lines: Sequence[Block], before: Sequence[Block]) -> bool:
    """Tell whether short lines without marks are a list, by themselves or by what is before."""
    words = [re.sub(r"[（(][^（）()]*[）)]$", "", line.text.strip()) for line in lines]
    over = [block for block in before if block.text.strip()]
    if over and _ANNOUNCES.search(over[-1].text.strip()):
        return True
    if any(_CALLED.search(block.text.strip()) for block in (*over[:2], *over[-1:])):
        return True
    least = _ALIKE * len(words)
    last = Counter(word[-2:] for word in words).most_common(1)[0][1]
    places = sum(word[-1:] in _PLACES for word in words)
    return max(last, places, sum(bool(_SEVERAL.search(w)) for w in words)) >= least
