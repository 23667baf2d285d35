"""The panels of the desk: what each lists, what a choice does, and who may not."""

from __future__ import annotations

import io
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image
from starlette.applications import Starlette

from bench.told import CHINESE
from content.editing.draft import Draft
from content.model import Datum, Finding, Severity, Table
from content.reading.reader import read_edition
from content.source.rules import Rule
from content.words import CodedError, Message
from layout.app.desk import delivering
from layout.app.desk import zones as places
from layout.app.desk.app import application
from layout.app.desk.charting import Charting, rows_of
from layout.app.desk.copydesk import CopyDesk
from layout.app.desk.deciding import Deciding
from layout.app.desk.delivering import PRESS_FAULTS
from layout.app.desk.guard import TOKEN_HEADER
from layout.app.desk.homes import Homes
from layout.app.desk.hub import Hub
from layout.app.desk.pictures import PictureDesk
from layout.app.desk.planning import Planning
from layout.app.desk.signoffs import Due, Signoffs
from layout.app.desk.state import PageView, State, found
from layout.app.desk.wished import Kept, Stood
from layout.app.desk.zones import Zone
from layout.edition.conductor import Observer
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.edition.outcome import Outcome, Refusal
from tests.serve.asking import asked, doubt_of_an_import

SMALL = Path(__file__).parents[1] / "editions" / "small"
TOWNS = "articles/2-towns.md"
SUBHEAD = "\n\n一分钟\n\n青石镇的烦恼"


class Pictures:
    def picture(self, name: str, dpi: int) -> bytes | None:
        return None


