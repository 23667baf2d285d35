"""An office's desk under attack: without a session, in another role, from another site."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import json
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message

from bench.told import CHINESE
from content.editing import Journal
from content.editing.signing import Step, signed
from layout.app.desk import accounts as kept
from layout.app.desk import gated, guard, signins
from layout.app.desk.accounts import FILE, MAY, SESSION_S, SIGNS, Accounts, Role
from layout.app.desk.app import SCRIPTS, application
from layout.app.desk.charting import Charting
from layout.app.desk.copydesk import CopyDesk
from layout.app.desk.deciding import Deciding
from layout.app.desk.delivering import Delivering, sources
from layout.app.desk.gate import COOKIE, TRIES
from layout.app.desk.guard import HOSTS, TOKEN_HEADER
from layout.app.desk.homes import Homes
from layout.app.desk.hub import Hub
from layout.app.desk.office import Office
from layout.app.desk.pages import TEMPLATES
from layout.app.desk.pictures import PictureDesk
from layout.app.desk.planning import Planning
from layout.app.desk.room import Room
from layout.app.desk.signoffs import Signoffs
from layout.edition.order import Order
from layout.page.errors import PressError
from tests.serve.asking import HOST, asked
from tests.serve.test_panels import Pictures

SMALL = Path(__file__).parents[1] / "editions" / "small"
TOWNS = "articles/2-towns.md"
PEOPLE = {"记者甲": Role.REPORTER, "校对乙": Role.PROOFREADER, "编辑丙": Role.EDITOR}
PEOPLE |= {"副主编丁": Role.DEPUTY, "总编戊": Role.CHIEF}
SESAME = "芝麻开门芝麻开门"
SCRIPT = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'{{7*7}}"


class Open:
    """Stands for a room: an edition's application, without a builder."""

    def __init__(self, folder: Path) -> None:
        self.copy, self.hub = CopyDesk(folder), Hub()
        journal, state = self.copy.journal, lambda: self.hub.state
        parts = (
            *(Deciding(journal), PictureDesk(journal), Homes(journal), Planning(journal, state)),
            *(Signoffs(journal, state, CHINESE), Delivering(Order(folder))),
            Charting(journal, CHINESE),
        )
        self.app = application(self.hub, Pictures(), CHINESE, copydesk=self.copy, parts=parts)

    def open(self) -> None:
        """Build nothing."""


class Paper:
    """An office with one edition, asked without a server."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "small"
        shutil.copytree(SMALL, self.folder)
        self.accounts = Accounts(root)
        for name, role in PEOPLE.items():
            self.accounts.put(name, role, SESAME)
        self.room = Open(self.folder)

        def opened(_folder: Path, _home: str) -> Room:
            return self.room  # type: ignore[return-value]

        self.office = Office(root, opened, CHINESE, dt.date(2026, 3, 2))
        self.app = gated(self.office, self.accounts, CHINESE, HOSTS)

    def ask(
        self, method: str, path: str, who: str = "", data: bytes = b"", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask as somebody who has signed in; "": as nobody."""
        given = {"host": HOST, TOKEN_HEADER: self.room.copy.token}
        given["content-type"] = "application/json"
        if who:
            given["cookie"] = f"{COOKIE}={self.accounts.cookie(self.accounts.all()[who])}"
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        return asked(self.app, method, path, given, data)

    def post(self, act: str, by: str, /, **body: object) -> tuple[int, Any]:
        """Ask for a change of the edition."""
        path = f"/e/small/{act}"
        status, _, data = self.ask("POST", path, by, json.dumps(body).encode())
        return status, json.loads(data)

    def come(self, name: str, password: str, **headers: str) -> tuple[int, dict[str, str], Any]:
        """Sign in at the door."""
        page = self.ask("GET", "/door/")[2].decode()
        token = page.partition('data-token="')[2].partition('"')[0]
        body = json.dumps({"name": name, "password": password}).encode()
        given = {TOKEN_HEADER: token, **headers}
        status, told, data = self.ask("POST", "/door/in", "", body, **given)
        return status, told, json.loads(data) if data.startswith(b"{") else data

    def words(self) -> str:
        return "".join(p.read_text("utf-8") for p in sorted(self.folder.rglob("*.[my][da]*")))


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "_N", 2**6)  # as good a hash for who only looks at the way
        yield Paper(tmp_path_factory.mktemp("office"))


