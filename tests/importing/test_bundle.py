"""A folder or an archive of files is one edition: an article a file, in the order of the names."""

from __future__ import annotations

import io
import stat
import zipfile
from functools import cache
from pathlib import Path

import pytest
from docx import Document as Document_of_word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl import Workbook
from PIL import Image

from content.importing import ImportReport, SourceError, import_edition
from content.importing.blocks import Block, Document, Log, Place
from content.importing.forms.articles import Item
from content.importing.forms.articles import _article as article_of
from content.importing.forms.articles import _headline_of as headline_of
from content.importing.forms.articles import _placed_at as placed_at
from content.importing.forms.articles import _uncalled as uncalled
from content.importing.forms.bundle import in_order
from content.importing.forms.captionfile import _meant, _near
from content.importing.forms.twins import each_once
from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role
from content.model import Edition
from content.reading.reader import read_edition
from content.words import Language, Message, say
from tests.importing.conftest import TODAY
from tests.importing.offices import PARAGRAPHS, png, word_file

TITLES = ("堤上多了一条路", "苗圃的账本挂在门口", "河边的一堂课", "表是用来问为什么的")


def article(number: int) -> str:
    return (
        f"{TITLES[number]}\n本报记者 林一山\n\n{PARAGRAPHS[number]}\n\n{PARAGRAPHS[number + 1]}\n"
    )


def run(source: Path, folder: Path) -> tuple[ImportReport, Edition]:
    report = import_edition([source], folder, paper="澄江日报", today=TODAY)
    result = read_edition(folder)
    assert result.ok and result.edition is not None, result.findings
    assert report.unaccounted == ""
    return report, result.edition


def zipped(path: Path, files: dict[str, bytes], *, coding: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name.encode(coding).decode("cp437") if coding else name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    if coding:  # as packers of Chinese systems write: no mark of UTF-8, bytes of the system
        raw = path.read_bytes()
        for name in files:
            odd = name.encode(coding).decode("cp437").encode("utf-8")
            assert len(odd) >= len(name.encode(coding))
        path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    "names",
    [
        ("1.txt", "2.txt", "10.txt", "11.txt"),
        ("一、堤.txt", "二、苗.txt", "九、课.txt", "十一、表.txt"),
        ("第一版.txt", "第二版.txt", "第九版.txt", "第十版.txt"),
        ("稿3（上）.txt", "稿3（中）.txt", "稿3（下）.txt", "稿20.txt"),
        ("一/稿.txt", "二/稿.txt", "三/稿.txt", "十/稿.txt"),
    ],
)
def test_natural_order(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert sorted(names, key=in_order) == list(names)
    for number, name in enumerate(names):
        path = tmp_path / "澄江治水特刊" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")
    report, edition = run(tmp_path / "澄江治水特刊", tmp_path / "e")
    assert [a.title for a in edition.articles] == list(TITLES)
    assert edition.headline.title == "澄江治水特刊"
    assert [a.byline for a in edition.articles] == ["本报记者 林一山"] * 4
    assert any(d.why.code == "imported.headline-of-name" for d in report.doubts)


def test_a_name_that_only_begins_with_a_numeral_is_a_word() -> None:
    assert in_order("三农新貌.txt")[0][0][0] == in_order("码头.txt")[0][0][0]
    names = ["第10版.txt", "十里长堤.txt", "第2版.txt", "百年码头.txt"]
    ordered = sorted(names, key=in_order)
    assert ordered.index("第2版.txt") < ordered.index("第10版.txt")


def test_an_opening_and_pictures_and_tables_beside(tmp_path: Path) -> None:
    folder = tmp_path / "稿件"
    folder.mkdir()
    opening = f"一条河和七个老板\n——澄江县三年治水记\n\n{PARAGRAPHS[5]}\n"
    (folder / "00总题.txt").write_text(opening, encoding="gb18030")
    (folder / "01.txt").write_text(article(0), encoding="gb18030")
    (folder / "01 老周在苗圃修枝.png").write_bytes(png((1, 99, 1)))
    (folder / "02.txt").write_text(article(1), encoding="gb18030")
    (folder / "IMG_2031.png").write_bytes(png((1, 9, 99)))
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "~$01.docx").write_bytes(b"\0")
    (folder / "样片.mp4").write_bytes(b"\0")
    edition = run(folder, tmp_path / "e")[1]
    assert edition.headline.title == "一条河和七个老板"
    assert edition.headline.deck == "澄江县三年治水记"
    assert [a.title for a in edition.articles] == list(TITLES[:2])
    assert [len(a.pictures) for a in edition.articles] == [1, 1]
    assert edition.articles[0].pictures[0].caption == "老周在苗圃修枝"