class Desk:
    """An edition's desk, asked without a server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copy = CopyDesk(folder)
        self.hub = Hub()
        planning = Planning(self.copy.journal, lambda: self.hub.state)
        journal, self.due = self.copy.journal, Due(self.copy.journal, CHINESE)
        signoffs = Signoffs(journal, lambda: self.hub.state, CHINESE)
        pictures, charts = PictureDesk(journal), Charting(journal, CHINESE)
        parts = (Deciding(journal), pictures, Homes(journal), charts, planning, signoffs)
        self.app = application(self.hub, Pictures(), CHINESE, copydesk=self.copy, parts=parts)

    def get(self, path: str) -> Any:
        status, _, data = asked(self.app, "GET", path, {})
        assert status == 200, data
        return json.loads(data)

    def post(self, path: str, **body: object) -> tuple[int, Any]:
        """Return status and JSON of a change that is asked for."""
        headers = {"content-type": "application/json", TOKEN_HEADER: self.copy.token}
        status, _, data = asked(self.app, "POST", path, headers, json.dumps(body).encode())
        return status, json.loads(data)

    def done(self, path: str, **body: object) -> Any:
        """Ask for a change that is made."""
        status, told = self.post(path, **body)
        assert status == 200, told
        return told

    def read(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    return Desk(folder)


def test_a_doubt_is_decided_by_a_button(desk: Desk) -> None:
    before = desk.read(TOWNS)
    words = before.replace("\n\n青石镇的烦恼", SUBHEAD)
    (desk.folder / TOWNS).write_text(words, encoding="utf-8")
    doubt_of_an_import(desk.folder, "一分钟", "稿.docx 第9段", f"{TOWNS}:9")

    (one,) = desk.get("/doubts.json")["doubts"]
    assert (one["words"], one["role"], one["decided"]) == ("一分钟", "正文", None)
    names = {each["choice"]: each["name"] for each in one["choices"]}
    assert names["keep"] == "对，是正文" and names["subhead"] == "改作小标题"
    assert desk.post("/doubt", id=one["id"], choice="rm -rf")[0] == 422
    assert desk.read(TOWNS) == words

    desk.done("/doubt", id=one["id"], choice="subhead", who="甲")
    assert desk.read(TOWNS) == words.replace("\n一分钟\n", "\n## 一分钟\n")
    (one,) = desk.get("/doubts.json")["doubts"]
    assert (one["decided"]["name"], one["decided"]["who"]) == ("改作小标题", "甲")
    desk.done("/undo")
    assert desk.get("/doubts.json")["doubts"][0]["decided"] is None
    desk.done("/doubt", id=one["id"], choice="mended", who="丙")  # by changing its words
    (now,) = desk.get("/doubts.json")["doubts"]
    assert (now["decided"]["name"], now["decided"]["who"]) == ("已改", "丙")
    assert desk.read(TOWNS) == words


def test_advice_for_the_command_line_is_not_given_to_who_has_buttons(desk: Desk) -> None:
    done = "作正文；导入时加 --tables；可在各篇的 figures 改；移到 pictures/pictures.yaml"
    doubt_of_an_import(desk.folder, "一分钟", "稿", "", done=done)
    assert desk.get("/doubts.json")["doubts"][0]["done"] == "作正文"


def test_a_picture_that_is_put_aside_is_told_where_it_can_be_placed() -> None:
    told = Message("read.unused", {"name": "train", "folder": "pictures"})
    one = Finding(
        rule=Rule.UNUSED_FILE.value, severity=Severity.WARNING, file="pictures/train", told=told
    )
    (item,) = found([one], CHINESE, {})
    assert "图片放在哪里" in item.remedy


def test_a_picture_is_moved_to_another_story_and_into_the_opening(desk: Desk) -> None:
    def homes() -> dict[str, str]:
        return {one["name"]: one["home"] for one in desk.get("/homes.json")["pictures"]}

    before, opening = desk.read(TOWNS), desk.read("edition.yaml")
    assert homes() == {"train": "*", "train-detail": "1-line"}
    assert desk.post("/home", name="train", was="", home="2-towns")[0] == 409  # it stands elsewhere
    assert desk.post("/home", name="train", was="*", home="no")[0] == 422
    assert desk.post("/home", name="train", was="*", home="../x")[0] == 400
    desk.done("/home", name="train", was="*", home="2-towns", who="甲")
    assert homes()["train"] == "2-towns"
    assert "pictures: [train]\n" in desk.read(TOWNS)
    assert "train" not in desk.read("edition.yaml")
    desk.done("/home", name="train", was="2-towns", home="")
    assert homes()["train"] == "" and desk.read(TOWNS) == before
    desk.done("/home", name="train", was="", home="*")
    assert homes()["train"] == "*"
    told = desk.get("/homes.json")["homes"]
    assert (told[0], told[-1]) == (["*", "头条大图（刊头）"], ["", "不用"])
    for _ in range(3):
        desk.done("/undo")
    assert (desk.read(TOWNS), desk.read("edition.yaml")) == (before, opening)


def test_a_picture_is_called_by_its_caption_or_its_place_and_no_file(desk: Desk) -> None:
    def called() -> dict[str, str]:
        return {one["name"]: one["called"] for one in desk.get("/homes.json")["pictures"]}

    file = desk.folder / "pictures/pictures.yaml"
    assert called()["train"] == "慢线列车驶过白渡镇（样本图）"
    file.write_text(re.sub(r"(?m)^  caption:.*\n", "", file.read_text("utf-8")), "utf-8")
    title = Draft(desk.folder).words("articles/1-line.md", "title")
    assert called() == {"train": "头条大图（刊头）", "train-detail": f"《{title}》的配图"}
    told = Message("read.no-credit", {"picture": "train", "place": "p"})
    warning = {"severity": Severity.WARNING, "rule": "picture-credit", "told": told}
    finding = Finding.model_validate({**warning, "file": "pictures/pictures.yaml"})
    (item,) = found([finding], CHINESE, called())
    assert item.message == "“头条大图（刊头）”图片缺署名"
    file.write_text("train: [", "utf-8")
    assert called()["train"] == "train", "a file that cannot be read names nothing"


def test_cells_that_are_pasted_become_a_chart_of_the_story(desk: Desk) -> None:
    before = desk.read(TOWNS)
    cells = "年份\t粮食产量（万吨）\n2029年\t41.2\n2030年\t43.9\n2031年\t45"
    told = desk.done("/chart", article="2-towns", title="粮食产量", source="县统计局", cells=cells)
    assert told == {"saved": True, "told": ""}
    edition = read_edition(desk.folder).edition
    assert edition is not None
    chart = next(a for a in edition.articles if a.id == "2-towns").figures[-1]
    assert (chart.kind, chart.title, chart.source) == (
        "change",
        "粮食产量",
        "资料来源：县统计局",
    )
    assert [item.value for item in chart.items] == [41.2, 43.9, 45]
    listed = desk.get("/changes.json")["changes"]
    assert {one["file"] for one in listed} == {TOWNS, "figures/figure-1.yaml"}
    (parts,) = [one["parts"] for one in listed if one["file"] != TOWNS]
    assert parts == [["", "粮食产量", "", ""]]
    before_two = desk.read(TOWNS)
    desk.done("/chart", article="2-towns", unit="户", cells="镇 新户\n甲镇 41\n乙镇 43")
    assert ",户\n" in desk.read("figures/figure-2.csv")
    names = re.search(r"figures: \[(.*)\]", desk.read(TOWNS))
    assert names and len(set(names[1].split(", "))) == 2 + before.count("figures: ["), (
        "no name twice"
    )
    desk.done("/undo")
    assert desk.read(TOWNS) == before_two
    desk.done("/undo")
    assert desk.read(TOWNS) == before and read_edition(desk.folder).edition is not None


def test_cells_that_are_no_clear_chart_are_set_as_the_table_that_they_are(desk: Desk) -> None:
    cells = "镇,河长,电话\n甲镇,王某,1\n乙镇,李某,2"
    told = desk.done("/chart", article="2-towns", title="河长", cells=cells)
    assert told["told"] == "照原样排成表：有文字栏" and "tables: [table-1]" in desk.read(TOWNS)
    for wrong in ("只有一格", "", "甲 乙"):
        assert desk.post("/chart", article="2-towns", cells=wrong)[0] == 422
    assert desk.post("/chart", article="none", cells=cells)[0] == 422
    assert desk.post("/chart", article="../x", cells=cells)[0] == 400
    assert rows_of('甲\t"乙\n丙"\n') == (("甲", "乙\n丙"),), "a cell of two lines"


def test_a_box_is_drawn_on_a_picture_and_written_as_a_person_would(desk: Desk) -> None:
    file = "pictures/pictures.yaml"
    before = desk.read(file)
    told = desk.get("/boxes.json?name=train&aspect=1.5")
    assert told["boxes"]["safe"] == {"left": 0.2, "top": 0.3, "right": 0.8, "bottom": 0.8}
    assert told["printed"]["right"] <= 1 and told["file"] == "train.png"
    status, headers, data = asked(desk.app, "GET", "/originals/train", {})
    assert status == 200 and headers["content-type"].startswith("image/") and len(data) > 100
    safe = {"left": 0.25, "top": 0.3, "right": 0.8, "bottom": 0.8}
    was = {"safe": told["boxes"]["safe"]}
    desk.done("/boxes", name="train", boxes={"safe": safe}, was=was, who="甲")
    assert desk.read(file) == before.replace("safe: {left: 0.2,", "safe: {left: 0.25,")
    # somebody else has drawn it meanwhile
    assert desk.post("/boxes", name="train", boxes={"safe": None}, was=was)[0] == 409
    now = {"safe": safe, "crop": told["boxes"]["crop"]}
    desk.done("/boxes", name="train", boxes={"safe": None, "crop": None}, was=now)
    assert "safe:" not in desk.read(file)


@pytest.mark.parametrize("name", ["../edition", "no", "", ".desk", "pictures"])
def test_only_pictures_of_the_edition_are_shown(desk: Desk, name: str) -> None:
    assert asked(desk.app, "GET", f"/boxes.json?name={name}", {})[0] == 422
    assert asked(desk.app, "GET", f"/originals/{name}", {})[0] == 404


def test_another_file_takes_a_pictures_place(desk: Desk) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(stream, "JPEG")
    headers = {"content-type": "application/octet-stream", TOKEN_HEADER: desk.copy.token}
    place = "/replace?name=train&file="
    status, _, told = asked(desk.app, "POST", f"{place}new.exe", headers, stream.getvalue())
    assert status == 422, told
    assert asked(desk.app, "POST", f"{place}new.jpg", headers, b"GIF89a no")[0] == 422
    assert asked(desk.app, "POST", f"{place}new.jpg", {}, stream.getvalue())[0] == 403
    assert asked(desk.app, "POST", f"{place}new.jpg", headers, stream.getvalue())[0] == 200
    names = sorted(p.name for p in (desk.folder / "pictures").glob("train.*"))
    assert names == ["train.jpg"] and "crop" not in desk.read("pictures/pictures.yaml")
    desk.done("/undo")
    assert (desk.folder / "pictures/train.png").is_file()
    assert "crop" in desk.read("pictures/pictures.yaml")


def test_a_charts_data_is_a_table(desk: Desk) -> None:
    table = desk.get("/table.json?figure=towns")
    assert table["file"] == "figures/towns.csv"
    before, rows = desk.read("figures/towns.csv"), table["rows"]
    rows = [{**row, "cells": [*row["cells"]]} for row in rows]
    rows[1]["cells"][0] += "甲"
    saved = {"figure": "towns", "seen": table["rows"], "rows": rows}
    desk.done("/table", **saved)
    old, new = before.split("\n"), desk.read("figures/towns.csv").split("\n")
    assert [i for i, row in enumerate(new) if row != old[i]] == [2]
    assert desk.post("/table", **saved)[0] == 409


def test_stories_change_places(desk: Desk) -> None:
    names = [story["id"] for story in desk.get("/plan.json")["stories"]]
    turned = [names[1], names[0], *names[2:]]
    desk.done("/order", was=names, names=turned, who="甲")
    edition = read_edition(desk.folder).edition
    assert edition is not None and [article.id for article in edition.articles] == turned
    assert desk.post("/order", was=names, names=turned)[0] == 409
    assert desk.post("/order", was=turned, names=[*turned[1:], "../x"])[0] == 400
    desk.done("/undo")
    assert [story["id"] for story in desk.get("/plan.json")["stories"]] == names


def test_a_wish_is_written_shown_with_what_became_of_it_and_taken_out(desk: Desk) -> None:
    before, wish = desk.read(TOWNS), {"article": "2-towns", "field": "width"}
    desk.done("/wish", **wish, was="", value="full")
    assert "width: full" in desk.read(TOWNS)
    kept = Kept("width", False, "排成 50% 宽")
    desk.hub.state = State(stood=(Stood("2-towns", ("第 05 版",), 50, 2, (kept,)),))
    story = next(s for s in desk.get("/plan.json")["stories"] if s["id"] == "2-towns")
    assert (story["wishes"]["width"], story["pages"], story["percent"]) == (
        "full",
        ["第 05 版"],
        50,
    )
    assert story["kept"] == [{"wish": "width", "kept": False, "told": "排成 50% 宽"}]
    assert desk.post("/wish", **wish, was="", value="wide")[0] == 409
    assert desk.post("/wish", **wish, was="full", value="vast")[0] == 422
    desk.done("/wish", **wish, was="full", value="")
    assert desk.read(TOWNS) == before


def test_the_editions_look_and_format_are_chosen(desk: Desk) -> None:
    told = desk.get("/plan.json")
    assert told["settings"]["profile"] == "tabloid"
    assert ["sea", "海 · 生态"] in told["choices"]["look"]
    desk.done("/wish", field="look", was="", value="sea")
    desk.done("/wish", field="profile", was="tabloid", value="broadsheet")
    edition = read_edition(desk.folder).edition
    assert edition is not None
    assert (edition.look, edition.profile, edition.fit.formats) == ("sea", "broadsheet", ())
    told = [one["parts"] for one in desk.get("/changes.json")["changes"]]
    assert told == [[["四开", "对开", "", ""]], [["", "海 · 生态", "", ""]]]
    assert desk.post("/wish", field="look", article="2-towns", was="", value="sea")[0] == 422


def rename(desk: Desk, file: str, field: str, words: str) -> tuple[int, Any]:
    """Give a field other words."""
    was = desk.get(f"/copy.json?file={file}&fields={field}")["fields"][0]["words"]
    return desk.post("/copy", file=file, edits=[{"field": field, "was": was, "words": words}])


def test_what_was_changed_after_a_sign_off_is_told_in_words(desk: Desk) -> None:
    told = desk.get("/signing.json")
    names = "初审 复审 终审 一校 二校 三校"
    assert " ".join(step["name"] for step in told["steps"]) == names
    assert [step["due"] for step in told["steps"]] == [True, False, False] * 2
    one = {"step": "first-review", "office": "责任编辑"}
    assert desk.post("/sign", **one, hash=told["hash"], who="")[0] == 422
    desk.done("/sign", **one, hash=told["hash"], who="甲")
    assert rename(desk, TOWNS, "title", "三座小镇分一条线")[0] == 200
    first, *_ = desk.get("/signing.json")["steps"]
    assert first["signed"] | {"at": ""} == {
        "who": "甲",
        "office": "责任编辑",
        "at": "",
        "changes": 1,
    }
    compared = desk.get("/compare.json?old=sign:first-review&new=now")
    (found,) = compared["differences"]
    assert (found["file"], found["name"]) == (TOWNS, "标题")
    assert found["parts"] == [["怎样", "", "三座小镇", "分一条线"]]
    assert desk.post("/sign", **one, hash=told["hash"], who="甲")[0] == 409
    desk.done("/undo")
    assert desk.get("/signing.json")["steps"][0]["signed"]["changes"] == 0
    desk.done("/unsign", step="first-review", who="甲")
    assert desk.get("/signing.json")["steps"][0]["signed"] is None


def test_the_house_withholds_what_is_not_signed(desk: Desk) -> None:
    desk.due.check()  # no house, no rule
    assert desk.due.told()[0] == "初审未签"
    (desk.folder / "house.yaml").write_text("signoffs: [初审]\n", encoding="utf-8")
    with pytest.raises(CodedError) as refused:
        desk.due.check()
    assert "初审未签" in CHINESE.text(refused.value.told)
    seen = desk.get("/signing.json")
    assert seen["steps"][0]["required"]
    desk.done("/sign", step="first-review", hash=seen["hash"], who="甲", office="")
    desk.due.check()
    assert rename(desk, TOWNS, "title", "改了")[0] == 200
    with pytest.raises(CodedError) as refused:
        desk.due.check()
    assert "初审签后又有改动" in CHINESE.text(refused.value.told)


def test_a_locked_page_is_not_changed(desk: Desk) -> None:
    box = ((0.0, 0.0, 1.0, 1.0),)
    zones = (
        Zone("heading", TOWNS, box, ("title",)),
        Zone("picture", "pictures/pictures.yaml", box, ("train.safe",)),
        Zone("opening", "edition.yaml", box, ("headline.title",)),
    )
    others = (Zone("heading", "articles/1-line.md", box, ("title",)),)
    pages = tuple(
        PageView(name, number, 100, 100, zones=some)
        for name, number, some in (("p1", "第 05 版", zones), ("p2", "第 06 版", others))
    )
    desk.hub.state = State(pages=pages)
    desk.done("/lock", page="0", on=True, who="甲")
    status, told = rename(desk, TOWNS, "title", "改")
    assert status == 409 and "第 05 版" in told["error"]["text"] and "甲" in told["error"]["text"]
    assert rename(desk, "edition.yaml", "headline.title", "改")[0] == 409
    assert rename(desk, "articles/1-line.md", "title", "改")[0] == 200  # on no locked page
    names = [story["id"] for story in desk.get("/plan.json")["stories"]]
    assert desk.post("/order", was=names, names=names[::-1])[0] == 409
    safe = {"name": "train", "boxes": {"safe": None}}
    was = {"safe": desk.get("/boxes.json?name=train")["boxes"]["safe"]}
    assert desk.post("/boxes", **safe, was=was)[0] == 409
    desk.hub.state = State(pages=(replace(pages[0], name="p3"), pages[1]))
    locks = {one["page"]: one for one in desk.get("/signing.json")["locks"]}
    assert (locks["0"]["on"], locks["0"]["moved"], locks["1"]["on"]) == (True, True, False)
    desk.done("/lock", page="*", on=True, who="乙")
    assert desk.post("/undo")[0] == 409
    for page in "*0":
        desk.done("/lock", page=page, on=False, who="甲")
    assert desk.post("/undo")[0] == 200
    assert rename(desk, TOWNS, "title", "改")[0] == 200


def test_two_states_are_compared(desk: Desk) -> None:
    for words in ("一", "二"):
        assert rename(desk, TOWNS, "title", words)[0] == 200
    last, first = desk.get("/changes.json")["changes"]
    for step, parts in (
        (last["step"], ["一", "二"]),
        (first["step"], ["三座小镇怎样分一条线", "二"]),
    ):
        (found,) = desk.get(f"/compare.json?old=before:{step}&new=now")["differences"]
        out, into = ("".join(part[n] for part in found["parts"]) for n in (0, 1))
        assert (out in parts[0], into) == (True, parts[1])
    assert asked(desk.app, "GET", "/compare.json?old=before:x&new=now", {})[0] == 422


def test_both_words_are_shown_where_two_change_one_place(desk: Desk) -> None:
    was = desk.get(f"/copy.json?file={TOWNS}&fields=title")["fields"][0]["words"]
    edit = {"field": "title", "was": was, "words": "甲的"}
    desk.done("/copy", file=TOWNS, edits=[edit], who="甲")
    status, told = desk.post("/copy", file=TOWNS, edits=[edit | {"words": "乙的"}], who="乙")
    assert status == 409 and told["error"]["now"] == "甲的" and "甲的" in told["error"]["text"]
    again = {"field": "title", "was": "甲的", "words": "乙的"}
    desk.done("/copy", file=TOWNS, edits=[again], who="乙")
    assert [one["who"] for one in desk.get("/changes.json")["changes"]] == ["乙", "甲"]


def test_a_photograph_is_moved_where_it_is_asked_about(desk: Desk) -> None:
    """A doubt about a picture speaks of its words in pictures.yaml, whatever else has them."""
    lines = desk.read("pictures/pictures.yaml").splitlines()
    where = f"pictures/pictures.yaml:{lines.index('train:') + 1}"
    doubt_of_an_import(desk.folder, "三座小镇", "a.jpg", where, done="放在一篇", harm=1)
    told = desk.get("/doubts.json")
    (one,) = told["doubts"]
    assert (one["picture"], one["field"]) == ("train", "train.caption")
    was, others = one["home"], [home for home, _ in told["homes"] if home != one["home"]]
    assert desk.post("/doubt", id=one["id"], choice="home", into="../a")[0] == 422
    desk.done("/doubt", id=one["id"], choice="home", into=others[1])
    (one,) = desk.get("/doubts.json")["doubts"]
    assert (one["home"], bool(one["decided"])) == (others[1], True) and was != others[1]


def test_a_tables_figures_are_cells_its_head_among_them(desk: Desk) -> None:
    (desk.folder / "tables").mkdir()
    sheet = desk.folder / "tables/loans.csv"
    sheet.write_text('季度,借出\n一季度,"41,200"\n二季度\n', encoding="utf-8")
    assert asked(desk.app, "GET", "/table.json?figure=tables//etc/none", {})[0] == 422
    told = desk.get("/table.json?figure=tables/loans")
    assert told["columns"] == ["A", "B"]
    assert [row["cells"] for row in told["rows"]][2] == ["二季度", ""]
    rows = [dict(row) for row in told["rows"]]
    rows[1] = {**rows[1], "cells": ["一季度", "41,250"]}
    wrong = {"figure": "tables/../articles/x", "seen": told["rows"], "rows": rows}
    assert desk.post("/table", **wrong)[0] == 400
    desk.done("/table", figure="tables/loans", seen=told["rows"], rows=rows)
    assert sheet.read_text(encoding="utf-8") == '季度,借出\n一季度,"41,250"\n二季度\n'
    (change,) = desk.get("/changes.json")["changes"]
    assert (change["fields"], change["parts"]) == ([], [["41,200", "41,250", "一季度 ", ""]])


def test_a_table_of_its_own_file_is_one_place_also_within_the_copy() -> None:
    table = Table(id="loans", file="tables/loans.csv", columns=1, rows=())
    own = Table(columns=1, rows=())  # written in the article: its lines are its copy
    found: Any = {"one": SimpleNamespace(body=(own, table))}
    ids = {"one/loans": table, "one#1": table, "one#0": None, "one#7": None, "two/loans": None}
    assert {id: places._table(id, found) for id in ids} == ids


def test_a_press_file_that_fails_is_withheld_alone_and_told_where(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault = SimpleNamespace(
        page=1, told="文字离裁切线只有 2.0 mm", advice=Message("checks.safe-text")
    )
    refusal = Refusal(Message(PRESS_FAULTS, {"places": 1}), 1)
    asked_for: list[frozenset[Kind]] = []

    desk = delivering.Delivering(Order(SMALL))
    app = Starlette(routes=desk.routes(CHINESE, "t"))
    stages: list[object] = []

    def stage() -> object:
        return json.loads(asked(app, "GET", "/making.json", {})[2])["stage"]

    def conduct(order: Order, watch: Observer) -> Outcome:
        asked_for.append(order.kinds)
        watch.step("press")
        stages.append(stage())
        report: Any = SimpleNamespace(errors=(fault,))
        if Kind.PRESS in order.kinds:
            return Outcome(order, "e", preflight=report, refusal=refusal)
        return Outcome(order, "e", files={"e.pdf": b"%PDF"})

    monkeypatch.setattr(delivering, "conduct", conduct)
    told: Any = desk._make(CHINESE)
    assert [*stages, stage()] == [CHINESE.text("stage.press")] * 2 + [""]
    assert [Kind.PRESS in kinds for kinds in asked_for] == [True, False]
    assert [one["name"] for one in told["files"]] == ["e.pdf", "e.zip"]
    assert told["preflight"].startswith("印刷文件没有做") and "--" not in told["preflight"]
    assert "第 1 版，文字离裁切线只有 2.0 mm（把文字往里移）" in told["preflight"]


def test_what_the_preflight_only_warns_of_is_told_with_the_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault = SimpleNamespace(page=1, told="反白小字", advice=Message("checks.safe-text"))
    report: Any = SimpleNamespace(faults=(fault,), checks=(1, 2))
    made = Outcome(Order(SMALL), "e", files={"e-press.pdf": b"%PDF"}, preflight=report)
    monkeypatch.setattr(delivering, "conduct", lambda *_: made)
    told: Any = delivering.Delivering(Order(SMALL))._make(CHINESE)
    assert told["preflight"].startswith("印前检查通过，付印前看一看：第 1 版")
    report.faults = (fault, fault)
    told = delivering.Delivering(Order(SMALL))._make(CHINESE)
    assert told["preflight"].count("反白小字") == 1 and told["preflight"].endswith("共 2 处")
    report.faults = ()
    told = delivering.Delivering(Order(SMALL))._make(CHINESE)
    assert told["preflight"] == "印前检查 2 项都合格"


def test_the_number_of_an_opening_is_changed_where_it_is_written() -> None:
    """It is the band's: under the headline's fields nobody finds it."""
    band = SimpleNamespace(items=(Datum(label="开园面积", value=16.7, unit="万亩"),))
    edition: Any = SimpleNamespace(band=band, headline=SimpleNamespace(title="茶香", kicker=""))
    assert places._of_number(edition) == {"开园面积", "16.7", "万亩"}
    edition.band = None
    assert not places._of_number(edition)
