"""Figures in copy: expressions that would run, grow or look out, and tables of `data/`.

Input: nothing. Output: cases of the groups `templates` and `data`.
"""

from __future__ import annotations

from pathlib import Path

from bench.attacks import Maker, add, checked, edition

TABLE = "名称,数值,单位\ngdp,412.5,亿元\npopu,34.8,万人\n"
ARTICLE = "---\nkind: box\ntitle: 编后\n---\n\n{body}\n"
EXPRESSIONS = [
    "{{ gdp ** gdp ** gdp }}",
    "{{ 9 ** 9 ** 9 ** 9 }}",
    "{{ 10 ** 100000 }}",
    "{{ (-8) ** 0.333 }}",
    "{{ 1 / 0 }}",
    "{{ gdp / (gdp - gdp) }}",
    "{{ 0 / 0 | 百分比 }}",
    "{{ 1e308 * 1e308 - 1e308 * 1e308 }}",
    "{{ " + "9" * 5000 + " * " + "9" * 5000 + " }}",
    "{{ 1" + "0" * 400 + ".5 | 万 }}",
    "{{ 0x" + "f" * 4000 + " }}",
    "{{ 1_000_000_000_000 ** 1_000 }}",
    "{{ gdp | 亿元(100000000) }}",
    "{{ gdp | 亿元(-5) }}",
    "{{ gdp | 亿元('a') }}",
    '{{ gdp | 单位("' + "立方" * 9000 + '") }}',
    '{{ gdp | 单位("{0.__class__}") }}',
    "{{ gdp | 百分比 | 百分比 | 万 | 亿 }}",
    "{{ gdp" + " | 万" * 3000 + " }}",
    "{{ gdp.value.real.__class__.__base__.__subclasses__() }}",
    "{{ gdp['va' 'lue'] }}",
    "{{ gdp.__getattribute__('value') }}",
    "{{ gdp|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ ().__class__ }}",
    "{{ gdp.unit.format_map }}",
    "{{ loop }}{{ super() }}{{ varargs }}",
    "{{ joiner.__init__.__globals__.os }}",
    "{{ namespace(a=1).a }}",
    "{{ [gdp] * 100000000 }}",
    "{{ 'a' * 100000000 }}",
    "{{ '%99999999s' | format(1) }}",
    "{{ gdp | string | center(99999999) }}",
    "{{ gdp | pprint }}{{ gdp | tojson }}{{ gdp | xmlattr }}",
    "{{ gdp is callable }}{{ gdp is sameas gdp }}",
    "{{ gdp if gdp if gdp else gdp else gdp }}",
    "{{ lambda: 1 }}",
    "{{ [x for x in gdp] }}",
    "{{ {**gdp} }}",
    "{{ gdp := 1 }}",
    "{{ f'{gdp}' }}",
    "{{ '" + "a" * 300_000 + "' }}",
    "{{ '\\ud800' }}",
    "{{ '\\N{BELL}' }}",
    "{{ " + "gdp + " * 9000 + "gdp }}",
    "{{ " + "not " * 9000 + "gdp }}",
    "{{ " + "gdp < " * 3000 + "gdp }}",
    "{{ " + "(" * 3000 + "gdp" + ")" * 3000 + " }}",
    "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "{{ gdp" + "[0]" * 4000 + " }}",
    "{{ gdp" + ".a" * 4000 + " }}",
    "{% if gdp %}" * 900 + "{% endif %}" * 900,
    "{% if gdp > " + "9" * 5000 + " %}多{% endif %}",
    "{% if gdp > 'a' %}多{% endif %}",
    "{% for a in gdp %}{{ a }}{% endfor %}",
    "{% for a in [1,2] %}{% for b in [1] %}{% for c in [1] %}x" + "{% endfor %}" * 3,
    "{% for gdp in [1] %}{{ gdp }}{% endfor %}{{ gdp }}",
    "{% set gdp = 1 %}{{ gdp }}",
    "{% with a = gdp %}{{ a }}{% endwith %}",
    "{% include 'edition.yaml' %}",
    "{% import 'articles/4-note.md' as a %}",
    "{% raw %}{{ gdp }}{% endraw %}",
    "{% macro a(b) %}{{ a(b) }}{% endmacro %}{{ a(1) }}",
    "{% autoescape false %}{{ gdp }}{% endautoescape %}",
    "{% trans %}a{% endtrans %}{% debug %}",
    "{% optional %}" * 400 + "{{ none }}" + "{% endoptional %}" * 400,
    "{{ gdp }",
    "{{ gdp %}",
    "{# " + "x" * 100_000,
    "{{-- gdp --}}",
    "{{}}{%%}{##}",
    "{{ gdp }}" * 3000,
    "{{ gdp\n\n| 亿元 }}",
    "{{ NaN }}{{ inf }}{{ Infinity }}",
    "{{ 1e999 | 亿元 }}{{ 1e-999 | 百分比 }}",
]
for text in EXPRESSIONS:

    def make(folder: Path, text: str = text) -> list[list[str]]:
        """Put an expression into the copy of an edition that has figures."""
        made = edition(folder)
        (made / "data").mkdir()
        (made / "data" / "t.csv").write_text(TABLE, encoding="utf-8")
        (made / "articles" / "4-note.md").write_text(ARTICLE.format(body=text), encoding="utf-8")
        return checked(made)

    add("templates", text[:36].replace("\n", " "), make, "4-note.md")


