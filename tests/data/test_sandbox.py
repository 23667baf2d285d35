"""The sandbox: what a hostile template may try, and that nothing of it runs or grows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from content.filling.environment import environment
from content.filling.quantities import Fact
from content.filling.sandbox import TemplateFault, fill
from content.words import Language, Message, say
from tests.data.given import fact, place, written
from tests.endless import must_end

UNITS = tuple(place(f"u{i}", a=fact(str(i), "人")) for i in range(300))
NAMES = {"x": fact("5", "人"), "name": "示例区", "peers": UNITS}

ATTACKS = [
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ x.__class__.__mro__ }}",
    "{{ x['__init__'] }}",
    "{{ x.value.__class__ }}",
    "{{ x.plain }}",
    "{{ x.into('人') }}",
    "{{ name.format }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ name.replace('a', 'b') }}",
    "{{ x | attr('__class__') }}",
    "{{ peers | map(attribute='__class__') | list | 列举 }}",
    "{{ peers | map('attr', '__class__') | list | 列举 }}",
    "{{ peers | selectattr('__class__.__name__', 'eq', 'Place') | list | 列举 }}",
    "{{ range(10**9) }}",
    "{% for i in range(10) %}{% endfor %}",
    "{{ 10 ** 9 }}",
    "{{ 10 // 3 }}{{ 10 % 3 }}",
    "{{ '%1000000d' % 1 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 'a' ~ 'b' }}",
    "{{ 'a' + 'b' }}",
    "{{ [] + [] }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% extends 'a' %}",
    "{% block a %}{% endblock %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% call m() %}{% endcall %}",
    "{% filter 列举 %}a{% endfilter %}",
    "{% set x %}a{% endset %}",
    "{% set _x = 1 %}{{ _x }}",
    "{% do x %}",
    "{% for a in peers recursive %}{{ loop(peers) }}{% endfor %}",
    "{% for a in peers %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for a in name %}a{% endfor %}",
    "{% for a in peers %}" * 3 + "x" + "{% endfor %}" * 3,
    "{% for a in peers %}{% for b in peers %}" + "x" * 50 + "{% endfor %}{% endfor %}",
    "{{ self }}{{ self._TemplateReference__context }}",
    "{{ cycler }}",
    "{{ lipsum() }}",
    "{{ dict(a=1) }}",
    "{{ x | _counted(0) }}",
    "{{ config }}{{ request }}",
    "{{ x | tojson }}",
    "{{ name | center(1000000) }}",
    "{{ " + "(" * 500 + "x" + ")" * 500 + " }}",
    "{{ " + "-" * 5000 + "x }}",
    "{{ " + "9" * 9000 + " }}",
    "{{ 9" + "9" * 30 + " * 9 }}",
    "{{ x + " * 3000 + "x" + " }}" * 3000,
    "a{{ x }}" * 5000,
    "{% if x %}" * 400,
    "{{",
    "{%",
    "{{ x | }}",
    "{% optional %}",
    "{{ x.name.__len__ }}",
    "{{ 1e999 }}",
    "{{ -1e999 | 万 }}",
    "{% for i in [1e999] %}{{ i }}{% endfor %}",
    "{{ 1e400 if x else 2 }}",
    "{{ '\\ud800' }}",
    "{{ '\\x00\\u202e' if x else '\\ue000' }}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
]


@pytest.mark.parametrize("template", ATTACKS, ids=range(len(ATTACKS)))
def test_attacks_give_a_fault_soon(template: str) -> None:
    with must_end():
        made = fill(template, NAMES)
    assert isinstance(made, TemplateFault), made[:200]
    assert say(made.told, Language.ZH).text


def test_words_cannot_double_themselves() -> None:
    doubling = (
        "{% set a0 = '"
        + "字" * 100
        + "' %}"
        + "".join(f"{{% set a{i + 1} = [a{i}, a{i}, a{i}, a{i}] | join %}}" for i in range(12))
    )
    made = fill(doubling + "{{ a12 }}", NAMES)
    assert isinstance(made, TemplateFault)


def test_numbers_cannot_grow_without_end() -> None:
    growing = "{% set a0 = 1000000 %}" + "".join(
        f"{{% set a{i + 1} = a{i} * a{i} %}}" for i in range(40)
    )
    assert isinstance(fill(growing + "{{ a40 }}", NAMES), TemplateFault)


def test_a_loop_over_all_units_of_a_table_is_allowed() -> None:
    comma = "{% if not loop.last %}、{% endif %}"
    made = written(
        f"{{% for each in peers %}}{{{{ each.a | 整数 }}}}{comma}{{% endfor %}}", **NAMES
    )
    assert made.startswith("0人、1人、") and made.endswith("、299人")


def test_templates_have_no_more_than_they_are_given() -> None:
    made = environment()
    assert made.globals == {}
    assert made.loader is None
    assert made.sandboxed
    assert "attr" not in made.filters


def test_a_name_that_may_be_empty_can_be_asked_for() -> None:
    names, empty = {"x": NAMES["x"]}, {"y"}
    assert fill("{% if y %}a{% else %}b{% endif %}", names, empty=empty) == "b"
    assert fill("{% optional %}有{{ y }}{% endoptional %}好", names, empty=empty) == "好"
    assert fill("{% if x.earlier %}a{% endif %}b", names) == "b"
    # a slip of the pen loses no sentence
    for template in ("{% if z %}a{% endif %}", "{% optional %}{{ z }}{% endoptional %}"):
        assert isinstance(fill(template, names, empty=empty), TemplateFault)


def test_optional_hides_nothing_but_missing_figures() -> None:
    made = fill("{% optional %}{{ x | 亿元 }}{% endoptional %}", NAMES)
    assert isinstance(made, TemplateFault) and made.kind == "unfit"


def test_numbers_for_charts_are_bare() -> None:
    share = Fact("s", Decimal("0.9746"), "share")
    people = fact("348894", "人")
    numbers = [
        fill(t, {"s": share, "p": people}, numbers=True)
        for t in ("{{ s }}", "{{ p }}", "{{ p | 万人 }}", "{{ s | 百分比(1) }}", "{{ p.value }}")
    ]
    assert numbers == ["97.46", "348894", "34.89", "97.5", "348894"]


@pytest.mark.parametrize(
    ("template", "names", "code"),
    [
        ("字" * 20_000, {}, ""),
        ("字" * 20_001, {}, "fill.passage-too-long"),
        ("{{ name }}", {"name": "字" * 20_000}, ""),
        ("{{ name }}", {"name": "字" * 20_001}, "fill.output-too-long"),
        # the template and its output are parts, too
        ("{{1}}" * 3_998, {}, ""),
        ("{{1}}" * 3_999, {}, "fill.too-many-parts"),
    ],
)
def test_a_limit_is_still_allowed(template: str, names: dict[str, str], code: str) -> None:
    made = fill(template, names)
    told = made.told if isinstance(made, TemplateFault) else None
    why = told.values.get("why", told) if told else None
    assert (why.code if isinstance(why, Message) else "") == code
