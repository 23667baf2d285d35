"""The rules that content is held to.

Input: nothing. Output: `Rule`, one member for each kind of finding, with its severity and
a one-line explanation; its value is the id that a finding carries.
"""

from __future__ import annotations

from enum import StrEnum

from content.model import Severity

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

    # Copy
    CONTROL_CHARACTER = ("control-character", _ERROR, "an invisible or illegal character in a text")
    PRIVATE_CHARACTER = ("private-character", _ERROR, "a private-use character, no standard glyph")
    EMPTY_ARTICLE = ("empty-article", _ERROR, "an article without a printed paragraph")
    CRITIC_UNPAIRED = ("critic-unpaired", _ERROR, "a query mark without its counterpart")
    CRITIC_UNSUPPORTED = ("critic-unsupported", _ERROR, "a CriticMarkup form not used here")
    MARKDOWN_UNSUPPORTED = ("markdown-unsupported", _WARNING, "Markdown that is printed as typed")
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
    FIGURE_ORDER = ("figure-order", _HINT, "ranked values that do not stand in order")
    FIGURE_SOURCE = ("figure-source", _WARNING, "a chart without a source line")
