"""What a page of the web has around its copy: menus, buttons, who put it there and when.

Input: a line in restored characters. Output: whether it is such furniture, by its words alone.
"""

from __future__ import annotations

import re

from fonts.chinese.characters import HAN

#: What a page of the web says of its copy, and when it was put there.
_TOLD = (
    "(?:(?:信息|文章|稿件)?来源|稿源|编辑|责任编辑|责编|编审|校对|字号|(?:发布|更新|发表)?(?:时间|日期)|浏览(?:次数|量)?|点击(?:次数|数|量)?"
    "|阅读(?:次数|数|量)?|访问量?|发布(?:机构|单位|人|于)|文件编号|实施时间)"
)
#: A label of a page on a line of its own, what it tells on the next.
FIELD = re.compile(rf"(?:{_TOLD}|作者)\s*[:：]?")
_HOUR = r"\d{1,2}:\d{2}(?::\d{2})?"
_STAMP = rf"\d{{4}}(?:[-/.]\d{{1,2}}[-/.]|年\d{{1,2}}月)\d{{1,2}}日?(?:\s*{_HOUR})?|{_HOUR}"
_FIELD = rf"(?:{_TOLD}\s*[:：丨｜|]?\s*[^\s:：。，|｜]{{1,24}}(?: [{HAN}](?= |$))?|{_STAMP})"
#: Words of the menus of a page; so many in a line, half of them such words, are one.
_MENU = re.compile(
    "首页|网站|新闻|要闻|动态|政务|公开|公告|专题|专栏|互动|交流|服务|登录|注册|投稿|关于我们|联系我们|地图|广告|概况|走进|旅游|招商"
    "|视频|图片|无障碍|繁体|简体|English|APP|客户端|邮箱|搜索|版权|隐私|声明|帮助|收藏|法律|订阅|友情|微信|微博|手机版|栏目|媒体|融媒|主页|简介|联系方式|留言"
)
_MENU_SURE = re.compile(
    "首页|登录|注册|网站|无障碍|政务公开|信息公开|通知公告|关于我们|联系我们|互动交流|专题专栏|新闻中心|友情链接|版权声明|手机版|设为主?首?页|加入收藏|在线留言"
)
_MENU_LEAST, _MENU_WORD = 3, 8
#: What a page of the web has around its copy.
WEB = re.compile(
    r"[-—–·~～☆★\s]*(?:THE )?END[-—–·~～☆★\s]*"
    r"|首页(?:\s*[>＞»›|｜].*)?|发表于\S{2,6}|.{0,12}[>＞»›].{0,12}[>＞»›].{0,20}|(?:您|你)?(?:的|现在的?|当前的?|所在的?)?(?:当前|现在|所在)?位置\s*[:：].*"
    r"|.{0,60}(?:网站标识码|网站维护|技术支持|承办单位)\s*[:：].{0,60}"
    r"|(?:(?:发布|发表|更新|发文)?(?:时间|日期)|(?:发布|发表)于)\s*[:：]\s*\d{4}[-年/.].*"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}:\d{2}(?::\d{2})?"
    rf"|(?=.*(?:来源|发布时间|浏览|点击|阅读|更新时间|字号))(?:{_FIELD}[\s|｜]*){{2,8}}"
    rf"|(?:{_TOLD}|作者)\s*[:：]"
    r"|(?:[【\[（(]?\s*(?:打印|关闭|收藏|返回|纠错|分享到?[^】\])）]{0,14}|字号[^】\])）]{0,10})\s*[】\])）]?\s*){2,}"
    rf"|[^\s，。：:；]{{2,16}} \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|(?:{_STAMP})(?:\s*发布)?\s+(?:发布?于\s*)?[{HAN}]{{2,3}}|(?:#[^#\s]{{1,20}}#?\s*)+"
    rf"|(?:{_STAMP})\s*[·|｜]\s*.{{0,40}}|(?:浏览|点击|阅读)(?:次数|量|数)?\s*\d[\d.万]*(?:次|人)?"
    r"|欢迎(?:访问|光临|来到)[^，。]{2,24}(?:网站?|官网|主页)[!！]?|设为(?:首页|主页)|加入收藏"
    r"|(?:作者|发布[者人]|录入[者人]?)\s*[:：]\s*(?:admin\w*|system|管理员|未知|不详)|(?:免责|版权)声明\s*[:：]?"
    r"|(?=.*(?:转载|来自(?:互联)?网|来源于(?:互联)?网)).*联系.{0,8}(?:删除|处理).{0,20}"
    r"|(?:点击)?(?:收?听|播放)(?:全文|本文|音频|文章)|跳转到.{0,8}|返回(?:顶部|首页|列表)"
    r"|(?:信息|文章|稿件)?来源\s*[:：｜|丨]\s*[^。，]{2,24}|(?:浏览|点击|阅读)(?:次数|量|数)?\s*[:：].*"
    r"|(?:下载|打印|全屏|收藏|加大|还原|减小|关闭|分享|复制|转发|评论|放大|缩小|默认|返回|顶部|大|中|小|\[(?:大|中|小|打印|关闭|图库|收藏)\]|[|｜/\s])+】?"
    r"|[【\[]?(?:打印|关闭|收藏|推荐|返回)(?:本|此)?(?:页|文|窗口|顶部|首页)?[】\]]?(?:\s*[【\[]?(?:打印|关闭|收藏|返回)(?:本|此)?(?:页|窗口|顶部|首页)?[】\]]?)*"
    r"|【?\s*(?:字(?:号|体)|文字大?小?(?=\s*[:：]\s*[【\[（(]?\s*大))\s*[:：]?.{0,20}|】|(?:微信)?(?:扫一扫|扫码|扫描)(?:[^，。]{0,8}(?:二维码|在手机|关注|查看|下载|分享|阅读|添加|进群|加入|打开|观看|收听|获取|了解|浏览).{0,16})?|分享(?:到|至).{0,40}"
    r"|\[?图库\]?|\[图集\]|(?:上|下)一(?:篇|条|页)\s*[:：].*|(?:[上下前后]一[篇条页版期]\s*)+|相关(?:阅读|新闻|文章|附件)\s*[:：]?"
    r"|[↑↓⬆⬇▲▼]*\s*(?:点击|戳)(?:上方|下方)?[^。，]{0,14}(?:查看|下载|进入|蓝字|关注|阅读原文).{0,30}|附件下载.*|原创\s.{0,40}|往期(?:推荐|回顾).{0,20}"
    r"|[^。]{2,20}(?:融媒体中心|新媒体|工作室|编辑部)(?:出品|制作)|阅读原文|(?:分享|收藏|点赞|在看|转发|\s)+|(?!.*[。；]).{0,8}(?:点个|点亮|点一?下|点[“\"])[“”\"]?(?:在看|赞).{0,16}"
    r"|.{0,8}(?:(?:点赞|分享|收藏|转发|在看)[、，和\s]?){2,}.{0,6}|.{0,6}(?:长按|识别).{0,10}二维码.{0,16}|.{2,30}\d{4}年\d{1,2}月\d{1,2}日\s+\d{1,2}:\d{2}.{0,12}"
    r"|[^。；]{0,20}(?:点击?|戳|按)(?:一?下)?[^。，]{0,6}蓝字[^。；]{0,20}|[^。；]{0,16}(?:点|戳)(?:击|一?下)?这里[↓⬇👇\s]*|\[(?:图片|表情|文件|链接|视频|语音|动画表情)\].{0,30}|@所有人.{0,60}|收到请回复.{0,6}"
    r"|.{1,20}\s\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?"
    rf"(?:\s+(?:发表于\s*)?[{HAN}]{{2,3}})?|(?:(?:阅读|点?赞|在看|评论|收藏|转发|留言)\s*[\d.,，]+[万w+]*\s*)+"
    r"|(?:发件人|收件人|抄送|密送|发送时间|邮件主题|From|To|Cc|Subject|Date)\s*[:：].{0,90}"
    r"|主题\s*[:：]\s*(?:来稿|投稿|稿件|回复|转发|Re|Fwd?|关于(?:报送|上报|呈送|投送)).{0,60}|附件\s*[:：]\s*无|版权(?:所有|声明).*"
    r"|(?:Copyright|©).{0,90}|.{0,60}All Rights Reserved.{0,20}"
    r"|[^。]{0,90}ICP备.*|[^。]{0,60}公网安备.*"
)
#: What parts pieces of it that stand in one row: 【打印本页】 【关闭窗口】 扫一扫….
_PIECES = re.compile(r"[ |｜]+|(?<=[】\]])|(?=[【\[])")


def is_web(text: str) -> bool:
    """Tell whether a line is furniture of a page of the web, or several pieces of it in a row."""
    pieces = [one for one in _PIECES.split(text) if one.strip()]
    several = len(pieces) > 1 and all(WEB.fullmatch(one.strip()) for one in pieces)
    return bool(WEB.fullmatch(text)) or several


def is_menu(text: str) -> bool:
    """Tell whether a line is the menu of a page of the web: 网站首页 新闻中心 通知公告."""
    words = [word for word in re.split(r"[ |｜>＞»·/]+", text) if word]
    short = len(words) >= _MENU_LEAST and all(len(word) <= _MENU_WORD for word in words)
    return (
        short
        and bool(_MENU_SURE.search(text))
        and 2 * sum(bool(_MENU.search(word)) for word in words) >= len(words)
    )


#: Which paper a story of a round-up stood in; on a page of the web it is furniture.
_STOOD_IN = re.compile(r"(?:信息|文章|稿件)?来源\s*[:：｜|丨]\s*[^。，]{2,24}")


def stood_in(text: str) -> bool:
    """Tell whether a line says which paper a story stood in: 来源：《湘东日报》11月17日."""
    return bool(_STOOD_IN.fullmatch(text.strip()))
