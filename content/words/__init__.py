"""What the program says, in Chinese and English: codes and values → sentences, made last.

Input: a `Message` (a code and its values) and a `Language`. Output: `Said`, a sentence and a
remedy, from the catalogues `zh/` and `en/`. This is the lowest room of content: it imports nothing
of the project, so that every other room can say by code what it found.
"""

from content.words.language import Language, language_of
from content.words.message import CodedError, Message, Value, message
from content.words.reasons import reason
from content.words.saying import Said, Words, say

__all__ = [
    "CodedError",
    "Language",
    "Message",
    "Said",
    "Value",
    "Words",
    "language_of",
    "message",
    "reason",
    "say",
]
