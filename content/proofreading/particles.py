"""的, 地 and 得 in each other's places, where the words around leave no doubt.

Input: a passage. Output: faults. Told are only pairs that have no second reading: 逐步的推进改革 is
逐步地, 变的更好 is 变得, 美丽地家园 is 美丽的; 积极的推动作用 and 深入的学习 are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.proofreading.bounds import is_edge, seam
from content.proofreading.rule import Fault, TextCheck, fault
from content.proofreading.view import HEADS, RUNNING, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.characters import HAN
from fonts.chinese.lexicon import words_with

#: A word costs no more bits; one that is in no list costs these.
_COMMON, _RARE = 17.0, 99.0
#: How something is done; none of these says what a thing is like where a verb follows.
_HOW = (
    "严格|准确|全面|合理|科学|不断|逐步|逐渐|渐渐|切实|大力|认真|积极|深入|扎实|稳步|努力|坚决|坚定不移|毫不动摇|持续|牢牢|紧紧"
    "|自觉|主动|热情|仔细|耐心|悄悄|慢慢|静静|默默|及时|顺利|高效|有序|有力|充分|全力|尽快|深刻|动情|高兴|激动|兴奋|轻轻|缓缓|深深|远远|狠狠|匆匆|频频|偷偷|暗暗|细细"
)
_DO = (
    "推进|推动|发展|学习|支持|帮助|研究|开展|落实|提高|提升|加强|做好|抓好|抓紧|搞好|解决|贯彻|执行|完成"
    "|实施|发挥|体现|反映|改善|增强|扩大|促进|保持|维护|履行|参加|参与|配合|协助|引导|动员|打造|培育|深化"
    "|优化|走进|来到|坐在|站在|告诉|等待|询问|讲解|讲述|握住|围在|记录|接过|举起|看望|看到|收到|加以|服从"
    "|做出|接受|面对|制止|带来|推出|告诉|得到|离开|纠正|走近|开辟|看待|抓住|发动|调动|阐明|概括|适应|回到"
    "|走访|排查|化解|摸排|巡查|慰问|攀谈|叮嘱|搀扶|搬运|走向|走上|走过|走遍|冲进|冲向|扑向|跑向|跑到|赶到|赶往|揭示|避免|听到|迎来|承担|举行|奉行|高举|防止|遏制|做到|感到|狠抓|采用|依靠|推向|提倡|步入|筹集|回答|投入"
    "|采取|作出|交换|进行|倡导|弘扬|涌来|涌入|涌向|迎上|拉住|伸出|奔向|投身|检查|查看|观察|核对|打量|抚摸|擦拭|整理|收拾|修剪|倾听|听取|翻阅|核实|劝说|照顾|守护"
)
#: What one does, of one character.
_ACT = "聊看说讲写做学问听唱走跑涌送迎谈笑喊问答望摸抱扶"
#: What one does, of one character, and comes to an end with.
_TAKES = frozenset("领拿收看听找学做吃买卖搬摘捧端抱接捡送写画唱念想举喊")
#: A thing that a verb of doing may describe: 积极的推动作用, 充分的发挥空间.
_THING = (
    "作用|态度|精神|工作|力量|力度|能力|计划|方案|成果|情况|过程|活动|机会|空间|需要|要求|意愿|行动|措施|政策"
    "|条件|环境|前景|势头|趋势|局面|经验|基础|关系|合作|交流|影响|意义|方式|方法|道路|阶段|时期|氛围|体系|机制|手段|者"
)
_ADVERB = re.compile(
    f"(?<![可强])(?P<at>(?:{_HOW})(?P<bad>的))(?:(?:{_DO})(?![，。；、！？：”）的和与等及]|$|{_THING})(?=[{HAN}]{{2}}|了|着)"
    f"|(?P<done>[{HAN}]{{2}})了(?![不解得])|[{_ACT}](?:了起来|起来|着(?![实落重想手眼力急])|了(?![不解得]))"
    "|(?:说|笑着|点了?点头|问道|答道)(?=[，：。]|[着道])"
    # 慢慢的走，
    "|[走跑坐站等听看说写飞爬](?=[，。；])"
    # before these it is no word that tells what a thing is like
    "|(?:把(?![握手关柄])|将(?![军领士来])|(?:按|依|遵)照|根据(?!地)|向(?![往导上])|用(?![品途户场地处心])|对(?![手象策立话方外比])"
    "|去(?!处|[^，。；]{1,3}化)|让(?!步)|从(?![业事前])|给(?![予与养力水排])|为(?![民官人难])|以(?![外内前后上下及]))(?=[^，。；、])"
    ")"
)
_RESULT = re.compile(
    "(?P<at>(?<![不可多改转演善之蝶嬗剧巨渐质量裂应霉事色求防万是个再思兵政哗])变(?P<bad>的))"
    "(?=更|越|十分|非常|格外|异常|尤为|有些|特别|既|不再|可|"
    f"(?![是只不人事东原结过时规形])[{HAN}]{{1,5}}[，。；、])"
    # 明显的, 采取的, 所获的 are words with 的
    "|(?P<at5>(?<![明浅凸彰突])显(?P<bad5>的))(?![是微])"
    "|(?P<at6>(?<![夹进可足采吸争收录索获夺汲提摄换赚领听选榨窃])取(?P<bad6>的)(?![是名人]))"
    "|(?P<at7>(?<![收捕查俘拿荣截斩抓所新已曾破])获(?P<bad7>的)(?![是奖人]))"
    "|(?P<at2>值(?P<bad2>的))(?=一[提看书学]|关注|注意|期待|肯定|推广|借鉴|称[道赞]|骄傲|信赖|思考|庆)"
    "|(?P<at3>(?<![共双多])[赢夺](?P<bad3>的))(?=了|胜利|成功)"
    "|(?P<at4>[干做跑走说写唱跳过抓办学听看讲打长](?P<bad4>的))"
    "(?=很[好快多高早远慢稳好]|更[好快稳]|怎么样|不错|有声有色|红红火火|井井有条|热火朝天)"
)
#: 的 or 地 after a verb of one character where a complement follows that is no thing: 修的又宽又平.
_DONE = (
    "修长干做跑走说写唱跳办学看讲打过活吃睡起来穿建种养管抓搞算玩练聊叠摆码排铺刷扫擦洗"
    "画拉吹下刮晒开住忙累卖传升降涨变笑哭冻飞"
)
_DONE_TWO = "进展|推进|恢复|发展|完成|准备|布置|打扫|收拾|配合|处理|解决|发挥|生长"
_FEEL = (
    "[累忙急乐笑冷热饿渴吓气美香甜快慢静黑亮红]"
    "|高兴|激动|感动|兴奋|紧张|难过|疲惫|惊喜|着急|幸福|开心|伤心"
)
_WELL = (
    "漂亮|飞快|不错|火热|火爆|精彩|出色|及时|到位|彻底|透彻|仔细|干净|整齐"
    "|清楚|明白|扎实|平稳|通红|笔直"
)
_COMPLEMENT = re.compile(
    f"(?P<at>(?<![{HAN}][的地])(?:[{_DONE}]|{_DONE_TWO})(?P<bad>[的地]))"
    f"(?=又[{HAN}]{{1,2}}又[{HAN}]{{1,2}}[，。；！]"
    f"|很[快好高多大远早慢稳旺甜香亮深细准足紧实干透牢齐][，。；！]"
    "|很(?:开心|高兴|漂亮|清楚|仔细|顺利|整齐|红火|踏实|动听|好听|好看|感人|热闹|精彩|出色|扎实|到位|认真|辛苦|彻底|干净)[，。；！]"
    f"|(?:{_WELL})[，。；！]"
    f"|(?:特别|十分|非常|格外|异常|相当|越来越(?![多少])|如此|挺|更加)[{HAN}]{{1,2}}[，。；！]"
    "|比(?:预期|原来|以前|去年|往年|计划|想象|过去|别人)[的中]?(?:更|还)?(?:顺利|理想|快|好|早|多|高|细|稳)"
    "|满头大汗|满脸通红|井井有条|红红火火|有声有色|热火朝天|津津有味|有条不紊|有模有样|像模像样|头头是道|滴水不漏"
    "|干干净净[，。]|整整齐齐[，。]|清清楚楚[，。]|明明白白[，。]|扎扎实实[，。])"
    f"|(?P<at2>(?:{_FEEL})(?P<bad2>[的地]))"
    "(?=一夜(?:没|未)|说不出|合不拢|直(?:掉|流|抹|哆嗦|发抖|跺脚|喊|叫)|流[下出]了?|落下了?|掉下了?|睡不着|喘不过|站不稳"
    "|跳了起来|哭了|热泪|团团转|不得了|要命|够呛|眼泪|满头大汗|满脸通红|手舞足蹈|语无伦次"
    f"|[让令使叫]人[{HAN}]{{2}}[，。；！])"
)
#: 得 where something is done in a manner: 微笑得向大家挥手.
_MANNER = re.compile(f"(?P<at>(?:{_HOW}|微笑|慢慢|轻轻)(?P<bad>得))(?=[把向将朝对给]|[走说看跑]了)")
#: A manner in three or four characters, told by its form: 急匆匆, 高高兴兴; before what is done.
_FORM = re.compile(
    rf"(?P<at>(?:[{HAN}](?P<two>[{HAN}])(?P=two)|(?P<a>[{HAN}])(?P=a)(?P<b>[{HAN}])(?P=b)"
    rf"|挨[{HAN}]挨[{HAN}]|一[{HAN}]一[{HAN}])(?P<bad>的))"
    f"(?=(?:往|朝|向|把|将|从|对|跟|给|沿着)[{HAN}]{{1,8}}?(?:去|来|走|跑|赶|说|看|了|着|到|进|出)"
    "|(?:走访|走进|走到|走来|跑来|跑向|赶来|赶往|赶到|坐在|站在|围在|看着|说道|写着|排查|摸排|登记"
    "|宣讲|讲解|敲门|询问|发放|张贴|入户|上门|寻找|打听|叮嘱|劝说))"
)
#: A saying before what shows that it is a manner: 七嘴八舌的议论起来; 形式多样的宣讲 is a thing.
_SAYING = re.compile(
    rf"(?P<at>(?P<four>[{HAN}]{{4}})(?P<bad>的))(?=把(?![握手关])|[{HAN}]{{2}}(?:起来|开来)|[{HAN}][起出下上]了)"
)
_LIKE = re.compile(
    f"(?P<at>[{HAN}](?!深)[{HAN}](?P<bad>地|(?<![获取赢觉显懂值使记舍免博晓认求难所夺也都还就总要可必非你我他她您])得))"
    "(?=河水|溪水|湖水|泉水|空气|阳光|村庄|街道|草原|乡村|山村|田野|笑容|水渠|公路|大桥|校园|果实|汗水|喜悦|家园|祖国|事业|成绩|城市|环境|时代|精神|力量|意义|资源|经验|成果|制度|政策"
    "|企业|产业|队伍|干部|群众|传统|文化|风貌|面貌|局面|基础|条件|故事|孩子|老人|道路|明天|未来)"
)


def particles(passage: Passage) -> Iterator[Fault]:
    """The particle of another place."""
    text = passage.text
    for pattern, right in _PATTERNS:
        for hit in pattern.finditer(text):
            name = next(n for n, words in hit.groupdict().items() if words and n.startswith("bad"))
            at = hit.start(name)
            if right == "的" and not _alone(text, at):
                continue
            done = hit.groupdict().get("done")
            if done and not _is_done(done):
                continue  # 热情的|人|来了
            sure = text[at + 1 : at + 2] in tuple("更越十非格异尤特")
            if pattern is _RESULT and not sure and not is_edge(text, at - 1):
                continue  # 霉变, 进取 are words
            if pattern in (_FORM, _SAYING) and not _is_manner(text, hit):
                continue
            if pattern is _COMPLEMENT and not _is_verb(text, at):
                continue  # 农产品销路好的特别多, 见过的
            start, end = hit.span(name.replace("bad", "at"))
            words = text[start : end + 2]
            yield fault(start, end, "proofread.particle", words=words, mark=text[at], right=right)


def _is_done(words: str) -> bool:
    """Tell a common word before 了, or a verb with what comes of it: 领到, 捧出."""
    common = words_with(words[0]).get(words[1], _RARE) <= _COMMON
    return common or (words[0] in _TAKES and words[1] in "到完起出下上住")


def _is_manner(text: str, hit: re.Match[str]) -> bool:
    """Tell a word of manner that begins here; of four characters, a saying that the list has."""
    four = hit.groupdict().get("four")
    return is_edge(text, hit.start()) and (not four or four[1:] in words_with(four[0]))


def _is_verb(text: str, at: int) -> bool:
    """Tell whether the word before a particle ends there and is the one that was looked for."""
    return is_edge(text, at) and (text[at] == "的" or is_edge(text, at + 1))


def _alone(text: str, at: int) -> bool:
    """Tell whether a character is a word of its own: not 社会|地位, 本|地|企业 but 美丽|地|家园."""
    before, after = seam(text, at), seam(text, at + 1)
    return before.likely > 0.9 and after.likely > 0.9 and seam(text, at - 2).likely > 0.9


_PATTERNS = (
    (_ADVERB, "地"),
    (_FORM, "地"),
    (_SAYING, "地"),
    (_MANNER, "地"),
    (_RESULT, "得"),
    (_COMPLEMENT, "得"),
    (_LIKE, "的"),
)
RULES = (TextCheck(Rule.PARTICLE, particles, RUNNING | HEADS | {Kind.CAPTION}),)
