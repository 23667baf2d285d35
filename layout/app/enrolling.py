"""The command `accounts`: a folder of editions → who may sign in at its desk, and who did.

A password is asked for twice where somebody types it, else read as a line of standard input; it is
never an option, which other users of the machine could see.
"""

from __future__ import annotations

import getpass
import sys

from content.words import Words
from layout.app import report
from layout.app.desk.accounts import NAMES, Accounts, Role
from layout.app.desk.signins import SignIns
from layout.app.options import AccountsOptions
from layout.app.running import existing, spoken
from layout.page.errors import PressError


def run(options: AccountsOptions) -> int:
    """Add, remove, list the accounts or the sign-ins; return the exit code.

    Raises:
        PressError: an account cannot be made or is not there.
    """
    words, accounts = spoken(options), Accounts(existing(options.folder))
    if options.remove:
        accounts.remove(options.remove)
    if options.add:
        accounts.put(options.add, Role(options.role), _password(words))
    console = report.console()
    if options.log:
        lines = [one.told(words).values() for one in SignIns(options.folder).newest()]
        told = ["  ".join(filter(None, line)) for line in lines]
        for line in told or [words.text("desk.door-unrecorded")]:
            console.print(line, markup=False, soft_wrap=True)
        return 0
    found = accounts.all() if accounts.exist() else {}
    for one in found.values():
        line = f"{one.name}  {words.text(NAMES[one.role])}"
        console.print(line, markup=False, soft_wrap=True)
    if not found:
        console.print(words.text("desk.no-accounts"), markup=False, soft_wrap=True)
    return 0


def _password(words: Words) -> str:
    """Return a password.

    Raises:
        PressError: it was typed in two ways.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(words.text("desk.password-asked"))
    if getpass.getpass(words.text("desk.password-again")) != first:
        raise PressError("desk.passwords-differ")
    return first