READS = (
    *("/", "/editions.json", "/thumbs/small.png", "/page.css", "/start.js", "/e/small/"),
    *("/e/small/state.json", "/e/small/events", f"/e/small/copy.json?file={TOWNS}&line=9"),
    *("/e/small/edition.pdf", "/e/small/made/x.pdf", "/e/small/folder.zip", "/e/small/plan.json"),
    *("/e/small/originals/train", "/e/small/homes.json", "/e/small/signing.json", "/e/none/"),
)
WRITES = tuple(MAY)


@pytest.mark.parametrize("path", READS)
def test_nobody_reads_without_a_session(paper: Paper, path: str) -> None:
    status, headers, body = paper.ask("GET", path)
    assert status == 401 and "小镇" not in body.decode()
    assert headers["content-type"] == "application/json"
    status, headers, body = paper.ask("GET", path, accept="text/html,*/*")
    assert (status, body) == (303, b"") and headers["location"].startswith("/door/?to=/")


@pytest.mark.parametrize("act", WRITES)
def test_nobody_writes_without_a_session(paper: Paper, act: str) -> None:
    before = paper.words()
    for path in (f"/{act}", f"/e/small/{act}"):
        assert paper.ask("POST", path, "", b"{}")[0] == 401
        assert paper.ask("POST", path, "", b"{}", accept="text/html")[0] == 401
    assert paper.words() == before


def test_a_false_session_is_none(paper: Paper) -> None:
    account = paper.accounts.all()["编辑丙"]
    good = paper.accounts.cookie(account)
    told, _, mac = good.partition(".")
    chief = paper.accounts.cookie(paper.accounts.all()["总编戊"])
    old = paper.accounts.cookie(account, now=0.0)
    false = (
        *("", ".", "x.y", told, f"{told}.", f".{mac}", f"{chief.partition('.')[0]}.{mac}"),
        *(good[:-1] + ("0" if good[-1] != "0" else "1"), good + "0", old, "é" * 9, "a" * 9_000),
    )
    for cookie in false:
        assert paper.accounts.session(cookie) is None, cookie
    assert paper.accounts.session(good) == account
    until = SESSION_S + 1.0
    assert paper.accounts.session(paper.accounts.cookie(account, now=0.0), now=until) is None


