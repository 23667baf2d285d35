"""Lists of words that rules go by.

Input: nothing. Output: common wrong spellings with the right ones, words that may stand twice,
hedges. One list a constant, so that an editor can add to it.
"""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Spellings:
    """Wrong spellings, and the pattern that finds any of them."""

    right: dict[str, str]

    #: What may not follow a spelling: 按装配图 is no 安装.
    guards: dict[str, str] = field(default_factory=dict)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern of all of them."""
        return re.compile("|".join(words + self.guards.get(words, "") for words in self.right))


def _pairs(words: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in words.split())


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Only spellings that are no word in any other sense.
WRONG_WORDS = Spellings(
    _pairs(
        "布署:部署 按装:安装 既使:即使 座落:坐落 松驰:松弛 渡假:度假 迫不急待:迫不及待 再接再励:再接再厉"
        " 一诺千斤:一诺千金 甘败下风:甘拜下风 穿流不息:川流不息 出奇不意:出其不意 渲泄:宣泄 默守成规:墨守成规"
        " 谈笑风声:谈笑风生 食不裹腹:食不果腹 震憾:震撼 鼎立相助:鼎力相助 坐阵:坐镇 追朔:追溯 沉缅:沉湎"
        " 名信片:明信片 粗旷:粗犷 防碍:妨碍 幅射:辐射 一愁莫展:一筹莫展 世外桃园:世外桃源 发韧:发轫"
        " 言简意骇:言简意赅 气慨:气概 竭泽而鱼:竭泽而渔 美仑美奂:美轮美奂 萎糜不振:萎靡不振 烩炙人口:脍炙人口"
        " 金壁辉煌:金碧辉煌 声名雀起:声名鹊起 入场卷:入场券 蛛丝蚂迹:蛛丝马迹 有持无恐:有恃无恐 走头无路:走投无路"
        " 黄梁美梦:黄粱美梦 换然一新:焕然一新 不径而走:不胫而走 峻工:竣工 一如继往:一如既往"
        " 凑和:凑合 仗义直言:仗义执言 悬梁刺骨:悬梁刺股 融汇贯通:融会贯通 变本加利:变本加厉"
        " 各行其事:各行其是 欢渡:欢度 寒喧:寒暄 鸠占雀巢:鸠占鹊巢 娇揉造作:矫揉造作 精减机构:精简机构 举旗不定:举棋不定"
        " 刻不容暖:刻不容缓 历行节约:厉行节约 励行节约:厉行节约 流言非语:流言蜚语 名列前矛:名列前茅 明查暗访:明察暗访"
        " 漂泊大雨:瓢泼大雨 轻歌慢舞:轻歌曼舞 情不自尽:情不自禁 人才倍出:人才辈出 如火如茶:如火如荼"
        " 水泻不通:水泄不通 委屈求全:委曲求全 无精打彩:无精打采 相形见拙:相形见绌"
        " 消声匿迹:销声匿迹 心恢意冷:心灰意冷 绚丽多采:绚丽多彩 一股作气:一鼓作气 因地治宜:因地制宜 原形必露:原形毕露"
        " 责无旁代:责无旁贷 针贬:针砭 直接了当:直截了当 重蹈复辙:重蹈覆辙 专心致至:专心致志 自抱自弃:自暴自弃"
        " 通迅员:通讯员 通迅:通讯 记着报道:记者报道 即然:既然 己经:已经 巳经:已经 克勤克检:克勤克俭"
        " 攻艰:攻坚 脱贫功坚:脱贫攻坚 砥励:砥砺 砥砺奋近:砥砺奋进 踔励奋发:踔厉奋发"
        " 欣欣向容:欣欣向荣 振新乡村:振兴乡村 乡村振新:乡村振兴 生态文名:生态文明"
    ),
    {"按装": "(?![修配机卸备置订])", "既使": "(?![^。；]*[又])", "即然": "(?![后])"},
)

#: Words that Chinese says twice in their own right: 研究研究, 雪白雪白.
REPEATABLE = _words(
    "研究 商量 讨论 考虑 学习 休息 打听 打扫 收拾 整理 锻炼 热闹 高兴 比划 琢磨 合计 了解 认识 体会 感受 参考"
    " 介绍 解释 检查 帮助 照顾 关心 放松 轻松 凉快 暖和 快活 安静 清静 见识 尝试 请教"
    " 核实 核对 估计 计算 盘算 掂量 评论 表扬 鼓励 劝说 联系 沟通 过问 走动 走访 溜达 转悠"
    " 雪白 通红 笔直 碧绿 漆黑 冰凉 滚烫 火红 金黄 乌黑 湛蓝 瓦蓝 翠绿 鲜红 笔挺 溜圆 飞快 嘎嘣 非常 十分 很多 许多 好多"
    " 多少 谢谢 加油 前进 向前 快来 等等 看看 慢慢 哈哈 呵呵 一个 一条 一步 一件 一次 一遍 一点 一年 一天 一层 一家 一户"
    " 一座 一批 一桩 一村 一针 一笔 一页 一行 一排 一片 一块 一趟 一代 一声 一滴 一道 一项 一颗 一粒 一寸 一棵 一张 两个 三个"
    " 来来 往往 噼啪 叮咚 哗啦 咕咚 轰隆 滴答 咔嚓 扑通 叽喳 咚锵 知了 布谷 恭喜 欢迎 你好 再见 同意 反对 挺好 真好 不错"
    " 放心 注意 当心 小心 比较 意思 活动 总结 忽闪 晃悠 体验 切磋 提醒 鉴定"
    " 指点 点拨 参谋 敲打 催促 打磨 闯荡 历练 磨炼 摔打"
)
