"""Characters that are typed or read for one another: they sound alike, or look alike.

Input: a character. Output: those that an input method offers beside it, or that an eye confuses.
The first level of GB 2312 is in the order of Pinyin: `SYLLABLES` has the first character of each
syllable, tones apart. What the second level sounds like, and what is drawn alike, is listed in
`series`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

from fonts.chinese.series import READINGS, SECOND, SERIES


class Likeness(Enum):
    """How two characters are alike."""

    CONFUSED = "often written for one another"
    BOTH = "sound and look alike"
    LOOKS = "look alike"
    SOUNDS = "sound alike"


def _words(words: str) -> tuple[str, ...]:
    return tuple(words.split())


#: The first character of each syllable of the first level of GB 2312.
SYLLABLES = (
    "啊埃氨昂凹捌白斑帮苞杯奔崩逼鞭标鳖滨兵播捕擦猜餐舱操策层插拆搀昌超车臣撑吃充抽初揣川疮吹"
    "春戳磁葱凑粗蹿崔村撮搭呆担当刀德蹬堤颠叼跌丁丢东兜毒端堆墩多鹅恩而发帆方非分丰佛否夫嘎该"
    "干冈高哥给根耕工钩咕刮乖关光规滚锅哈海酣夯壕呵嘿很哼轰喉呼花槐欢荒灰荤豁击枷歼僵焦揭筋荆"
    "窘揪鞠捐撅均卡开刊康考柯肯坑空抠枯夸块宽匡亏昆括拉来蓝狼捞勒雷棱厘俩联粮撩列林菱溜龙楼芦"
    "卵抡螺妈埋瞒忙猫枚门蒙眯棉苗灭民明摸谋亩拿氖南囊挠呢内嫩能泥蔫娘鸟捏您凝牛脓奴暖挪哦欧啪"
    "拍攀乓抛呸喷砰坯篇飘撇拼乒坡剖扑期掐牵枪锹切亲青琼秋趋圈缺群然瓤饶惹壬扔日戎揉茹软闰若撒"
    "腮三桑搔色僧砂筛苫伤梢赊申声师收梳刷摔栓霜水吮说撕松搜苏酸虽孙缩塌胎摊汤掏特藤剔天挑贴厅"
    "通偷凸团推吞拖挖歪弯汪威温嗡窝巫西瞎掀相萧些薪星兄休戌宣靴熏压咽秧邀噎一因英哟拥优迂渊曰"
    "云砸栽咱脏遭责贼怎增扎摘瞻章招遮斟蒸枝中舟珠抓拽专桩追准捉兹宗走租钻嘴尊左"
)
#: Groups that look alike, or are often written for one another.
SHAPES = _words(
    "己已巳 末未 拔拨 戊戌戍 侯候 辨辩辫 籍藉 燥躁噪 幅副辐 帐账 凌棱 搏博膊 崇祟 刺剌 "
    "杆竿 晴睛情清请 徒陡 析折拆 冶治 偏遍编 复覆 响晌 曰日 人入 干千于 土士 天夫 大太犬 "
    "今令 免兔 市布 贝见 历厉 元无 甲申由田 材村 杨扬 玖玫 茶荼 栗粟 钓钩 赢羸 沽沾 壁璧 "
    "暮墓幕慕 概慨 撤撒 型形 竞竟 陪赔倍 部陪 讯迅汛 络洛 抢枪 泻泄 像象相 度渡 作做 坐座 "
    "绝决 代带戴 历励 反返 交缴 震振 分份 到倒 成城诚 式试 待侍 弛驰 徇询 谒竭 募慕 粱梁 "
    "蜜密 漫慢 磨摩 即既 妨防 峻竣俊 砺励 贷货 资质 员圆 园圆 届界 具俱 消销 连联 制治 "
    "采彩 须需 以已 查察 名明 权全 至致 才材财 施旋 徵微 微徽 斜料 科料 拓括 洒酒 乌鸟 "
    "住往 捐损 缎锻 煅锻 侵浸 抵低底 详祥 恰洽 蒸燕 仪议 练炼 链练 副付负 囯国 瑛英 彬斌 "
    "乔桥 龄岭 橙澄 楠南 闲娴 莹营 漂飘 粗组 拾抬 蹈滔 凑揍 躬恭 竖坚 竖树 诺若 贸冒 戒戎 "
    "延廷 孤狐 纪记 宜宣 睛晴 末抹 暑署 弧孤 遣遗 秦泰奏 衰哀衷 肓盲 怆沧 拙绌 髦耄 糟遭"
)

#: Groups that sound alike and are often typed for one another in office copy; tones apart, all of
#: a syllable sound alike, but few of them are confused.
SOUNDS = _words(
    "剧刷 堤提 溉慨概 后候 白百 和合 是试式 厨处 力利 质资 连莲联 查察 从丛 反泛 方防 "
    "洁结 领令 轮伦论 名明 内纳 品聘 期奇 轻青清 圈全 沙砂 声升 输疏 肃素 坛谈 通同 晚挽 "
    "为维 相象 写泻 言严 要邀 益宜 应迎 战站 张章 整正 支枝 值植 专转 作座 "
    "在再 座坐 即既 及急级极 以已 制置至致治 鉴监 实时 驿绎译 络落 带代 定订 报抱 检捡 "
    "记纪计 经径 历厉立 密蜜 期其 受授 行形型 须需 原源 决绝 佳嘉 副付负 复覆 贯惯 毫豪 "
    "弘宏洪 辉挥 浑混 籍藉 驾架 交缴 竞境竟 勘堪 旷矿 励厉砺 寥廖 率律 漫蔓慢 贸冒 莫漠 "
    "慕募幕 拟议 飘漂 歉欠 倾顷 溶熔融 擅善 申伸 势事誓 疏梳 素塑 题提 帖贴 威危 维惟唯 "
    "务物悟 详祥 效校 协斜 修休 询寻循巡 扬洋 仰养 谊宜义意 映应 勇涌踊 优忧 育誉 缘源 蕴韵 "
    "载再 招召 诊珍针 征证 挚至 忠终衷 筑铸注 著着 状壮 综宗 候侯 竣峻 佈布部 署暑 溉概盖 "
    "渠取 拨拔 诗失 歌哥 稼嫁 耕更 培陪 肥非 粮良 税岁 资姿 融容 贷代 惠会 群裙 防访 汛讯迅 "
    "险显 障章 抢强 固故顾 巩共 振镇阵 兴心 衔嫌 接结 续序绪 续虚 延严 沿延 伸身"
)


def confused(one: str, other: str) -> bool:
    """Tell whether two characters are often written for one another."""
    return other in _confused().get(one, frozenset())


def alike(char: str) -> frozenset[str]:
    """Return the characters that may stand by mistake where another belongs."""
    return frozenset(likenesses(char))


@cache
def likenesses(char: str) -> Mapping[str, Likeness]:
    """Return the characters that may stand by mistake where another belongs, and why."""
    often, sounds = _confused().get(char, frozenset()), _sounds().get(char, frozenset())
    looks = _looks().get(char, frozenset())
    found: dict[str, Likeness] = {}
    for other in sorted(often | sounds | looks):
        if other in often:
            found[other] = Likeness.CONFUSED
        elif other in sounds:
            found[other] = Likeness.BOTH if other in looks else Likeness.SOUNDS
        else:
            found[other] = Likeness.LOOKS
    return found


def _place(char: str) -> int:
    """Return a character's place in the first level of GB 2312; -1 where it is not there."""
    try:
        high, low = char.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return -1
    place = (high - 0xB0) * 94 + low - 0xA1
    return place if 0 <= place < FIRST_LEVEL else -1


#: Characters of the first level.
FIRST_LEVEL = 3755


@cache
def _syllables() -> tuple[str, ...]:
    """Return the characters of each syllable: of the first level, then what `series` adds."""
    starts = tuple(map(_place, SYLLABLES))
    groups = {
        first: "".join(
            bytes((0xB0 + at // 94, 0xA1 + at % 94)).decode("gb2312") for at in range(start, end)
        )
        for first, start, end in zip(SYLLABLES, starts, (*starts[1:], FIRST_LEVEL), strict=True)
    }
    for group in _words(SECOND + " " + READINGS):
        groups[group[0]] += group[1:]
    return tuple(groups.values())


@cache
def _sounds() -> dict[str, frozenset[str]]:
    return _of_groups(_syllables())


@cache
def _looks() -> dict[str, frozenset[str]]:
    return _of_groups((*SHAPES, *_words(SERIES)))


@cache
def _confused() -> dict[str, frozenset[str]]:
    return _of_groups((*SHAPES, *SOUNDS))


def _of_groups(groups: tuple[str, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for char in group:
            found.setdefault(char, set()).update(set(group) - {char})
    return {char: frozenset(others) for char, others in found.items()}