def test_a_session_ends_with_its_account_and_with_its_password(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    accounts.put("甲", Role.CHIEF, SESAME)
    accounts.put("乙", Role.EDITOR, SESAME)
    first = accounts.cookie(accounts.all()["甲"])
    assert Accounts(tmp_path).session(first) is not None  # a restart goes on
    accounts.put("甲", Role.CHIEF, SESAME + "新")
    assert accounts.session(first) is None
    second = accounts.cookie(accounts.all()["甲"])
    accounts.put("甲", Role.REPORTER, SESAME + "新")
    assert accounts.session(second) is None
    third = accounts.cookie(accounts.all()["乙"])
    accounts.remove("乙")
    assert accounts.session(third) is None


def test_a_password_is_kept_as_a_hash_for_its_owner_alone(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path)
    for name in ("甲", "乙"):
        accounts.put(name, Role.EDITOR, SESAME)
    told = (tmp_path / FILE).read_text("utf-8")
    one, two = accounts.all().values()
    assert SESAME not in told and one.salt != two.salt and one.hash != two.hash
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert accounts.signed_in("甲", SESAME) == accounts.all()["甲"]
    assert accounts.signed_in("甲", SESAME + "x") is None
    assert accounts.signed_in("丙", SESAME) is None
    for name, password in (("", SESAME), ("a\nb", SESAME), ("甲" * 41, SESAME), ("甲", "短")):
        with pytest.raises(PressError):
            accounts.put(name, Role.EDITOR, password)
    (tmp_path / FILE).write_text("{", "utf-8")
    with pytest.raises(PressError):
        accounts.all()


@pytest.mark.parametrize("name", PEOPLE)
def test_a_role_may_what_its_table_says(paper: Paper, name: str) -> None:
    """Whatever a role may not do never reaches the desk, which would here do anything."""
    inner = gated(PlainTextResponse("done"), paper.accounts, CHINESE, HOSTS)
    cookie = f"{COOKIE}={paper.accounts.cookie(paper.accounts.all()[name])}"

    def status(path: str, method: str = "POST") -> int:
        return asked(inner, method, path, {"cookie": cookie})[0]

    for act, roles in MAY.items():
        wanted = 200 if PEOPLE[name] in roles else 403
        for path in (f"/e/small/{act}", f"/{act}", f"/e/x/y//{act}"):
            assert {status(path, m) for m in ("POST", "PUT", "DELETE", "PATCH")} == {wanted}
        for odd in (f"{act}/", f"{act};a", act.upper(), f"{act}.json", f"{act} ", f"x{act}"):
            assert status(f"/e/small/{odd}") == 403
    assert {role for roles in MAY.values() for role in roles} == set(PEOPLE.values())


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method_gets_round_the_roles(paper: Paper, method: str) -> None:
    for act in WRITES:
        assert paper.ask(method, f"/e/small/{act}", "总编戊", b"{}")[0] in (403, 404, 405)


def test_a_change_is_the_accounts_whatever_the_page_says(paper: Paper) -> None:
    edit = {"field": "deck", "was": "", "words": "签名试一试"}
    assert paper.post("copy", "记者甲", file=TOWNS, edits=[edit], who="总编戊")[0] == 200
    journal = Journal(paper.folder)
    assert journal.entries()[0].who == "记者甲"
    told = json.loads(paper.ask("GET", "/e/small/signing.json", "编辑丙")[2])
    sign = {"hash": told["hash"], "office": "总编辑", "who": "总编戊"}
    assert paper.post("sign", "记者甲", step="first-review", **sign)[0] == 403
    assert paper.post("sign", "编辑丙", step="first-review", **sign)[0] == 200
    one = signed(journal)[Step.FIRST_REVIEW]
    assert (one.who, one.office) == ("编辑丙", "责任编辑")
    assert paper.post("sign", "编辑丙", step="second-review", **sign)[0] == 403
    assert paper.post("unsign", "记者甲", step="first-review")[0] == 403
    assert paper.post("sign", "校对乙", step="first-proof", **sign)[0] == 200
    due = {one["step"]: one["due"] for one in told["steps"]}
    assert due == {step: step in ("first-review", "first-proof") for step in SIGNS}
    assert paper.post("undo", "校对乙")[0] == 403  # a reporter's change is not his to take back
    assert paper.post("undo", "记者甲")[0] == 200


@pytest.mark.parametrize("way", ["name", "file", "figure", "thumb", "edition", "made"])
def test_no_way_out_of_the_folder(paper: Paper, way: str) -> None:
    for odd in ("../../.desk/accounts.json", ".desk/accounts.json", "..", "/etc/passwd", "a\0b"):
        plain = odd.replace("/", "%2F")
        path = {
            "name": f"/e/small/boxes.json?name={plain}",
            "file": f"/e/small/copy.json?file={plain}&line=1",
            "figure": f"/e/small/table.json?figure={plain}",
            "thumb": f"/thumbs/{odd}.png",
            "edition": f"/e/{odd}/",
            "made": f"/e/small/made/{odd}",
        }[way]
        status, _, body = paper.ask("GET", path, "总编戊")
        assert status in (404, 422, 307) and b"scrypt" not in body and b"salt" not in body
    edit = {"field": "title", "was": "", "words": "x"}
    assert paper.post("copy", "总编戊", file="../x.md", edits=[edit])[0] in (400, 422)
    assert all(not name.startswith(".") for name in sources(paper.folder))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 400),
        ({"host": "127.0.0.1.evil.example"}, 400),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"http://{HOST}.evil.example"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({TOKEN_HEADER: ""}, 403),
        ({TOKEN_HEADER: "x" * 32}, 403),
        ({"content_type": "text/plain"}, 403),
        ({"content_type": "application/x-www-form-urlencoded"}, 403),
        ({"content_type": "multipart/form-data"}, 403),
    ],
)
def test_another_site_changes_nothing(paper: Paper, headers: dict[str, str], status: int) -> None:
    before = paper.words()
    body = {"file": TOWNS, "edits": [{"field": "title", "was": "", "words": "x"}]}
    data = json.dumps(body).encode()
    assert paper.ask("POST", "/e/small/copy", "总编戊", data, **headers)[0] == status
    assert paper.come("总编戊", SESAME, **headers)[0] == status
    assert paper.words() == before