@pytest.mark.parametrize("line", ["{}：{}", "{}.png　{}", "{}、{}", "table", "each"])
def test_a_file_of_captions(tmp_path: Path, line: str) -> None:
    room = tmp_path / "来稿"
    room.mkdir()
    shown = {"DSC_01": "老码头的早市。何小舟摄", "DSC_02": "新桥下的灯。林一山摄"}
    for number, name in enumerate(shown):
        (room / f"{name}.png").write_bytes(png((9, 99, 9 + number)))
    (room / "故事.txt").write_text(article(0), encoding="utf-8")
    if line == "each":
        for name, words in shown.items():
            (room / f"{name}.txt").write_text(words, encoding="utf-8")
    elif line == "table":
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        rows = [(name, *words.removesuffix("摄").split("。")) for name, words in shown.items()]
        for row in [("文件名", "图片说明", "作者"), *((n, f"{w}。", by) for n, w, by in rows)]:
            sheet.append(row)
        book.save(room / "图片清单.xlsx")
    else:
        lines = ["图片说明", *(line.format(name, words) for name, words in shown.items())]
        (room / "说明.txt").write_text("\n".join(lines), encoding="gbk")
    edition = run(room, tmp_path / "e")[1]
    placed = [edition.headline.picture, *edition.articles[0].pictures]
    told = {f"{p.caption}{p.credit}".replace(" ", "") for p in placed if p is not None}
    assert told == set(shown.values())
    assert edition.headline.title == TITLES[0]


def test_heads_within_a_file_are_sub_heads(tmp_path: Path) -> None:
    folder = tmp_path / "治水三年"
    folder.mkdir()
    word_file(folder / "1.docx")
    (folder / "2.txt").write_text(article(3), encoding="utf-8")
    edition = run(folder, tmp_path / "e")[1]
    assert [a.title for a in edition.articles] == ["一条河和七个老板", TITLES[3]]
    subheads = [p.text for p in edition.articles[0].body if p.kind == "subhead"]
    assert "河岸　步道通到家门口" in subheads


def test_a_numbered_head_keeps_its_numeral_and_is_mended(tmp_path: Path) -> None:
    folder = tmp_path / "稿"
    folder.mkdir()
    heads = ("一、产业向绿,茶山变金山", "二、城乡向美:泥路变通途", "三、民生向暖;愁事变喜事")
    copy = "\n\n".join(f"{head}\n\n{PARAGRAPHS[n]}" for n, head in enumerate(heads))
    (folder / "1综述.txt").write_text(f"{TITLES[0]}\n\n{copy}\n", encoding="utf-8")
    (folder / "2故事.txt").write_text(article(1), encoding="utf-8")
    _, edition = run(folder, tmp_path / "out")
    first = "".join(item.text for item in edition.articles[0].body)
    for head in (
        "一、产业向绿，茶山变金山",
        "二、城乡向美：泥路变通途",
        "三、民生向暖；愁事变喜事",
    ):
        assert head in first


