"""The rules that content is held to.

Input: nothing. Output: `Rule`, one member for each kind of finding, with its severity and
a one-line explanation; its value is the id that a finding carries.
"""

from __future__ import annotations

from enum import StrEnum

from content.model import Severity
from content.words.patterns import PATTERNS
from fonts.chinese.characters import SENTENCE_ENDS

_ERROR, _WARNING, _HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


class Rule(StrEnum):
    """A rule's id, with `severity` and `doc`."""

    severity: Severity
    doc: str

    def __new__(cls, value: str, severity: Severity, doc: str) -> Rule:
        """Make a member whose value is the id alone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        member.doc = doc
        return member

    # Files and folders
    FILE_MISSING = ("file-missing", _ERROR, "a file that is named or needed does not exist")
    FILE_UNREADABLE = ("file-unreadable", _ERROR, "a file cannot be opened")
    FILE_TOO_LARGE = ("file-too-large", _ERROR, "a file is larger than its kind may be")
    PATH_ESCAPE = ("path-escape", _ERROR, "a path leads out of the edition folder")
    NOT_UTF8 = ("not-utf8", _ERROR, "a text file is not in UTF-8")
    TOO_MANY = ("too-many", _ERROR, "more articles, files or values than an edition may have")
    COPY_TOO_LONG = ("copy-too-long", _ERROR, "more characters of copy than an edition may have")
    DUPLICATE_ID = ("duplicate-id", _ERROR, "two files share one name but for the ending")
    EDITED_KEPT = ("edited-kept", _HINT, "files of an edition that people changed were left so")
    UNLISTED_ARTICLE = ("unlisted-article", _WARNING, "an article file is not in `articles`")
    UNUSED_FILE = ("unused-file", _WARNING, "a picture or chart is used nowhere")
    USED_TWICE = ("used-twice", _WARNING, "an article, picture or chart is named twice")

    # Form of the files
    YAML_SYNTAX = ("yaml-syntax", _ERROR, "YAML that cannot be read")
    YAML_ALIAS = ("yaml-alias", _ERROR, "YAML anchors and aliases are not used in editions")
    YAML_TAG = ("yaml-tag", _ERROR, "YAML tags are not used in editions")
    DUPLICATE_KEY = ("duplicate-key", _ERROR, "a key stands twice in one mapping")
    UNKNOWN_KEY = ("unknown-key", _ERROR, "a key that the format does not have")
    MISSING_FIELD = ("missing-field", _ERROR, "a required field is missing or empty")
    BAD_VALUE = ("bad-value", _ERROR, "a value of the wrong type or out of range")
    BAD_DATE = ("bad-date", _ERROR, "a date that cannot be read or does not exist")
    BAD_CSV = ("bad-csv", _ERROR, "a table that cannot be read")
    FRONT_MATTER = ("front-matter", _ERROR, "an article does not begin with its front matter")
    UNKNOWN_REFERENCE = ("unknown-reference", _ERROR, "a name that no file of the edition has")

    # Figures in the text
    BAD_TABLE = ("bad-table", _ERROR, "a table of figures that cannot be read or does not fit")
    DATA_DOUBT = ("data-doubt", _WARNING, "a cell or row of a table of units to be looked at")
    DATA_MISSING = ("data-missing", _ERROR, "a figure that the data do not have, or an empty cell")
    DATA_UNFIT = ("data-unfit", _ERROR, "a filter that does not fit its figure, or is untrue of it")
    TEMPLATE = ("template", _ERROR, "a template that cannot be read, or uses what is not allowed")

    # Copy
    CONTROL_CHARACTER = ("control-character", _ERROR, "an invisible or illegal character in a text")
    PRIVATE_CHARACTER = ("private-character", _ERROR, "a private-use character, no standard glyph")
    CHARACTER_FORM = ("character-form", _HINT, "a character put into its usual form (NFC)")
    EMPTY_ARTICLE = ("empty-article", _ERROR, "an article without a printed paragraph")
    CRITIC_UNPAIRED = ("critic-unpaired", _ERROR, "a query mark without its counterpart")
    CRITIC_UNSUPPORTED = ("critic-unsupported", _ERROR, "a CriticMarkup form not used here")
    MARKDOWN_UNSUPPORTED = ("markdown-unsupported", _WARNING, "Markdown that is printed as typed")
    BAD_BLOCK = ("bad-block", _ERROR, "a ::: block that is not closed, is empty or cannot be read")
    SLOT = ("slot", _ERROR, "a slot without a size, a second ear, or more than a frame holds")
    AD_LABEL = ("ad-label", _WARNING, "what reads like an advertisement and is not labelled so")
    SPREAD_HEAD = ("spread-head", _ERROR, "a spread's head holds more than copy and one picture")
    HALF_WIDTH = ("half-width-punctuation", _WARNING, "half-width punctuation between Han")
    PUNCTUATION_UNPAIRED = ("punctuation-unpaired", _WARNING, "a bracket or quote without its pair")
    PULLQUOTE_FURTHER = ("pullquote-further", _WARNING, "a second pull-quote, which is not set")
    PULLQUOTE_NOT_IN_TEXT = ("pullquote-not-in-text", _ERROR, "a pull-quote changes the words")

    # Pictures
    PICTURE_MISSING = ("picture-missing", _ERROR, "a picture file does not exist")
    PICTURE_FORMAT = ("picture-format", _ERROR, "a picture's content is not what its ending says")
    PICTURE_UNSAFE = ("picture-unsafe", _ERROR, "an SVG with scripts, entities or outside links")
    PICTURE_CAPTION = ("picture-caption", _WARNING, "a picture without a caption")
    PICTURE_CREDIT = ("picture-credit", _WARNING, "a picture without a credit")
    PICTURE_ALT = ("picture-alt", _WARNING, "a picture without alternative text")
    PICTURE_SAFE_AREA = ("picture-safe-area", _ERROR, "a safe area reaches out of the crop")
    ILLUSTRATION_CREDIT = ("illustration-credit", _WARNING, "a drawing credited as a photograph")

    # Charts
    FIGURE_NOT_STATED = ("figure-not-stated", _ERROR, "a value that the copy does not state")
    FIGURE_DISPLAY = ("figure-display", _ERROR, "the printed number is not the number drawn")
    FIGURE_HEDGE = ("figure-hedge", _WARNING, "超, 突破, 以上 … of the copy is lost on the chart")
    FIGURE_WORDS = ("figure-words", _WARNING, "words beside a number that the copy does not have")
    FIGURE_PERIOD = ("figure-period", _WARNING, "a date that the words of the copy do not have")
    FIGURE_QUERIED = ("figure-queried", _WARNING, "a chart draws words that are queried")
    FIGURE_VALUE = ("figure-value", _ERROR, "a value that its kind of chart cannot draw")
    FIGURE_SHAPE = ("figure-shape", _ERROR, "too few values, series or periods for the kind")
    FIGURE_GAP = ("figure-gap", _HINT, "a missing value, whose place in the chart is empty")
    FIGURE_KIND = ("figure-kind", _HINT, "a chart without a kind, which the data choose")
    FIGURE_ORDER = ("figure-order", _HINT, "ranked values that do not stand in order")
    FIGURE_SOURCE = ("figure-source", _WARNING, "a chart without a source line")

    # Proofreading: marks (GB/T 15834)
    DOUBLED_MARK = (
        "doubled-punctuation",
        _WARNING,
        "two marks where one belongs: ，，, 。。, ！！！",
    )
    QUOTE_REVERSED = ("quote-reversed", _WARNING, "a closing quote where one opens: ”…“")
    QUOTE_NESTING = ("quote-nesting", _WARNING, "“” inside “”, or ‘’ outside them")
    QUOTE_CORNER = ("quote-corner", _WARNING, "「」 in copy set horizontally")
    QUOTE_STOP = ("quote-stop", _WARNING, "a stop both inside and outside a closing quote")
    TITLE_MARK_NESTING = ("title-mark-nesting", _WARNING, "《》 inside 《》; inside they are 〈〉")
    TITLE_MARK_MISUSED = (
        "title-mark-misused",
        _HINT,
        "《》 round what is no work: a firm, an event",
    )
    ENUMERATION_QUOTED = ("enumeration-between-quotes", _HINT, "、 between ”“ or 》《")
    ENUMERATION_AND = ("enumeration-before-and", _WARNING, "、 before 和, 以及 or 及")
    ELLIPSIS_FORM = ("ellipsis-form", _WARNING, "an ellipsis that is not ……")
    DASH_FORM = ("dash-form", _WARNING, "a dash that is not ——")
    SERIAL_MARK = ("serial-number-mark", _WARNING, "the wrong mark after a serial number")
    MARK_AT_START = ("mark-at-start", _WARNING, "a paragraph or head begins with a closing mark")
    SPACE_IN_TEXT = ("space-in-text", _WARNING, "a space between Han")
    HEAD_STOP = ("head-full-stop", _HINT, "a head, caption or label that ends with 。 ， 、 or ；")

    # Proofreading: words
    DOUBLED_WORDS = ("doubled-words", _WARNING, "words typed twice: 队伍队伍")
    PARAGRAPH_REPEATED = ("paragraph-repeated", _WARNING, "a paragraph or long sentence twice")
    SENTENCE_UNENDED = (
        "sentence-unended",
        _WARNING,
        f"a paragraph ends without {SENTENCE_ENDS} or ……",
    )
    SENTENCE_BREAKS_OFF = ("sentence-breaks-off", _WARNING, "a sentence ends with 和, 以及, 因为 …")
    WRONG_WORD = ("wrong-word", _WARNING, "a common wrong spelling: 布署, 再接再励")
    PARTICLE = ("particle", _WARNING, "的, 地 or 得 where another of them belongs")
    UNUSUAL_CHARACTER = ("unusual-character", _HINT, "a rare, traditional or variant character")
    PLACEHOLDER = ("placeholder", _WARNING, "words that wait to be filled in: 【待补】, ××")
    TOO_LONG = ("text-too-long", _HINT, "a head, caption or label too long for its place")
    TOO_SHORT = ("text-too-short", _HINT, "a head or caption too short to say anything")

    # Proofreading: numbers (GB/T 15835)
    FULL_WIDTH_NUMERAL = ("full-width-numeral", _WARNING, "full-width digits or letters")
    MIXED_NUMERAL = ("mixed-numeral", _WARNING, "Han and Arabic digits in one number: 二0二一")
    YEAR_FORM = ("year-form", _WARNING, "a year in two digits, or 二零二一")
    DATE_FORM = ("date-form", _HINT, "27号, 2021.7.27 or 2021/7/27 in running text")
    NUMERAL_APPROXIMATE = ("approximate-numeral", _WARNING, "、 in 三四个, or digits before 几")
    NUMERAL_THOUSAND = ("arabic-with-thousand", _HINT, "千, 百 or 十 after Arabic digits")
    DIGIT_GROUPING = ("digit-grouping", _WARNING, "a comma that does not part three digits")
    RANGE_PERCENT = ("range-percent", _WARNING, "the first % of a range is left out: 20-30%")
    RANGE_MARK = ("range-mark", _WARNING, "a hyphen in a range of numbers")
    RANGE_REVERSED = ("range-reversed", _WARNING, "a range that ends before it begins")
    HEDGE_DOUBLED = ("hedge-doubled", _WARNING, "约…左右, 超…以上, 近…多")
    FALL_MULTIPLE = ("fall-multiple", _WARNING, "下降 or 减少 by 倍")
    PERCENT_POINT = ("percent-point", _WARNING, "% where 个百分点 is meant, or both")

    # Proofreading: dates
    WEEKDAY_WRONG = ("weekday-wrong", _ERROR, "a weekday that its date does not have")
    DATE_IMPOSSIBLE = ("date-impossible", _ERROR, "a date or time that does not exist")
    DATE_FUTURE = ("date-future", _WARNING, "a date after the edition's, told as past")
    YEAR_COUNT = ("year-count", _WARNING, "连续 n 年 that the years beside it do not make")

    # Proofreading: figures
    PARTS_SUM = ("parts-do-not-sum", _WARNING, "parts that do not make their whole")
    PERCENT_DIFFERS = ("percent-differs", _WARNING, "a percentage that its figures do not make")
    PERCENT_OVER = ("percent-over-100", _ERROR, "a share over 100%")
    CHANGE_DIRECTION = ("change-direction", _WARNING, "由 a 增加到 b, but b is less")
    FIGURE_PROPORTION = ("figure-proportion", _WARNING, "a figure out of proportion to its kind")
    FIGURE_DECIMAL = ("decimal-point-differs", _WARNING, "two figures differ by the point only")
    FIGURE_DIFFERS = ("figure-differs", _WARNING, "one thing with two figures in two places")
    SERIES_OUTLIER = ("series-outlier", _WARNING, "a value far from all others of its series")

    # Proofreading: names and the masthead
    NAME_DIFFERS = ("name-differs", _WARNING, "a name that differs in one character")
    OFFICE_DIFFERS = (
        "office-differs",
        _WARNING,
        "one person as 县委书记 and 县长, or two persons as one of them",
    )
    PLACE_STALE = ("place-stale", _WARNING, "another district's name in a head or a sentence")
    PAPER_STALE = ("paper-name-differs", _WARNING, "a byline or credit names another paper")
    PAGE_NUMBER_FORM = ("page-number-form", _WARNING, "版次 of a wrong form, twice or not in order")
    ISSUE_FORM = ("issue-form", _WARNING, "an issue number that is not 第…期")
    STAFF_NAME = ("staff-name", _WARNING, "an office without a name, or a name of a wrong form")
    STAFF_INCOMPLETE = ("staff-incomplete", _HINT, "no 责任编辑 or no 校对, or one person as both")
    ID_DATE = ("id-date-differs", _WARNING, "the date in the edition's id is not the paper's")

    # Import
    UNDECIDED = ("undecided", _ERROR, "words that an import held back wait for a decision")

    # Acceptances
    ACCEPTANCE_UNUSED = ("acceptance-unused", _HINT, "`accepted` names a finding there is none of")
    ACCEPTANCE_REFUSED = ("acceptance-refused", _WARNING, "a finding that cannot be accepted")

    # Proofreading: one file each
    _ignore_ = "_one"
    for _one in PATTERNS:
        vars()[_one.id] = (_one.id, Severity(_one.level), _one.en.name)
