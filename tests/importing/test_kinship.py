"""Sections of one story share their words; several stories do not."""

from __future__ import annotations

from content.importing.recognising.kinship import apart, kinship
from tests.importing.offices import PARAGRAPHS


def test_little_copy_says_nothing() -> None:
    assert kinship(["三百棵树", "七个老板", "一张表"]) is None
    assert apart(PARAGRAPHS[:2]) == 0.0


def test_copy_of_one_matter_and_of_several() -> None:
    whole = "".join(PARAGRAPHS) * 2
    one = [whole[at : at + 200] for at in range(0, 600, 200)]
    assert apart([one[0] + one[1], one[1] + one[2], one[2] + one[0]]) == -1.0
    several = [
        "晚上七点，社区夜校的教室亮起灯，三十多位居民学习手机摄影和短视频剪辑，笔记写得密密麻麻。"
        * 1,
        "北边的骑手驿站通宵开门，热水、充电桩、微波炉样样不缺，老板娘图的是让跑单的小哥歇口气。",
        "进入三月，大棚青菜萝卜芹菜集中上市，农贸市场价格普遍回落，摊主忙着吆喝称重找零钱。",
    ]
    made = [words + words[::-1] + several[at - 1][:8] for at, words in enumerate(several)]
    share = kinship(made)
    assert share is None or share < 0.2
    shared = kinship([one[0] + one[1], one[1] + one[2], one[2] + one[0]])
    assert shared is not None and shared > 0.9