def test_whatever_the_desk_can_change_somebody_may(paper: Paper) -> None:
    """A chart could be added by nobody in an office: its act was not in the table."""
    routes = (*paper.room.app.routes, *paper.office._start.routes)
    posts = [one for one in routes if isinstance(one, Route) and "POST" in (one.methods or ())]
    acts = {one.path[1:] for one in posts}
    assert "chart" in acts and acts == set(MAY)


def test_a_session_is_given_for_a_password_and_no_script_sees_it(paper: Paper) -> None:
    status, told, body = paper.come("总编戊", SESAME, origin=f"http://{HOST}")
    cookie = told["set-cookie"].lower()
    assert (status, body) == (200, {"name": "总编戊"})
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/"))
    assert SESAME not in told["set-cookie"]
    session = told["set-cookie"].partition(";")[0]
    assert paper.ask("GET", "/e/small/copy.json?file=edition.yaml", cookie=session)[0] == 200
    out = paper.ask("POST", "/door/out", "", b"{}", cookie=session)
    assert out[0] == 200 and "max-age=0" in out[1]["set-cookie"].lower()
    for accounts in (paper.accounts, Accounts(paper.folder.parent)):  # also after a restart
        assert accounts.session(session.partition("=")[2]) is None
    page = paper.ask("GET", "/e/small/", "总编戊")[2].decode()
    assert 'value="总编戊" readonly' in page and "总编辑" in page


def test_passwords_are_not_tried_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_N", 2**6)
    paper = Paper(tmp_path)
    tried: list[str] = []
    real = paper.accounts.signed_in

    def counted(name: str, password: str) -> kept.Account | None:
        tried.append(name)
        return real(name, password)

    monkeypatch.setattr(paper.accounts, "signed_in", counted)

    async def all_at_once() -> list[int]:
        loop = asyncio.get_running_loop()
        ways = (loop.run_in_executor(None, paper.come, "总编戊", f"错{n}") for n in range(40))
        return [status for status, *_ in await asyncio.gather(*ways)]

    statuses = asyncio.run(all_at_once())
    assert (statuses.count(403), statuses.count(429)) == (TRIES, 40 - TRIES)
    assert len(tried) == TRIES
    assert paper.come("总编戊", SESAME)[0] == 429  # from here, and for this name, for a minute


def test_the_door_is_recorded_without_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_N", 2**6)
    paper = Paper(tmp_path)
    assert paper.come("总编戊", SESAME)[0] == 200
    assert paper.come("记者甲", "猜一个密码")[0] == 403
    assert paper.come(SESAME, "总编戊")[0] == 403  # typed in the wrong boxes
    assert paper.ask("POST", "/door/out", "总编戊", b"{}")[0] == 200
    assert paper.ask("POST", "/door/out", "", b"{}")[0] == 200  # nobody left
    for _ in range(TRIES + 3):
        paper.come("总编戊", "又猜一个")
    told = json.loads(paper.ask("GET", "/door/record.json", "总编戊")[2])["passings"]
    seen = [(one["what"], one["name"], one["role"], one["from"]) for one in reversed(told)]
    here = "127.0.0.1"
    assert seen[:4] == [
        ("登录", "总编戊", "总编辑", here),
        ("密码不对", "记者甲", "记者", here),
        ("密码不对", "（没有这个账号）", "", here),
        ("退出", "总编戊", "总编辑", here),
    ]
    assert [one[0] for one in seen[4:]].count("试错太多，须等候") == 1
    assert len(seen) <= 4 + TRIES + 1  # who waits writes no more lines
    now = f"{dt.datetime.now():%Y-%m-%d}"
    assert all(one["at"].startswith(now) for one in told)
    file = tmp_path / signins.FILE
    words = file.read_text("utf-8")
    assert SESAME not in words and "猜一个" not in words
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for name, role in PEOPLE.items():
        status = paper.ask("GET", "/door/record.json", name)[0]
        assert status == (200 if role is Role.CHIEF else 403)
        assert ("登录记录" in paper.ask("GET", "/", name)[2].decode()) == (status == 200)
    assert paper.ask("GET", "/door/record.json")[0] == 401


