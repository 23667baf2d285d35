"""The panels of the desk: what each lists, what a choice does, and who may not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bench.told import CHINESE
from layout.app.desk.app import application
from layout.app.desk.copydesk import CopyDesk
from layout.app.desk.deciding import Deciding
from layout.app.desk.guard import TOKEN_HEADER
from layout.app.desk.hub import Hub
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
        parts = (Deciding(self.copy.journal),)
        self.app = application(Hub(), Pictures(), CHINESE, copydesk=self.copy, parts=parts)

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