def test_photographs_that_are_files_do_not_share_the_next_ones_words(tmp_path: Path) -> None:
    folder = tmp_path / "稿"
    folder.mkdir()
    (folder / "1路.txt").write_text(article(0), encoding="utf-8")
    (folder / "2圃.txt").write_text(article(1), encoding="utf-8")
    for name in ("DSC_1.png", "IMG_2.png", "大河早晨（林一山摄）.png"):
        (folder / name).write_bytes(png((90, 120, 60)))
    _, edition = run(folder, tmp_path / "out")
    captions = [p.caption for article in edition.articles for p in article.pictures]
    assert sorted(captions) == ["", "", "大河早晨"]


def test_a_zip_gives_what_its_folder_gives(tmp_path: Path) -> None:
    folder = tmp_path / "澄江治水特刊"
    folder.mkdir()
    names = [f"{n}稿.txt" for n in (1, 2, 10)]
    for number, name in enumerate(names):
        (folder / name).write_text(article(number), encoding="gb18030")
    files = {f"澄江治水特刊/{n}": (folder / n).read_bytes() for n in names}
    run(folder, tmp_path / "one")
    run(zipped(tmp_path / "澄江治水特刊.zip", files), tmp_path / "two")
    for path in (tmp_path / "one").rglob("*.md"):
        if path.name != "导入说明.md":
            other = tmp_path / "two" / path.relative_to(tmp_path / "one")
            assert other.read_bytes() == path.read_bytes()