def data(name: str, content: bytes | str, used: str = "{{ gdp }}") -> Maker:
    """Return a maker of an edition with one file of figures."""

    def make(folder: Path) -> list[list[str]]:
        made = edition(folder)
        (made / "data").mkdir()
        raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        (made / "data" / name).write_bytes(raw)
        (made / "articles" / "4-note.md").write_text(ARTICLE.format(body=used), encoding="utf-8")
        return checked(made)

    return make


WIDE = ",".join(f"c{n}" for n in range(20_000))
TABLES: dict[str, tuple[str, bytes | str]] = {
    "a table of nothing": ("t.csv", ""),
    "a quote without end": ("t.csv", TABLE + '"' + "x" * 300_000),
    "a cell of 1 MB": ("t.csv", TABLE + "big," + "9" * 1_000_000 + ",人\n"),
    "20,000 columns": ("t.csv", WIDE + "\n" + ",".join(["1"] * 20_000) + "\n"),
    "90,000 rows": ("t.csv", TABLE + "".join(f"a{n},{n},人\n" for n in range(90_000))),
    "NUL": ("t.csv", TABLE + "a\0b,1,人\n"),
    "no numbers": ("t.csv", TABLE + "x,NaN,人\ny,inf,人\nz,-Infinity,人\nw,sNaN,人\n"),
    "1e999999": ("t.csv", TABLE + "x,1e999999,人\ny,1e-999999,人\n"),
    "a name of the program": ("t.csv", TABLE + "__class__,1,人\nself,1,人\nloop,1,人\n"),
    "a name twice": ("t.csv", TABLE + TABLE),
    "a formula of a sheet": ("t.csv", TABLE + "=cmd|'/C calc'!A0,=1+1,@SUM(1)\n"),
    "GBK": ("t.csv", TABLE.encode("gbk")),
    "UTF-16": ("t.csv", TABLE.encode("utf-16")),
    "old Mac's lines": ("t.csv", TABLE.replace("\n", "\r")),
    "semicolons": ("t.csv", TABLE.replace(",", ";")),
    "surrogates": ("t.csv", TABLE + "\ud800,1,人\n"),
    "a unit of 9,000": ("t.csv", TABLE + "x,1," + "人" * 9000 + "\n"),
    "a workbook that is none": ("t.xlsx", b"PK\x03\x04" + bytes(900)),
    "a list as values": ("t.yaml", "values: [1, 2]\n"),
    "formulas in a ring": ("t.yaml", "values: {gdp: 1}\nformulas: {a: b, b: c, c: a}\n"),
    "a formula of itself": ("t.yaml", "values: {gdp: 1}\nformulas: {a: a + 1}\n"),
    "a formula of powers": ("t.yaml", "values: {gdp: 9}\nformulas: {a: gdp ** 99999999}\n"),
    "a formula of 9,000": ("t.yaml", "values: {gdp: 9}\nformulas: {a: " + "(" * 9000 + "}\n"),
    "doubled 400 times": (
        "t.yaml",
        "values: {gdp: 9}\nformulas:\n  f0: gdp * gdp\n"
        + "".join(f"  f{n}: f{n - 1} * f{n - 1}\n" for n in range(1, 400)),
    ),
    "a division by nothing": ("t.yaml", "values: {gdp: 1, z: 0}\nformulas: {a: gdp / z}\n"),
    "a call in a formula": ("t.yaml", "values: {gdp: 1}\nformulas: {a: open('x')}\n"),
    "a table outside": ("t.yaml", "tables:\n  - tables: ../../../etc/passwd\n    key: a\n"),
    "a value in a value": ("t.yaml", "values: {gdp: {value: {value: {value: 1}}}}\n"),
    "laughing values": ("t.yaml", "a: &a [1]\nvalues: {gdp: *a}\n"),
}
for title, (file, content) in TABLES.items():
    add("data", title, data(file, content), file, "4-note.md")
