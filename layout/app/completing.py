"""The command `completion`: a shell → the script that completes this program's words in it.

No shell completes the words of `.venv/bin/python build_pdf.py`: the script also has a function,
`build_pdf`, which calls the program where it lies, and completes the words of that.
"""

from __future__ import annotations

import os
import shlex
import sys

from content.words import Words, language_of
from layout.app.command_line import FUNCTION, completion
from layout.app.options import PROGRAM, ROOT, CompletionOptions

#: The function in each shell, with its call of the program.
FUNCTIONS = {
    "bash": f'{FUNCTION}() {{{{ {{call}} "$@"; }}}}',
    "zsh": f'{FUNCTION}() {{{{ {{call}} "$@"; }}}}',
    "fish": f"function {FUNCTION}; {{call}} $argv; end",
}


def run(options: CompletionOptions) -> int:
    """Print the script; return the exit code."""
    words = Words(language_of(options.lang, os.environ))
    print(script(options.shell, words))
    return 0


def script(shell: str, words: Words) -> str:
    """Return the function and its completion."""
    call = shlex.join((sys.executable, str(ROOT / PROGRAM)))
    completed = completion(shell, words)
    function = FUNCTIONS[shell].format(call=call)
    if shell == "zsh":  # read by `source`, not from a folder of functions: it must be made known
        return f"{function}\n{completed}\ncompdef _{FUNCTION} {FUNCTION}\n"
    return f"{function}\n{completed}"