def test_names_in_gbk(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for number in range(2):
            archive.writestr(f"{number + 1}AAAA.txt", article(number).encode("gbk"))
    data = raw.getvalue().replace(b"AAAA", "码头".encode("gbk"))
    (tmp_path / "稿.zip").write_bytes(data)
    report, edition = run(tmp_path / "稿.zip", tmp_path / "e")
    assert any("码头" in str(c.place.source) for c in report.changes)
    assert [a.title for a in edition.articles] == list(TITLES[:2])


@cache
def bombs() -> dict[str, bytes]:
    """Return archives that no import opens; packing 64 MB takes half a second."""
    out: dict[str, bytes] = {}

    def made(name: str, build: object) -> None:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            build(archive)  # type: ignore[operator]
        out[name] = raw.getvalue()

    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    made("dense", lambda a: a.writestr("a.txt", b"0" * (64 << 20)))
    made("up", lambda a: a.writestr("../../a.txt", b"x"))
    made("root", lambda a: a.writestr("/tmp/a.txt", b"x"))
    made("drive", lambda a: a.writestr("C:\\a.txt", b"x"))
    made("link", lambda a: a.writestr(link, "/etc/passwd"))
    made("many", lambda a: [a.writestr(f"{i}.txt", b"") for i in range(6000)])
    made("empty", lambda a: None)
    made("deep", lambda a: a.writestr("a/" * 300 + "a.txt", b"x"))
    made("sound", lambda a: a.writestr("a.txt", article(0)))
    out["cut"] = out["sound"][:-40]
    out["no zip"] = b"PK\3\4 and nothing more"
    out["damaged"] = out["sound"].replace(out["sound"][60:70], b"\0" * 10)
    locked = bytearray(out["sound"])
    for at in (6, out["sound"].index(b"PK\1\2") + 8):
        locked[at] |= 1
    out["locked"] = bytes(locked)
    del out["sound"]
    return out


BOMBS = (
    "dense",
    "up",
    "root",
    "drive",
    "link",
    "many",
    "empty",
    "deep",
    "cut",
    "no zip",
    "damaged",
)


@pytest.mark.parametrize("name", [*BOMBS, "locked"])
def test_hostile_archives(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.zip").write_bytes(bombs()[name])
    with pytest.raises(SourceError) as error:
        import_edition([tmp_path / "in/a.zip"], tmp_path / "e", paper="报", today=TODAY)
    assert say(error.value.told, Language.ZH).remedy
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in"]


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(SourceError, match=r"import\.empty-bundle"):
        import_edition([tmp_path / "in"], tmp_path / "e", today=TODAY)


def photograph(path: Path, *, iptc: bytes = b"", **exif: str) -> Path:
    image = Image.new("RGB", (900, 600), (9, 99, 9))
    data = Image.Exif()
    for tag, words in ((270, exif.get("about")), (315, exif.get("by"))):
        if words:
            data[tag] = words.encode()
    image.save(path, "JPEG", exif=data)
    if iptc:
        resource = (
            b"8BIM\x04\x04\0\0" + len(iptc).to_bytes(4, "big") + iptc + b"\0" * (len(iptc) % 2)
        )
        body = b"Photoshop 3.0\0" + resource
        segment = b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body
        raw = path.read_bytes()
        path.write_bytes(raw[:2] + segment + raw[2:])
    return path


def record(dataset: int, words: bytes) -> bytes:
    return b"\x1c\x02" + bytes([dataset]) + len(words).to_bytes(2, "big") + words


@pytest.mark.parametrize("coding", ["utf-8", "gbk"])
def test_captions_and_credits_of_photographs(tmp_path: Path, coding: str) -> None:
    folder = tmp_path / "治水三年"
    folder.mkdir()
    (folder / "1.txt").write_text(article(0), encoding="utf-8")
    iptc = record(120, "晨雾中的步道".encode(coding)) + record(80, "王小满".encode(coding))
    photograph(folder / "1a.jpg", iptc=iptc)
    photograph(folder / "1b.jpg", about="老码头的傍晚", by="何小舟")
    photograph(folder / "DSC_0001.jpg", about="OLYMPUS DIGITAL CAMERA")
    photograph(folder / "换水站（林一山摄）.jpg")
    edition = run(folder, tmp_path / "e")[1]
    assert edition.headline.picture is not None
    pictures = [edition.headline.picture, *edition.articles[0].pictures]
    assert {(p.caption, p.credit, p.alt) for p in pictures} == {
        ("晨雾中的步道", "王小满摄", "晨雾中的步道"),
        ("老码头的傍晚", "何小舟摄", "老码头的傍晚"),
        ("", "", ""),
        ("换水站", "林一山摄", "换水站"),
    }


def test_a_photograph_goes_to_the_story_that_its_words_speak_of(tmp_path: Path) -> None:
    """And where nothing says it, somebody is asked."""
    folder = tmp_path / "稿件"
    folder.mkdir()
    stories = {
        "甲.txt": "老街的早点\n\n天没亮，炉子就生起来了。豆浆冒着热气，油条一根一根捞出来。",
        "乙.txt": "水库的夜班\n\n值班的人每小时记一次水位。闸门房里，一盏灯亮到天明。",
    }
    for name, words in stories.items():
        (folder / name).write_text(words, encoding="utf-8")
    pictures = ("闸门房的灯（豆浆店老板摄）", "炸油条", "DSC0012")
    for number, name in enumerate(pictures):
        (folder / f"{name}.png").write_bytes(png((1, 99, number)))
    report, edition = run(folder, tmp_path / "e")
    shown = {a.title: [p.caption for p in a.pictures] for a in edition.articles}
    assert "闸门房的灯" in shown["水库的夜班"]
    asked = {d.words: d.why.code.removeprefix("imported.") for d in report.doubts}
    assert asked["DSC0012.png"] == "picture-by-order"
    assert asked["炸油条.png"] == "picture-by-words"
    where = {row.doubt.words: row.where for row in report.advice}
    assert where["DSC0012.png"].startswith("pictures/pictures.yaml:")


def test_what_stands_over_a_title_stays_in_its_file(tmp_path: Path) -> None:
    """A line or a subhead over the second file's title is not put at the end of the first."""
    log, place = Log(), Place("乙.docx")
    made = [
        (Role.STAFF, "责任编辑 林一山"),
        (Role.BODY, "这一行写在题目上面。"),
        (Role.BYLINE, "本报记者 王小满"),
        (Role.HEAD, "苗圃的账本"),
        (Role.DECK, "一本账的来历"),
        (Role.BODY, PARAGRAPHS[1]),
    ]
    parts = [Part(role, Block(words, place)) for role, words in made]
    item = Item(tmp_path / "乙.docx", Document("乙.docx", ()), parts, [])
    assert [part.text for part in article_of(item, log)] == [
        "责任编辑 林一山",
        "苗圃的账本",
        "本报记者 王小满",
        "一本账的来历",
        "这一行写在题目上面。",
        PARAGRAPHS[1],
    ]
    assert [(d.words, d.why.code) for d in log.doubts] == [
        ("这一行写在题目上面。", "imported.over-title")
    ]


def test_a_columns_name_is_no_title_of_a_photographs_home(tmp_path: Path) -> None:
    heads = [Part(Role.HEAD, Block(w, Place("乙.txt"))) for w in ("【民生】", "夜里的路灯")]
    item = Item(tmp_path / "乙.txt", Document("乙.txt", ()), heads, [])
    assert placed_at(item).values["title"] == "夜里的路灯"


def test_a_file_of_several_stories_gives_each_its_photograph_and_table(tmp_path: Path) -> None:
    """A column's name that is spread over a title is its kicker."""
    folder = tmp_path / "来稿"
    folder.mkdir()
    letter = Document_of_word()
    for words, centred in (("读 者 来 信", True), ("修伞的人", True), (PARAGRAPHS[0], False)):
        line = letter.add_paragraph()
        line.add_run(words).bold = centred
        if centred:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    letter.save(str(folder / "1来信.docx"))
    news = Document_of_word()
    for title, words in (
        ("堤坝巡查添了夜班", "巡查队每晚走完18.6公里大堤，四个小组轮流值守，查出隐患43处。"),
        ("书屋开到深夜", "书屋添了260个座位，借出图书3100册，来得最多的是备考的学生。"),
        ("渡口换了新船", "新船一次载客46人，往返一趟只要十二分钟，老船留作展览。"),
    ):
        line = news.add_paragraph()
        line.add_run(title).bold = True
        news.add_paragraph(f"本报讯　{words}")
    news.save(str(folder / "2简讯.docx"))
    (folder / "书屋里的学生.png").write_bytes(png((1, 99, 7)))
    book = Workbook()
    sheet = book.create_sheet(index=0)
    for row in (("小组", "隐患（处）"), ("东堤", 11), ("西堤", 14), ("南堤", 18)):
        sheet.append(row)
    book.save(folder / "巡查.xlsx")
    edition = run(folder, tmp_path / "e")[1]
    first, dike, books, boat = edition.articles
    assert (edition.headline.kicker, first.title) == ("读者来信", "修伞的人")
    assert [p.caption for p in books.pictures] == ["书屋里的学生"] and not boat.pictures
    assert dike.figures and not boat.figures and not first.figures


def test_a_picture_in_a_text_and_beside_it_is_placed_once(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(png((40, 90, 60)))
    text = f"# {TITLES[0]}\n\n{PARAGRAPHS[0]}\n\n![堤上的路](a.jpg)\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    files = [tmp_path / "a.md", tmp_path / "a.jpg"]
    report = import_edition(files, tmp_path / "e", paper="澄江日报", today=TODAY)
    assert len(list((tmp_path / "e" / "pictures").glob("*.png"))) == 1
    assert [one.text for one in report.left_out] == ["a.jpg"]


def test_captions_at_the_end_of_a_story_go_to_the_files_they_name(tmp_path: Path) -> None:
    """图1：… with 图1.jpg: its caption; who took several; what only points at them is left out."""
    folder = tmp_path / "来稿"
    (folder / "照片").mkdir(parents=True)
    lines = "图1：修渠的石匠（资料图片）\n图2：大修中的渡槽\n图3 更换止水带\n图2至图3均由罗成摄\n"
    text = f"{TITLES[0]}\n\n{PARAGRAPHS[0]}（图1、图2）\n\n{PARAGRAPHS[1]}\n\n{lines}"
    (folder / "渡槽.txt").write_text(text, "utf-8")
    for number in (1, 2, 3):
        (folder / "照片" / f"图{number}.png").write_bytes(png((9, 99, 9 + number)))
    report, edition = run(folder, tmp_path / "期")
    placed = [edition.headline.picture, *(p for a in edition.articles for p in a.pictures)]
    shown = {p.caption: p.credit for p in placed if p}
    assert shown == {"修渠的石匠": "资料图片", "大修中的渡槽": "罗成摄", "更换止水带": "罗成摄"}
    assert [i.text for a in edition.articles for i in a.body] == [PARAGRAPHS[0], PARAGRAPHS[1]]
    assert {"（图1、图2）", "图2至图3均由罗成摄"} <= {one.text for one in report.left_out}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("图1、图3", ["图1", "图3"]),
        ("图1至图3", ["图1", "图2", "图3"]),
        ("图2—4", ["图2", "图3", "图4"]),
        ("图4", ["图4"]),
    ],
)
def test_which_pictures_are_meant(words: str, names: list[str]) -> None:
    assert _meant(words, ["图1", "图2", "图3", "图4", "照片3"]) == names


def test_of_two_pictures_of_one_name_none_is_meant_and_those_elsewhere_are_not() -> None:
    photos = [
        Path(p) for p in ("a/图1.jpg", "a/b/图2.jpg", "a/c/图2.jpg", "d/图3.jpg", "a/图4.jpg")
    ]
    assert _near(Path("a/稿.docx"), photos, {photos[4]}) == {"图1": photos[0]}


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("1 - 副本.txt", "2.txt"), "2.txt"),
        (("1.pdf", "2.docx"), "2.docx"),
        (("甲.txt", "乙.txt"), "甲.txt"),
        (("1.jpg", "2.jpg"), "1.jpg 2.jpg"),
    ],
)
def test_files_that_say_the_same_are_taken_once(names: tuple[str, str], kept: str) -> None:
    log, words = Log(), "堤上多了一条路，路上走的人多了，修堤的人也就多了起来。"
    read = [(Document(name, (Block(words, Place(name)),)), ()) for name in names]
    log.leave_out(Place(names[0]), "页眉", Message("imported.pdf-running"))
    log.leave_out(Place(names[1]), "页眉", Message("imported.pdf-running"))
    paths, left = each_once([Path(name) for name in names], read, log)
    assert " ".join(path.name for path in paths) == kept and len(left) == len(paths)
    assert len(log.doubts) == 2 - len(paths) and len(log.left_out) == len(paths)


def test_a_folder_called_by_its_day_gives_no_headline() -> None:
    assert [headline_of(name) for name in ("9月28日版面", "11月29日副刊")] == ["", "11月29日副刊"]


def test_pages_called_by_their_place_stand_first_and_last() -> None:
    names = ["末版/a.txt", "2版/a.txt", "头版/a.txt", "十一版/a.txt"]
    assert [name[:2] for name in sorted(names, key=in_order)] == ["头版", "2版", "十一", "末版"]


@pytest.mark.parametrize(
    ("stem", "caption", "shown"),
    [
        ("01校园农场", "校园农场（图1）学生在采摘", "学生在采摘"),
        ("小农场", "小农场-2 学生在浇水", "学生在浇水"),
        ("小农场", "小农场浇水的早晨", "小农场浇水的早晨"),
        ("别的", "小农场-学生在浇水", "小农场-学生在浇水"),
    ],
)
def test_a_caption_of_a_file_s_name_leaves_out_its_story(
    stem: str, caption: str, shown: str
) -> None:
    part = Part(Role.CAPTION, Block(caption, Place("a.jpg")))
    assert uncalled(part, stem).text == shown
