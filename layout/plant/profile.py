"""Press profiles: what one plant wants of a press file, read from YAML.

Input: the name of a shipped profile or the path of a YAML file. Output: a frozen `PressProfile`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from content.model import Frozen
from content.source.findings import Findings
from content.source.validate import faults_by_line, findings_by_line
from content.source.yamltree import read_yaml
from content.words import Message, message, reason
from layout.page.errors import ContentError

FOLDER = Path(__file__).resolve().parent
PROFILES = FOLDER / "profiles"
ICC = FOLDER / "icc"
DEFAULT = "newsprint"
#: A trimmed page is of a size that a plant states where it differs by no more, mm.
SIZE_MM = 0.5
#: A profile is a page of YAML; an ICC profile a few megabytes at most.
MOST_YAML_BYTES, MOST_ICC_BYTES = 64_000, 8_000_000

Standard = Literal["x4", "x1a"]
Intent = Literal["relative", "perceptual", "saturation", "absolute"]
#: Names of a PDF's that are no plant's own ink.
TAKEN = frozenset({"Cyan", "Magenta", "Yellow", "Black", "All", "None"})


def _own_ink(name: str) -> str:
    if name in TAKEN:
        raise PydanticCustomError("taken", "no ink of its own: {name}", {"name": name})
    return name


#: What a PDF can name an ink.
SpotName = Annotated[
    str, Field(min_length=1, max_length=80, pattern=r"^[^/\x00-\x1f]+$"), AfterValidator(_own_ink)
]


class Condition(Frozen):
    """The printing condition that the output intent names."""

    identifier: str = Field(description="OutputConditionIdentifier, e.g. CGATS TR 002")
    registry: str = Field(default="http://www.color.org", description="RegistryName")
    info: str = Field(default="", description="the condition in words")


class TextLimits(Frozen):
    """Limits of text, pt."""

    overprint_pt: float = Field(default=12, ge=0, description="black text up to this overprints")
    least_pt: float = Field(default=5, ge=0, description="no smaller text")
    least_reversed_pt: float = Field(default=6, ge=0, description="no smaller white text")
    least_tinted_pt: float = Field(default=8, ge=0, description="no smaller tinted text")
    least_rich_pt: float = Field(default=10, ge=0, description="no smaller text of 3 or 4 inks")
    safe_mm: float = Field(default=3, ge=0, description="no text nearer to the trim, mm")
    few_inks_pt: float = Field(default=12, ge=0, description="text up to this takes 2 inks at most")


class PictureLimits(Frozen):
    """How photographs are brought to the press."""

    screen_lpi: float = Field(default=85, gt=0, le=400, description="screen ruling, lines an inch")
    warn_ppi: float = Field(default=150, ge=0, description="effective ppi below which is warned")
    least_ppi: float = Field(default=100, ge=0, description="effective ppi not delivered below")
    warn_line_ppi: float = Field(default=600, ge=0, description="line art: warned below, ppi")
    least_line_ppi: float = Field(default=300, ge=0, description="line art: refused below, ppi")
    intent: Intent = Field(default="relative", description="rendering intent")
    black_point: bool = Field(default=True, description="black point compensation")

    @property
    def ppi(self) -> int:
        """Return the resolution that is written: twice the screen ruling."""
        return round(2 * self.screen_lpi)


class PressProfile(Frozen):
    """What a plant wants of a press file."""

    name: str = Field(pattern=r"^[\w-]+$", max_length=60, description="short name")
    title: str = Field(description="the profile in words")
    standard: Standard = Field(default="x4", description="x4 or x1a")
    icc: Path = Field(description="ICC profile of the press, CMYK")
    condition: Condition = Field(description="the printing condition of the output intent")
    file_name: str = Field(
        default="",
        max_length=120,
        description="one file a page by this pattern, e.g. {paper}-{date}-{page:02}-{rev}; "
        "empty: one file of all pages",
    )
    bleed_mm: float = Field(default=3, ge=0, le=20, description="bleed asked for, mm")
    trim_mm: tuple[tuple[float, float], ...] = Field(
        default=(), description="sizes of trimmed pages that the plant takes, mm; none: any"
    )
    printable_mm: tuple[float, float] | None = Field(
        default=None, description="what the press prints of the page, width and height in mm"
    )
    split: bool = Field(
        default=False,
        description="true: a spread is delivered as two pages that bleed into the fold",
    )
    spots: tuple[tuple[str, SpotName], ...] = Field(
        default=(),
        description="inks of the edition that are printed with the plant's own (专色), e.g. "
        "[[primary, PANTONE 485 C]]",
    )
    total_ink: float = Field(default=240, ge=100, le=400, description="most ink, percent")
    text: TextLimits = Field(default=TextLimits(), description="limits of text, pt")
    hairline_pt: float = Field(default=0.25, ge=0, le=4, description="no thinner rule, pt")
    tinted_line_pt: float = Field(default=1, ge=0, description="no thinner rule in a tint, pt")
    rich_line_pt: float = Field(default=1.5, ge=0, description="no thinner rule of 3 or 4 inks, pt")
    pictures: PictureLimits = Field(
        default=PictureLimits(), description="how photographs are brought to the press"
    )


def is_taken(trim_mm: tuple[float, float], press: PressProfile) -> bool:
    """Tell whether a plant takes trimmed pages of a size, mm: it states none, or this one."""
    (wide, tall), sizes = trim_mm, press.trim_mm
    near = (abs(wide - one) <= SIZE_MM and abs(tall - other) <= SIZE_MM for one, other in sizes)
    return not sizes or any(near)


def names() -> tuple[str, ...]:
    """Return the names of the shipped profiles."""
    return tuple(sorted(path.stem for path in PROFILES.glob("*.yaml")))


@cache
def press_profile(name: str = DEFAULT) -> PressProfile:
    """Return a shipped profile by its name, or the one in a YAML file by its path.

    Raises:
        ContentError: no such profile, or something in it is wrong; all faults, with their lines.
    """
    path = Path(name) if name.endswith((".yaml", ".yml")) else PROFILES / f"{name}.yaml"
    if not path.is_file() or (path.parent == PROFILES and path.stem not in names()):
        raise ContentError("press.no-profile", name=name, profiles=names())
    if path.stat().st_size > MOST_YAML_BYTES:
        raise ContentError("press.profile-too-large", file=path.name)
    findings = Findings()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            "press.profile-unreadable",
            file=path.name,
            why=reason(error) if isinstance(error, OSError) else str(error),
        ) from error
    node = read_yaml(text, findings, file=path.name)
    if node is None:
        raise _wrong(path, findings_by_line(findings))
    try:
        profile = PressProfile.model_validate(node.plain())
    except ValidationError as error:
        raise _wrong(path, faults_by_line(error, node, PressProfile)) from None
    return profile.model_copy(update={"icc": _icc(path, profile.icc)})


def _icc(path: Path, name: Path) -> Path:
    """Return the ICC profile's file: beside the YAML, or one that is shipped."""
    for folder in (path.resolve().parent, ICC):
        file = (folder / name).resolve()
        if folder not in file.parents or not file.is_file():
            continue
        head = file.read_bytes()[:40]
        if file.stat().st_size <= MOST_ICC_BYTES and head[36:40] == b"acsp":
            if head[16:20] != b"CMYK":
                break
            return file
    raise _wrong(path, (message("press.no-icc", name=name.as_posix(), file=path.name),))


def _wrong(path: Path, faults: tuple[Message, ...]) -> ContentError:
    return ContentError("press.profile-wrong", file=path.name, faults=faults)