def test_the_record_is_bounded_and_a_broken_line_harms_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import build_pdf

    record = signins.SignIns(tmp_path)
    assert record.newest() == []
    assert build_pdf.main(["accounts", str(tmp_path), "--log", "--lang", "zh"]) == 0
    assert "还没有人登录过" in capsys.readouterr().out
    monkeypatch.setattr(signins, "MOST_BYTES", 2_000)
    for number in range(60):
        record.note(signins.Event.IN, f"甲{number}", Role.EDITOR, "x" * 900)
    files = [tmp_path / signins.FILE, tmp_path / signins.OLD]
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert {path.name for path in files[0].parent.iterdir()} == {file.name for file in files}
    assert [one.name for one in record.newest(12)] == [f"甲{n}" for n in range(59, 47, -1)]
    with files[0].open("ab") as stream:  # a line that a failure of power cut off, and no line
        stream.write(b'[]\n"x"\n\xff\n{"at": 1, "event": "in", "role": "king"}\n{"at": "2026')
    record.note(signins.Event.OUT, "乙", Role.CHIEF, "10.0.0.7")
    first, second, *_ = record.newest()
    assert (first.name, first.event, second.name) == ("乙", signins.Event.OUT, "甲59")
    assert build_pdf.main(["accounts", str(tmp_path), "--log", "--lang", "en"]) == 0
    assert "left" in capsys.readouterr().out.splitlines()[0]


def test_what_is_too_large_is_refused(paper: Paper) -> None:
    before = paper.words()
    edit = {"field": "title", "was": "", "words": "长" * 200_000}
    assert paper.post("copy", "总编戊", file=TOWNS, edits=[edit])[0] == 400
    assert (
        paper.post("copy", "总编戊", file=TOWNS, edits=[{**edit, "words": "长" * 20_002}])[0] == 400
    )
    many = [{"field": f"f{n}", "was": "", "words": "x"} for n in range(101)]
    assert paper.post("copy", "总编戊", file=TOWNS, edits=many)[0] == 400
    assert paper.post("copy", "总编戊", file="f" * 201, edits=[])[0] == 400
    deep = b"[" * 100_000
    assert paper.ask("POST", "/e/small/copy", "总编戊", deep)[0] == 400
    assert paper.ask("POST", "/door/in", "", b"x" * 5_000)[0] == 403
    assert paper.ask("GET", "/e/small/" + "x" * 3_000, "总编戊")[0] == 404
    assert paper.words() == before


def test_who_sends_nothing_more_is_not_waited_for(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "SLOW_S", 0.01)

    async def slow() -> int:
        sent: list[Message] = []
        first: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}]

        async def receive() -> Message:
            if first:
                return first.pop()
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: Message) -> None:
            sent.append(message)

        cookie = paper.accounts.cookie(paper.accounts.all()["总编戊"])
        headers = {"host": HOST, TOKEN_HEADER: paper.room.copy.token}
        headers |= {"content-type": "application/json", "cookie": f"{COOKIE}={cookie}"}
        scope = {"type": "http", "method": "POST", "path": "/e/small/copy", "query_string": b""}
        scope |= {"headers": [(k.encode(), v.encode()) for k, v in headers.items()]}
        scope |= {"scheme": "http", "server": ("127.0.0.1", 8765), "client": ("127.0.0.1", 1)}
        await paper.app(scope, receive, send)
        return int(sent[0]["status"])

    assert asyncio.run(slow()) == 408


