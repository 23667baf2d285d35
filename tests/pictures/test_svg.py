"""Drawings: attacks made harmless, styles turned into attributes, colours set in inks."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from content.model import Box, Ink
from content.model.inks import DEFAULT, InkSet, Medium
from content.words import Language, message, say
from layout.pictures import PictureError, crop_for, crop_range, inspect, prepare
from layout.pictures.svg_colour import naive_cmyk
from tests.pictures.conftest import Maker

SCREEN = InkSet.of({})
PRESS = InkSet.of({}, Medium.PRESS)
OWN = Path(__file__).parents[2] / "content" / "editions" / "lusong" / "pictures"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 200 100"'
)


def made(picture: Maker, body: str, inks: InkSet = SCREEN, attributes: str = "") -> str:
    p = picture(f"{HEAD} {attributes}>{body}</svg>".encode(), "d.svg", illustration=True)
    svg = prepare(p, inspect(p), 100, 50, inks).svg
    assert svg is not None
    etree.fromstring(svg)
    return svg


@pytest.mark.parametrize(("wide", "tall"), [(100, 56), (100, 45), (50, 28), (70, 35)])
def test_a_drawing_is_kept_whole(picture: Maker, wide: float, tall: float) -> None:
    """No safe area is stated: all of it is seen, in the middle of the frame and nothing beside."""
    p = picture(f"{HEAD}><rect width='200' height='100'/></svg>".encode(), "d.svg")
    info = inspect(p)
    slim, broad = crop_range(p, info)
    assert slim < wide / tall < broad and crop_for(p, info, wide / tall).right == 1
    svg = prepare(p, info, wide, tall, SCREEN).svg
    assert svg is not None
    root = etree.fromstring(svg)
    x, y, width, height = (float(n) for n in str(root.get("viewBox")).split())
    assert width / height == pytest.approx(wide / tall, rel=1e-4)
    assert x <= 1e-3 and y <= 1e-3 and x + width >= 200 - 1e-3 and y + height >= 100 - 1e-3
    assert x + width / 2 == pytest.approx(100, abs=0.1)
    (clip,) = root.iter("{*}clipPath")
    assert [float(str(clip[0].get(k))) for k in ("width", "height")] == pytest.approx(
        [200, 100], rel=1e-3
    )


def test_a_drawing_is_cropped_where_a_safe_area_says_so(picture: Maker) -> None:
    safe = Box(left=0.2, top=0.2, right=0.6, bottom=0.8)
    p = picture(f"{HEAD}/>".encode(), "d.svg", safe=safe)
    assert crop_range(p, inspect(p)) == pytest.approx((0.8, 2 / 0.6))


ATTACKS = {
    "script": "<script>alert(1)</script>",
    "handler": '<rect onload="alert(1)" onclick="x()" width="9" height="9"/>',
    "foreign": "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe/></body></foreignObject>",
    "other namespace": '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="http://evil.example/"/>',
    "use": '<use xlink:href="http://evil.example/a.svg#x"/>',
    "link": '<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a>',
    "import": '<style>@import url("http://evil.example/a.css"); rect {fill: red}</style>',
    "font": "<style>@font-face {font-family: x; src: url(http://evil.example/f)}</style>",
    "fill": '<rect fill="url(http://evil.example/a.svg#p)" width="9" height="9"/>',
    "style": '<rect style="fill: url(file:///etc/passwd#evil)" width="9" height="9"/>',
    "escape": '<rect fill="u\\72l(http://evil.example/a)" width="9" height="9"/>',
    "escape in style": '<rect style="mask: u\\72l(http://evil.example/a)"/>',
    "image set": """<rect mask="image-set('http://evil.example/a.png' 1x)"/>""",
    "animation": '<rect><set attributeName="href" to="javascript:alert(1)"/></rect>',
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_is_neutralised(picture: Maker, name: str) -> None:
    svg = made(picture, ATTACKS[name])
    for word in (
        "evil",
        "alert",
        "javascript",
        "file:",
        "onload",
        "onclick",
        "<iframe",
        "@",
        "style",
    ):
        assert word not in svg


PHOTOGRAPHS = {
    "elsewhere": '<image href="http://evil.example/a.png" width="9" height="9"/>',
    "a file": '<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
    "beside": '<image href="../../evil.png" width="9" height="9"/>',
    "a drawing": '<image href="data:image/svg+xml;base64,evil" width="9" height="9"/>',
    "no data": '<image href="data:image/png;base64,%%%%" width="9" height="9"/>',
    "nothing": '<image width="9" height="9"/>',
}


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_a_photograph_that_is_not_in_the_drawing_is_refused(picture: Maker, name: str) -> None:
    with pytest.raises(PictureError, match=r"picture\.svg-image"):
        made(picture, PHOTOGRAPHS[name])


def test_outside_entity_is_not_read(picture: Maker, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("evil")
    head = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    p = picture(f"{head}{HEAD}><text>a&x;b</text></svg>".encode(), "d.svg")
    assert "evil" not in str(prepare(p, inspect(p), 100, 50, SCREEN).svg)


@pytest.mark.parametrize("place", ["<text>&i;</text>", '<rect id="&i;"/>'])
def test_entity_bomb(picture: Maker, place: str) -> None:
    names = "abcdefghi"
    entities = '<!ENTITY a "evilevilevil">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise(names)
    )
    p = picture(f"<!DOCTYPE svg [{entities}]>{HEAD}>{place}</svg>".encode(), "d.svg")
    try:
        data = prepare(p, inspect(p), 100, 50, SCREEN).data
    except PictureError as error:
        assert say(error.told, Language.ZH).remedy
    else:
        assert len(data) < 2000


def test_use_bomb_and_circle_are_refused(picture: Maker) -> None:
    bomb = '<g id="a0"><rect width="1" height="1"/></g>' + "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )
    with pytest.raises(PictureError, match=r"picture\.svg-too-many"):
        made(picture, bomb)
    with pytest.raises(PictureError, match=r"picture\.svg-circular"):
        made(picture, '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')


@pytest.mark.parametrize(
    "data", [f"{HEAD}><rect", "<html/>", f"{HEAD}></svg><svg/>", "<svg/>", "<svg"]
)
def test_broken_drawing_is_refused(picture: Maker, data: str) -> None:
    with pytest.raises(PictureError):
        inspect(picture(data.encode(), "d.svg"))


def test_inks_are_named_by_their_screen_value(picture: Maker) -> None:
    body = '<rect fill="#C4161C"/><rect fill="#fff" stroke="rgb(15 76 92)"/>'
    svg = made(picture, body, PRESS)
    assert 'fill="device-cmyk(0.15 1 1 0.05)"' in svg
    assert 'fill="device-cmyk(0 0 0 0)"' in svg
    assert 'stroke="device-cmyk(0.95 0.6 0.43 0.3)"' in svg
    own = InkSet.of({"primary": Ink(cmyk=(100, 50, 0, 0), rgb="#0055aa")})
    assert 'fill="#0055aa"' in made(picture, body, own)


def test_unstated_fill_is_black_ink_on_the_press(picture: Maker) -> None:
    assert 'fill="device-cmyk(0 0 0 1)"' in made(picture, '<rect width="9" height="9"/>', PRESS)


def test_colour_that_is_no_ink(picture: Maker) -> None:
    p = picture(f'{HEAD}><rect fill="olive"/></svg>'.encode(), "d.svg")
    assert 'fill="#808000"' in str(prepare(p, inspect(p), 100, 50, SCREEN).svg)
    press = prepare(p, inspect(p), 100, 50, PRESS)
    assert 'fill="device-cmyk(0 0 1 0.498)"' in str(press.svg)
    (found,) = press.findings
    assert found.told.values["colours"] == message("picture.colours", colours=("#808000",))


def test_naive_cmyk_keeps_to_the_total_ink() -> None:
    values = ("00", "01", "10", "40", "80", "c0", "ff")
    for code in (f"#{r}{g}{b}" for r in values for g in values for b in values):
        parts = naive_cmyk(code)
        assert sum(parts) <= 2.4 + 1e-9
        assert all(0 <= p <= 1 for p in parts)


def test_styles_become_attributes_by_weight(picture: Maker) -> None:
    body = (
        "<style>.a{fill:#c4161c} #b{fill:#0f4c5c} rect{fill:#fff;stroke:#a79c8d}"
        " .i{fill:#6e655b !important}</style>"
        '<rect class="a"/><rect class="a" id="b"/><rect class="a" style="fill:#f3e9d8"/>'
        '<rect class="a i" style="fill:#f3e9d8"/><rect fill="#1b1816"/>'
    )
    svg = made(picture, body)
    assert re.findall(r'<rect(?! x=)[^>]* fill="([^"]+)"|<rect fill="([^"]+)"', svg)
    fills = [e.get("fill") for e in etree.fromstring(svg).iter("{*}rect") if e.get("stroke")]
    assert fills == ["#c4161c", "#0f4c5c", "#f3e9d8", "#6e655b", "#ffffff"]


def test_transparency_goes_into_opacity(picture: Maker) -> None:
    svg = made(picture, '<rect fill="rgba(196, 22, 28, .5)" fill-opacity=".5"/>', PRESS)
    assert 'fill-opacity="0.25"' in svg


def test_ids_are_prefixed_with_the_picture(picture: Maker) -> None:
    body = '<clipPath id="c"><rect/></clipPath><g clip-path="url(#c)"><use xlink:href="#c"/></g>'
    svg = made(picture, body)
    assert 'id="d-c"' in svg
    assert 'clip-path="url(#d-c)"' in svg
    assert 'href="#d-c"' in svg
    p = picture(f'{HEAD}><g id="c"/></svg>'.encode(), "d.svg", id='图 1"')
    assert re.search(r'id="p[0-9a-f]{8}-c"', str(prepare(p, inspect(p), 9, 9, SCREEN).svg))


def test_crop_is_made_by_the_view_box_with_the_exact_aspect(picture: Maker) -> None:
    safe = Box(left=0.3, top=0.1, right=0.7, bottom=0.9)
    p = picture(f"{HEAD}/>".encode(), "d.svg", alt="甲 & 乙", illustration=True, safe=safe)
    info = inspect(p)
    assert (info.aspect, info.vector) == (2, True)
    root = etree.fromstring(str(prepare(p, info, 73.1, 41.7, SCREEN).svg))
    x, y, width, height = (float(n) for n in root.get("viewBox").split())
    assert width / height == pytest.approx(73.1 / 41.7, rel=1e-5)
    assert (y, height, x + width / 2) == pytest.approx((0, 100, 100), abs=1e-3)
    assert (root.get("width"), root.get("height")) == ("73.1mm", "41.7mm")
    assert root[0].tag.endswith("title")
    assert root[0].text == "甲 & 乙"


def test_size_from_width_and_height(picture: Maker) -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" width="3.5mm" height="1mm"/>'
    assert inspect(picture(data, "d.svg")).aspect == pytest.approx(3.5, rel=1e-3)


def test_text_is_kept(picture: Maker) -> None:
    svg = made(picture, "<text>A <tspan>B</tspan> C<title>no</title> D</text>")
    assert "A <tspan>B</tspan> C D" in svg


@pytest.mark.parametrize("name", ["hero", "fashion", "job", "luffa"])
def test_own_drawings_use_only_named_inks(picture: Maker, name: str) -> None:
    file = OWN / f"{name}.svg"
    assert file.stat().st_size <= 180_000  # merged paths are long, but set faster than many
    text = file.read_text()
    assert set(re.findall(r"#[0-9a-f]{6}\b", text)) <= {ink.rgb for ink in DEFAULT.values()}
    assert not re.search(r"opacity|Gradient|filter|mask|blend|<image|<text|style", text)
    p = picture(file, illustration=True)
    info = inspect(p)
    low, high = crop_range(p, info)
    ready = prepare(p, info, 110, 62, PRESS)
    assert ready.findings == ()
    assert low < info.aspect < high
    assert isinstance(crop_for(p, info, 1.77), Box)
    assert not re.search(r'(fill|stroke)="#', str(ready.svg))
    assert ready == prepare(p, info, 110, 62, PRESS)
