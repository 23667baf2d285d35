"""Accounts of an office: names, roles and hashed passwords in one file → who signs in, as what.

Input: the folder of editions, names and passwords. Output: accounts; the contents of a session's
cookie, and the account that a cookie names. A password is kept as scrypt of it and a salt of its
own. A session is signed and not stored: it outlives a restart, and ends with its account, with a
change of the password, or when it is given up (`ended.py`).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import threading
import time
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from content.editing.stored import FOLDER
from layout.app.desk.ended import Ended
from layout.page.errors import PressError

FILE = f"{FOLDER}/accounts.json"
#: scrypt: 16 MB and some 50 ms a password, as is advised for signing in.
_N, _R, _P, _LENGTH = 2**14, 8, 1, 32
#: Seconds of a session: a long day at the desk.
SESSION_S = 14 * 3600
#: Characters of a password, and of a name.
LEAST, MOST, MOST_NAME = 8, 200, 40
#: Passwords that are tried at a time: each takes 16 MB.
_AT_ONCE = threading.BoundedSemaphore(2)


class Role(StrEnum):
    """What somebody is in the office."""

    REPORTER = "reporter"  # 记者
    PROOFREADER = "proofreader"  # 校对
    EDITOR = "editor"  # 责任编辑
    DEPUTY = "deputy"  # 副主编
    CHIEF = "chief"  # 总编辑


#: What a role is called, by its code in the catalogue.
NAMES: Mapping[Role, str] = {
    Role.REPORTER: "desk.role-of-reporter",
    Role.PROOFREADER: "desk.role-of-proofreader",
    Role.EDITOR: "desk.role-of-editor",
    Role.DEPUTY: "desk.role-of-deputy",
    Role.CHIEF: "desk.role-of-chief",
}
#: Requests that change something → roles that may; what is not named nobody may.
_EDITORS = frozenset((Role.EDITOR, Role.DEPUTY, Role.CHIEF))
_ALL = (
    "copy",
    "undo",
    "redo",
    "boxes",
    "replace",
    "table",
    "chart",
    "upload",
    "import",
    "new",
    "sign",
    "unsign",
)
MAY: Mapping[str, frozenset[Role]] = {
    **dict.fromkeys(_ALL, frozenset(Role)),
    **dict.fromkeys(("accept", "doubt", "order", "wish", "home", "again", "make"), _EDITORS),
    "lock": frozenset((Role.DEPUTY, Role.CHIEF)),
}
#: Who reads the record of the door: in the office, who answers for the accounts.
SEES_DOOR = frozenset((Role.CHIEF,))
#: Steps of three reviews and three proofs → roles that sign them.
_PROOFS = frozenset((Role.PROOFREADER, *_EDITORS))
SIGNS: Mapping[str, frozenset[Role]] = {
    "first-review": _EDITORS,
    "second-review": frozenset((Role.DEPUTY, Role.CHIEF)),
    "final-review": frozenset((Role.CHIEF,)),
    **dict.fromkeys(("first-proof", "second-proof", "third-proof"), _PROOFS),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in; salt and hash in hexadecimal."""

    name: str
    role: Role
    salt: str
    hash: str


#: Whose request is answered; None: the desk has no accounts.
ASKING: ContextVar[Account | None] = ContextVar("asking", default=None)