def test_two_hundred_at_a_time_are_answered_and_lose_nothing(paper: Paper) -> None:
    """Each changes a paragraph of his own or is told of the other's: what is saved stands."""
    text = (paper.folder / TOWNS).read_text("utf-8")
    told = json.loads(paper.ask("GET", f"/e/small/copy.json?file={TOWNS}&line=9", "编辑丙")[2])
    (field,) = told["fields"]

    def change(number: int) -> tuple[int, str]:
        who = list(PEOPLE)[number % 5]
        words = f"{field['words']}{number}"
        edit = {"field": field["field"], "was": field["words"], "words": words}
        if number % 10:
            return paper.ask("GET", "/e/small/state.json", who)[0], ""
        return paper.post("copy", who, file=TOWNS, edits=[edit])[0], words

    async def crowd() -> list[tuple[int, str]]:
        loop = asyncio.get_running_loop()
        ways = (loop.run_in_executor(None, change, number) for number in range(200))
        return await asyncio.gather(*ways)

    answers = asyncio.run(crowd())
    saved = [words for status, words in answers if words and status == 200]
    assert len(saved) == 1 and saved[0] in (paper.folder / TOWNS).read_text("utf-8")
    assert sum(status == 409 for status, words in answers if words) == 19
    assert all(status == 200 for status, words in answers if not words)
    (paper.folder / TOWNS).write_text(text, "utf-8")


def test_a_script_in_any_field_stays_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_N", 2**6)
    paper = Paper(tmp_path)
    paper.accounts.put("<b>己\"'", Role.CHIEF, SESAME)
    fields = ("kicker", "title", "deck", "dateline", "byline")
    now = json.loads(
        paper.ask("GET", f"/e/small/copy.json?file={TOWNS}&fields={','.join(fields)}", "编辑丙")[2]
    )
    edits = [{"field": f["field"], "was": f["words"], "words": SCRIPT} for f in now["fields"]]
    assert paper.post("copy", "<b>己\"'", file=TOWNS, edits=edits)[0] == 200
    again = paper.ask("GET", f"/e/small/copy.json?file={TOWNS}&fields=title", "编辑丙")
    assert json.loads(again[2])["fields"][0]["words"] == SCRIPT
    for path in ("/e/small/changes.json", "/e/small/plan.json", "/editions.json"):
        status, headers, body = paper.ask("GET", path, "编辑丙")
        assert (status, headers["content-type"]) == (200, "application/json") and body
        assert headers["x-content-type-options"] == "nosniff"
    for path in ("/", "/e/small/"):
        page = paper.ask("GET", path, "<b>己\"'")[2].decode()
        assert "<b>己" not in page and "alert(1)" not in page
    scripts = [TEMPLATES / f"{name}.js" for name in (*SCRIPTS, "start", "door")]
    said = "".join(path.read_text("utf-8") for path in scripts)
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in said


def test_accounts_are_kept_by_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import build_pdf

    folder = str(tmp_path)
    assert build_pdf.main(["accounts", folder, "--lang", "zh"]) == 0
    assert "还没有账号" in capsys.readouterr().out
    assert build_pdf.main(["serve", folder, "--listen", "127.0.0.1", "--lang", "zh"]) == 1
    assert "--add" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SESAME}\n"))
    assert build_pdf.main(["accounts", folder, "--add", "甲", "--role", "chief"]) == 0
    assert Accounts(tmp_path).signed_in("甲", SESAME) is not None
    monkeypatch.setattr("sys.stdin", io.StringIO("短\n"))
    assert build_pdf.main(["accounts", folder, "--add", "乙"]) == 1
    assert build_pdf.main(["accounts", folder, "--remove", "乙"]) == 1
    assert build_pdf.main(["accounts", folder, "--remove", "甲", "--lang", "zh"]) == 0
    assert Accounts(tmp_path).all() == {}
