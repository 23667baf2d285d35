"""The panels of the desk: what each lists, what a choice does, and who may not."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bench.told import CHINESE
from content.reading.reader import read_edition
from layout.app.desk.app import application
from layout.app.desk.copydesk import CopyDesk
from layout.app.desk.deciding import Deciding
from layout.app.desk.guard import TOKEN_HEADER
from layout.app.desk.hub import Hub
from layout.app.desk.pictures import PictureDesk
from layout.app.desk.planning import Planning
from layout.app.desk.state import State
from layout.app.desk.wished import Kept, Stood
from tests.serve.asking import asked

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
        parts = (Deciding(self.copy.journal), PictureDesk(self.copy.journal), planning)
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
    doubt = {
        "words": "一分钟",
        "source": "稿.docx 第9段",
        "why": "段落之间的短行",
        "done": "作正文",
    }
    doubt |= {"where": f"{TOWNS}:9", "harm_told": "要核对"}
    (desk.folder / ".desk").mkdir()
    kept = json.dumps([{**doubt, "harm": 2}], ensure_ascii=False)
    (desk.folder / ".desk/doubts.json").write_text(kept, encoding="utf-8")

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
    assert desk.post("/wish", field="look", article="2-towns", was="", value="sea")[0] == 422
