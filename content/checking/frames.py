"""Slots and the ear (报眼): what stands in a frame of a given size, and what it says it is.

Input: an `Edition`. Output: findings: a slot without a size, a second ear, what a frame does not
hold, and copy that reads like an advertisement without saying so. Advertising that looks like news
must be recognised as such (广告法, article 14: 显著标明“广告”).
"""

from __future__ import annotations

import re

from content.model import Article, Aside, AsideForm, Edition, Paragraph
from content.source.findings import Findings
from content.source.rules import Rule
from fonts.chinese.numerals import ONE_TO_NINE

#: Words of labels that tell a reader what an advertisement is.
LABELS = ("广告", "公益", "推广", "启事", "公告", "声明", "通知")
#: Words that sell; two of them are an advertisement without a doubt.
SELLS = re.compile(
    rf"优惠|促销|特价|折扣|[{ONE_TO_NINE}\d]折|抢购|热卖|热销|订购|团购|开业|开盘|招商|加盟|盛大|钜惠|"
    r"立减|满减|(?:咨询|订购|服务|加盟|招商|销售)(?:热线|电话)|[￥¥]\s*\d|\d元起"
)
LEAST_SELLING = 2


def check_frames(edition: Edition, findings: Findings) -> None:
    """Check slots and the ear."""
    for article in edition.articles:
        file = article.file.relative_to(edition.folder).as_posix()
        size = bool(article.size_mm), bool(article.size_columns)
        name = article.title
        if article.kind.beside_banner and article is not edition.ear:
            findings.add(Rule.SLOT, "check.second-ear", file=file, title=name)
        if article.kind.framed and not article.kind.beside_banner:
            if sum(size) != 1:
                findings.add(Rule.SLOT, "check.slot-size", file=file, title=name)
        elif any(size) or (article.label and not article.kind.framed):
            findings.add(Rule.SLOT, "check.size-elsewhere", file=file, title=name)
        if article.kind.framed:
            _check_held(article, file, findings)


def _check_held(article: Article, file: str, findings: Findings) -> None:
    """Report what a frame does not hold, and an advertisement that does not say so."""
    codes = [item for item in article.body if _is_code(item)]
    others = [i for i in article.body if not (isinstance(i, Paragraph) or _is_code(i))]
    if others or article.figures or len(article.pictures) > 1 or len(codes) > 1:
        findings.add(Rule.SLOT, "check.slot-holds", file=file, title=article.title)
    words = " ".join((article.kicker, article.title, article.deck, article.text))
    named = any(word in article.label for word in LABELS)
    sells = {match[0] for match in SELLS.finditer(words)}
    if len(sells) >= LEAST_SELLING and not named:
        shown = "、".join(sorted(sells)[:3])
        findings.add(Rule.AD_LABEL, "check.ad-label", file=file, title=article.title, shown=shown)


def _is_code(item: object) -> bool:
    return isinstance(item, Aside) and item.form is AsideForm.CODE