class Accounts:
    """The accounts of a folder of editions; may be used from several threads."""

    def __init__(self, root: Path) -> None:
        """Note where they are kept."""
        self.root, self.path = root, root / FILE
        self._read: tuple[int, str, dict[str, Account]] | None = None
        self._ended = Ended(root)

    def exist(self) -> bool:
        """Tell whether there is a file of accounts: then nobody gets in without one."""
        return self.path.is_file()

    def all(self) -> dict[str, Account]:
        """Return the accounts by name.

        Raises:
            PressError: the file cannot be read.
        """
        return self._file()[1]

    def put(self, name: str, role: Role, password: str) -> None:
        """Add an account, or change its role and password.

        Raises:
            PressError: the name or the password cannot be used.
        """
        if not name.strip() or len(name) > MOST_NAME or not name.isprintable():
            raise PressError("desk.account-name", name=name[:MOST_NAME], most=MOST_NAME)
        if not LEAST <= len(password) <= MOST:
            raise PressError("desk.account-password", least=LEAST, most=MOST)
        salt = secrets.token_bytes(16)
        key, found = self._file() if self.exist() else (secrets.token_hex(32), {})
        new = Account(name.strip(), role, salt.hex(), _hashed(password, salt))
        self._write(key, {**found, new.name: new})

    def remove(self, name: str) -> None:
        """Take an account away; its sessions end.

        Raises:
            PressError: there is none of this name.
        """
        key, found = self._file()
        if name not in found:
            raise PressError("desk.no-account", name=name)
        self._write(key, {n: one for n, one in found.items() if n != name})

    def signed_in(self, name: str, password: str) -> Account | None:
        """Return the account of a name and a password; it takes as long where there is none."""
        account = self.all().get(name)
        salt = bytes.fromhex(account.salt) if account else b"\0" * 16
        with _AT_ONCE:
            hashed = _hashed(password[: MOST + 1], salt)
        sound = account is not None and hmac.compare_digest(hashed, account.hash)
        return account if sound else None

    def cookie(self, account: Account, now: float | None = None) -> str:
        """Return what a session's cookie holds."""
        until = int((time.time() if now is None else now) + SESSION_S)
        own = secrets.token_hex(8)  # two of one second are two sessions
        told = base64.urlsafe_b64encode(f"{until} {own} {account.name}".encode()).decode()
        return f"{told}.{self._mac(told, account)}"

    def session(self, cookie: str, now: float | None = None) -> Account | None:
        """Return the account that a cookie names; None where it is false, old or undone."""
        told, _, mac = cookie.partition(".")
        try:
            until, _, name = base64.urlsafe_b64decode(told.encode()).decode().split(" ", 2)
            fresh = int(until) >= (time.time() if now is None else now)
        except ValueError:
            return None
        account = self.all().get(name)
        if account is None or not fresh or told in self._ended:
            return None
        sound = hmac.compare_digest(mac.encode(), self._mac(told, account).encode())
        return account if sound else None

    def end(self, cookie: str) -> None:
        """End a session: its cookie lets nobody in again."""
        if self.session(cookie) is not None:
            now = time.time()
            self._ended.add(cookie.partition(".")[0], int(now) + SESSION_S, now)

    def _mac(self, told: str, account: Account) -> str:
        key = bytes.fromhex(self._file()[0])
        words = f"{told} {account.hash} {account.role}"
        return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()

    def _file(self) -> tuple[str, dict[str, Account]]:
        try:
            stamp = self.path.stat().st_mtime_ns
            if self._read is None or self._read[0] != stamp:
                told = json.loads(self.path.read_text(encoding="utf-8"))
                found = [Account(**{**one, "role": Role(one["role"])}) for one in told["accounts"]]
                self._read = stamp, str(told["key"]), {one.name: one for one in found}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise PressError("desk.accounts-unreadable", file=str(self.path)) from error
        return self._read[1], self._read[2]

    def _write(self, key: str, accounts: Mapping[str, Account]) -> None:
        """Write the file as a whole, for its owner's eyes alone."""
        told = {"key": key, "accounts": [asdict(accounts[name]) for name in sorted(accounts)]}
        beside = self.path.with_suffix(".tmp")
        try:
            self.path.parent.mkdir(exist_ok=True)
            beside.unlink(missing_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(told, stream, ensure_ascii=False, indent=1)
            beside.replace(self.path)
        except OSError as error:
            raise PressError("desk.accounts-unwritable", file=str(self.path)) from error


def may(act: str, step: str = "") -> bool:
    """Tell whether whoever asks may do something: the last part of the request's address.

    `step`: the review or proof that is signed.
    """
    account = ASKING.get()
    if account is None:
        return True
    if step:
        return account.role in SIGNS.get(step, frozenset())
    return account.role in MAY.get(act, frozenset())


def _hashed(password: str, salt: bytes) -> str:
    made = hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, dklen=_LENGTH)
    return made.hex()
