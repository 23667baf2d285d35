"""Placeholder copy: the place in an edition → paragraphs that say what to write there.

Every paragraph stands in 【待填：…】, names its place and is one sentence: none stands twice.
"""

from __future__ import annotations

from fonts.chinese.numerals import in_han

MARK = "待填"

#: What a paragraph of a section may tell; none states a fact.
ADVICE = (
    "开头先把这一部分最要紧的一件事说清楚，何时、何地、何人做了什么，结果怎样，让读者读完头一句就知道下文要讲什么",
    "接着讲这件事的来由，原来难在哪里，为什么非办不可，谁先提出来，用一个具体的场景带读者进去，不用套话和形容词",
    "这里写做法，按先后次序一步一步交代，每一步由谁去办、办到什么程度，遇到阻力怎样化解，写得别处的人看了也能照着做",
    "这里写变化，把前后两个时候放在一起比，数字连同单位、年份和出处一起写明，同一个数字在全版只用一种写法",
    "这里请一位当事人说话，写明姓名、身份和说话的场合，引文照录原话，长短以两三句为宜，其余的意思由记者转述",
    "这里写一处现场，看见什么、听见什么，抓住一两个细节，让没有去过的读者也如同站在当地，写完再请当地人看一遍",
    "这里写普通人家的感受，日子比从前方便在哪里，花费省在哪里，还盼着什么，宁可写一户的小事，不写笼统的评价",
    "这里交代背景，上级有什么要求，本地有什么条件，与邻近地方相比处在什么位置，材料从哪里来，都要一一注明",
    "这里写还没有做到的，差距有多大，原因是什么，准备怎样补上，实事求是地写出来，文章才站得住，也才有人信",
    "这里写下一步，已经定下来的才写，写明时间、地点、责任单位和要达到的目标，还在商量的事情不写进报纸里去",
    "收尾回到开头提到的人或事，用一个画面或一句实在的话结束，与下一部分的题目接得上，不喊口号，也不作空泛的展望",
    "这里放补充材料，例如得过的奖项、写进文件的经验、外地来参观学习的情况，名称一律用全称，与证书和原文核对无误",
)


def placeholder(words: str) -> str:
    """Return words as a placeholder that the check lists."""
    return f"【{MARK}：{words}】"


def paragraphs(section: int, characters: int) -> tuple[str, ...]:
    """Return the paragraphs of a section of about so many characters.

    Args:
        section: its number, from 1.
        characters: as many as there should be, within half a paragraph.
    """
    made: list[str] = []
    length = 0
    while not made or length + len(ADVICE[0]) / 2 < characters:
        number = len(made)
        words = ADVICE[number % len(ADVICE)]
        place = f"第{in_han(section)}部分第{in_han(number + 1)}段"
        made.append(placeholder(f"{place}，{words}。"))
        length += len(made[-1])
    return tuple(made)
