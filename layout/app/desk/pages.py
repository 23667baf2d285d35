"""The pages of the desk: templates and words in one language → what a browser is given.

Input: the name of a template and `Words`. Output: responses, and the routes of what all pages
share: style, scripts, icon and the program's own faces.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from content.reading.undecided import UNDECIDED
from content.words import Language, Words
from fonts.faces import FILES
from layout.app.desk.accounts import ASKING, NAMES, SEES_DOOR
from layout.app.desk.guard import FRESH
from layout.app.desk.scripted import PANELS, PLACES, SCRIPT
from layout.app.desk.studio import QUICK_DPI, SHARP_DPI

TEMPLATES = Path(__file__).resolve().parent / "templates"
#: A picture's name says what is in it, and a face is the program's: neither changes.
FOR_EVER = {"cache-control": "private, max-age=86400, immutable"}
#: The page's own faces: the words of a machine without any would be empty boxes. Those of rare
#: characters are loaded where one is on the page: what is found of 飯 is no less to be read.
FACES = {
    **{f"{weight}": FILES / f"PressHei-{weight}.ttf" for weight in (400, 700)},
    **{f"rare-{weight}": FILES / f"PressHeiRare-{weight}.ttf" for weight in (400, 500)},
}
#: The page's languages as HTML names them.
LANGUAGES = {Language.ZH: "zh-CN", Language.EN: "en"}


def missing() -> Response:
    """Return that there is no such thing."""
    return PlainTextResponse("Not Found", 404)


def page(name: str, media_type: str, words: Words, token: str = "", home: str = "") -> Response:
    """Return a template in a language.

    Args:
        name: its file.
        media_type: what it is.
        words: the language.
        token: what the page is given so that it may ask for changes; "": it may not.
        home: address of the page that lists all editions; "": there is none.
    """
    account = ASKING.get()
    who = account.name if account else ""
    role = words.text(NAMES[account.role]) if account else ""
    sees_door = account is not None and account.role in SEES_DOOR
    told = _rendered(name, words, token, home, who, role, sees_door)
    return Response(told, 200, FRESH, media_type)


def shared(words: Words, *scripts: str, under: str = "") -> list[Route]:
    """Return the routes of what pages have in common, and of these scripts, `under` an address."""
    kinds = {"page.css": "text/css", "icon.svg": "image/svg+xml"}
    kinds |= {f"{script}.js": "text/javascript" for script in scripts}

    def given(name: str, kind: str) -> Route:
        async def answer(_request: Request) -> Response:
            return page(name, kind, words)

        return Route(f"{under}/{name}", answer)

    async def face(request: Request) -> Response:
        path = FACES.get(request.path_params["name"])
        if path is None:
            return missing()
        return FileResponse(path, headers=FOR_EVER, media_type="font/ttf")

    return [
        *(given(name, kind) for name, kind in kinds.items()),
        Route(f"{under}/faces/{{name}}.ttf", face),
    ]


@lru_cache(maxsize=32)
def _rendered(
    name: str, words: Words, token: str, home: str, who: str, role: str, sees_door: bool
) -> str:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template(name).render(
        quick=QUICK_DPI,
        sharp=SHARP_DPI,
        language=LANGUAGES[words.language],
        token=token,
        undecided=UNDECIDED,
        home=home,
        who=who,
        role=role,
        sees_door=sees_door,
        text=words.text,
        words=json.dumps(_of_script(words), ensure_ascii=False),
    )


def _of_script(words: Words) -> dict[str, str]:
    """Return what the page's script says: name → words, with {places} that it fills."""
    left = {name: f"{{{name}}}" for name in PLACES}
    return {
        name: words.text(code, **{place: left[place] for place in places})
        for name, (code, places) in (SCRIPT | PANELS).items()
    }
