"""The planner's taste: every cost, threshold and limit that decides between two pages.

Input: nothing. Output: `WEIGHTS`, the one table, passed to the planner as a value
(`Measures.weights`).

Every field says its unit first. A *cost* is a plain number and costs are added up: 1 is what
an editor would hardly see, 8 what he would send back, and a page below `attempts.good_cost` is
taken at once. *ln²* costs are multiplied by the squared logarithm of a ratio, so that twice too
much is as bad as half; *x²* costs by the square of what is over. A *share* is a part of one.
Where a field names no other source, its number was tuned by eye on the first edition and on the
random editions of `bench/`; what it must bring about is its row in `tests/plan/test_weights.py`.
Lengths of the page's furniture (white over a head, a bar's width) decide nothing and stand where
they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

#: The rank of the story that leads a page: no weight, but what several of them are of.
LEAD = 1


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """What a story takes in, and the shape it takes."""

    most_elements: int = 2
    """count: pictures and charts inside one story; further ones stand free. `fill` tries pairs."""
    spare_rows: int = 8
    """rows: by so much the first guess of a story's height may miss the page's."""
    fewest_rows: int = 3
    """rows: text in two or more columns is at least about so high: lower ones are ribbons."""
    strip_characters: int = 6
    """characters: longest title that can be read downwards in a box's strip."""
    chaptered_characters: int = 2800
    """characters: of an article from which on its chapters (一、) are blocks under heads of their
    own: half a broadsheet page of text; a shorter one is taken in with its sub-heads."""
    fewest_chapters: int = 2
    """count: of such chapters beside what opens the article."""
    chapter_characters: int = 400
    """characters: of each of them: a shorter one would be a stub under a head."""
    opening_characters: int = 60
    """characters: before the first chapter that open the article; fewer are a form of address."""
    chapter_rank: int = 3
    """count: the rank that a chapter's head has among the page's heads: below every article's."""
    narrow_wish_share: float = 0.28
    """share of the width: what an editor means by `width: narrow`: a quarter of a page."""
    medium_wish_share: float = 0.5
    """share of the width: `width: medium`: half a page."""
    wide_wish_share: float = 0.7
    """share of the width: `width: wide`: more than half, less than the whole."""
    full_wish_share: float = 1.0
    """share of the width: `width: full`."""
    wish_cost: float = 130.0
    """cost x²: share of the width off a wish; a quarter of the page off costs 8.1: seldom worth."""
    rank_1_share: float = 0.62
    """share of the width: a lead story takes most of the page, so that its head can be large."""
    rank_2_share: float = 0.4
    """share of the width: a section."""
    rank_3_share: float = 0.3
    """share of the width: a short one."""
    rank_free_share: float = 0.15
    """share of the width: so far off its rank's width a story costs nothing."""
    rank_cost: float = 5.0
    """cost x²: share of the width beyond that; low: page fit goes before rank."""
    tower_ratio: float = 0.6
    """ratio: width for one high below which a block is a tower."""
    tower_cost: float = 7.0
    """cost ln²: a tower."""
    ribbon_ratio: float = 2.4
    """ratio: width for one high above which a block is a ribbon."""
    ribbon_cost: float = 5.0
    """cost ln²: a ribbon; less than a tower, as a wide head over short columns reads well."""
    most_ratio: float = 5.0
    """ratio: of a block's longer side to the shorter from which it is out of shape (design:
    prize.md, rule 8)."""
    most_ratio_cost: float = 36.0
    """cost x²: such a block, added, by its ratio over that: dearer than any way to set the story in
    another shape, and one of 7 : 1, which is withheld, twice as dear."""
    low_rows: int = 6
    """rows: lower columns side by side are a ribbon of text (prize.md, rule 8)."""
    low_cost: float = 7.0
    """cost: each row lower …"""
    low_fault_cost: float = 29.0
    """cost: … and that they are too low at all: dearer than any way to set the story higher."""

    def wished(self, width: str) -> float:
        """Return the share of the page that a wish for a width means."""
        return {
            "narrow": self.narrow_wish_share,
            "medium": self.medium_wish_share,
            "wide": self.wide_wish_share,
            "full": self.full_wish_share,
        }[width]

    def ranked(self, rank: int) -> float:
        """Return the share of the page that suits a rank."""
        return (self.rank_1_share, self.rank_2_share, self.rank_3_share)[rank - 1]


@dataclass(frozen=True, slots=True)
class RankWeights:
    """Ranks of stories that the editor has not ranked."""

    page_share: float = 0.5
    """share: of a page's characters, were it all text, after which another story leads: heads,
    pictures and gutters take the rest."""
    element_characters: int = 500
    """characters: that a picture or chart counts for: about its room on the page."""
    leading_characters: int = 400
    """characters: that a story has beside the picture that leads its page: with fewer it is all
    picture."""
    brief_characters: int = 180
    """characters: longest brief (简讯): one paragraph."""
    fewest_for_briefs: int = 3
    """count: stories from which on short ones are set as briefs; two are a pair."""
    lead_share: float = 0.5
    """share: of what a page's longest story holds that its lead has at least: the head of a short
    one over a long one's tells what is not so."""
    led_cost: float = 18.0
    """cost a page: by which pages with a lead each may be dearer than those that they take the
    place of: half a fault of shape, as a page of two heads alike is no fault but has no way in."""


@dataclass(frozen=True, slots=True)
class CopyWeights:
    """Paragraphs set at a measure."""

    strain_share: float = 0.15
    """share: how much the strain of a paragraph's best setting counts between measures."""
    ragged_cost: float = 400.0
    """cost: a paragraph with a line that cannot be filled and stands ragged (`fonts.setting`):
    taken only where no other measure exists."""
    short_column_cost: float = 5.0
    """cost: a column at a story's end that is a line shorter than the others: seen, and yet no
    fault of craft; dearer than a paragraph run a line longer."""
    ends_free_share: float = 0.25
    """share: of its lines that copy may leave empty at paragraphs' ends: prose seldom does."""
    ends_cost: float = 200.0
    """cost x²: share beyond: verse written as paragraphs stands in narrow columns, as where half
    is empty there is a hole down the page (12.5)."""
    most_subhead_lines: int = 2
    """lines: a sub-head; a third would be a paragraph in bold."""
    fewest_questions: int = 3
    """count: questions from which on copy is parted by them …"""
    answer_characters: int = 200
    """characters: … where so many stand under each: about a column's third. Then they are set as
    sub-heads are; under shorter answers these would stand closer than a reader's eye leaps."""
    subhead_air_rows: int = 1
    """rows: of white over a sub-head, beyond its own: two would part its text from what stands
    over it as a new story."""
    subhead_air_cost: float = 0.8
    """cost: such a row; cheaper than one in a head (1.3), as there it parts what is to be parted,
    dearer than a paragraph run a line longer (0.3 to 0.6)."""


@dataclass(frozen=True, slots=True)
class BreakWeights:
    """Where copy may break at a column's end (孤行; CLREQ 3.3)."""

    head_followers: int = 3
    """lines: text that follows a sub-head in its column."""
    least_part: int = 2
    """lines: part of a paragraph at a column's top or foot: one alone is a widow or an orphan."""
    running_part: int = 8
    """lines: text that a story which runs on to another page has on either, at least."""
    spread_lines: int = 7
    """lines: totals further from the cheapest are dropped: paragraphs that loose look it."""


@dataclass(frozen=True, slots=True)
class ColumnWeights:
    """Text columns (变栏): measure and gutter."""

    least_measure_em: int = 10
    """em: narrowest measure; below it lines cannot be justified without holes."""
    most_measure_em: int = 28
    """em: widest measure; beyond it the eye loses the next line."""
    most_brief_em: int = 40
    """em: … but of copy of few lines: a quarter page's width."""
    few_lines: int = 4
    """lines: of a story set in one such column."""
    most_columns: int = 9
    """count: columns tried in one block; a broadsheet has no room for ten of 10 em."""
    least_gutter_em: float = 1.3
    """em: narrowest gutter between text columns without a rule."""
    loose_gutter_em: float = 1.6
    """em: the same in boxes and ledes, whose type is larger."""
    widest_gutter_em: float = 2.9
    """em: a wider one is a hole down the page."""
    widest_gutter_pt: float = 27.0
    """pt: the same for large bodies; the audit measures holes in the paper's own units."""
    measure_slack_em: float = 0.02
    """em: a measure so little short of a whole character still holds it: arithmetic, not ink."""
    comfortable_from_em: int = 14
    """em: measure from which reading is comfortable (a newspaper's column: 13 to 20)."""
    comfortable_to_em: int = 20
    """em: measure up to which it is."""
    narrow_ratio: float = 1.2
    """ratio: an em too narrow over an em too wide: narrow lines show in the gaps."""
    measure_cost: float = 0.4
    """cost x²: an em off the comfortable measures."""
    comfortable_gutter_em: float = 2.4
    """em: gutter up to which it costs nothing."""
    gutter_cost: float = 1.2
    """cost: an em of gutter beyond."""


@dataclass(frozen=True, slots=True)
class PictureWeights:
    """Pictures: crop and size."""

    narrowest_mm: float = 36.0
    """mm: narrowest picture; a face smaller than a stamp's is not seen."""
    fewest_rows: int = 3
    """rows: lowest picture, with its caption."""
    narrowest_group_mm: float = 30.0
    """mm: the same within a group, where neighbours help to read it."""
    least_ppi: float = 100.0
    """pixels an inch: the fewest a picture is printed with; the preflight refuses less."""
    good_ppi: float = 150.0
    """pixels an inch: from here on newsprint shows no pixels (a 100-line screen × 1.5)."""
    coarse_cost: float = 12.0
    """cost: the part by which a picture falls short of that."""
    least_step: float = 1.25
    """ratio: up to this over its narrowest width even a coarser picture is set: it is then named
    by the check, not lost."""
    whole_white_share: float = 0.05
    """share: of its height that a drawing, which is never cropped, may leave in a group's row …"""
    whole_white_mm: float = 3.5
    """mm: … and at most: with the gap under its row (3.2 mm) and the air of what stands there it
    stays below the 9 mm from which white is a hole."""
    row_slack_rows: float = 0.05
    """rows: a crop so little outside its safe area still counts as within: less than 0.2 mm."""
    crop_cost: float = 9.0
    """cost ln²: aspect off the photographer's; a fifth off costs 0.3."""
    strip_ratio: float = 3.0
    """ratio: a picture wider for its height is a strip, its subject cut above and below, unless the
    photographer's own form is one."""
    strip_cost: float = 36.0
    """cost: ln of its form over that: 4 : 1 is as dear as ranks upset (8) and more."""
    comfortable_mm: float = 62.0
    """mm: width from which a picture costs nothing: a little more than one basic column."""
    narrow_cost: float = 0.01
    """cost x²: a mm below."""
    least_share: float = 0.024
    """share of the type area: a picture below is small for its page."""
    most_share: float = 0.052
    """share of the type area: a picture above is huge."""
    large_least_share: float = 0.085
    """share of the type area: the same for the picture that leads its page: two and a half times
    the others (design: prize.md, rule 5)."""
    large_most_share: float = 0.2
    """share of the type area: the same."""
    small_cost: float = 7.0
    """cost x²: part by which a picture falls short of its least share."""
    large_small_cost: float = 16.0
    """cost x²: the same for a picture that leads: half as large as it should be is dearer than
    pictures that touch."""
    huge_cost: float = 5.0
    """cost x²: part by which it exceeds its most: half as much again is hardly seen, twice as much
    as dear as a taller opening or a looser leading that takes up the room."""
    alone_share: float = 0.25
    """share of the type area, a unit's of a tabloid's: from here on a page is on its way to one
    photograph with words about it: only a story of pictures asks for that (design: prize.md, rule
    5) …"""
    alone_cost: float = 110.0
    """cost: … each share of the page beyond: three fifths are a fault of shape (36)."""
    poster_share: float = 0.333
    """share of the type area: above it a picture is a poster, which an editor has to ask for …"""
    poster_cost: float = 16.0
    """cost: … and with what it is larger than others nearly as dear as a fault of shape (36)."""

    def shares(self, large: bool) -> tuple[float, float]:
        """Return the least and greatest share of the type area that cost nothing."""
        if large:
            return self.large_least_share, self.large_most_share
        return self.least_share, self.most_share


@dataclass(frozen=True, slots=True)
class GroupWeights:
    """Groups (组图): further pictures and charts of a story as one element."""

    shown_pictures: int = 3
    """count: from so many on pictures with a few lines of copy are what a story shows: two stand
    at either side of its text."""
    most_in_row: int = 4
    """count: cells in a row: five on a page's width would be stamps."""
    most_items: int = 8
    """count: cells in a group; a story has one group beside its leading picture."""
    crop_cost: float = 5.0
    """cost ln²: height off a cell's own; less than a picture's alone, as there are several."""
    row_cost: float = 0.6
    """cost: a row with another number of cells than the row above."""
    hollow_cost: float = 12.0
    """cost: ln of a chart's width over that from which on it looks hollow: twice costs 8, what a
    fault does."""


@dataclass(frozen=True, slots=True)
class ChartWeights:
    """Charts: width, height, area. What a kind needs it says itself (`charts`)."""

    lookup_ratio: float = 1.13
    """ratio: neighbouring widths at which heights are looked up while planning: there are many
    widths to plan with, and a chart an eighth narrower is nearly as high."""
    tallest_ratio: float = 1.4
    """ratio: greatest height over the best: beyond it bars stand in white."""
    usual_widths_mm: tuple[float, float] = (61.0, 98.0)
    """mm: widths at which a chart's need of area is asked for: about 1½ and 2¼ basic columns."""
    unknown_need_mm2: float = 350.0 * 40.0
    """mm²: need of a chart that stands at no usual width: the page's width, 40 mm high."""
    widest_mm: float = 85.0
    """mm: up to here no chart looks hollow, whatever its kind."""
    hollow_ratio: float = 1.3
    """ratio: nor up to so many times its narrowest width."""
    comfortable_mm: float = 52.0
    """mm: width from which a chart costs nothing."""
    narrow_cost: float = 0.004
    """cost x²: a mm below; less than a picture's, as a chart says itself what it needs."""
    height_cost: float = 2.5
    """cost x²: part of the way from the best height to the least or greatest."""
    least_reach_mm: float = 4.0
    """mm: that way is taken as at least so long: a mm off is no fault where there is no range."""
    spread_free: float = 0.25
    """ln: an area so much above the need (28 %) costs nothing."""
    spread_cost: float = 3.5
    """cost x²: ln of the area over the need beyond that: a hollow chart."""


@dataclass(frozen=True, slots=True)
class ElementWeights:
    """Pictures and charts that stand free beside their story."""

    own_cost: float = 1.5
    """cost: an element on its own; it is better inside its story."""
    share: float = 0.38
    """share of the width: best width."""
    large_share: float = 0.62
    """share of the width: best width of a picture that the editor wants large."""
    free_share: float = 0.13
    """share of the width: so far off it costs nothing: one basic column."""
    width_cost: float = 9.0
    """cost x²: share of the width beyond that."""
    comfortable_mm: float = 80.0
    """mm: width from which a free element costs nothing more."""
    narrow_cost: float = 0.002
    """cost x²: a mm below."""
    white_cost: float = 1.2
    """cost: a row of white under a chart that cannot grow."""


@dataclass(frozen=True, slots=True)
class FillWeights:
    """Sizes of elements within a story's body."""

    least_lines: int = 4
    """lines: a column of text beside or under an element is never shorter (design: shape)."""
    under_lines: int = 1
    """lines: under an element over all columns so few will do: they are its caption."""
    one_ideal_share: float = 0.3
    """share of the body: what one element takes at best."""
    two_ideal_share: float = 0.44
    """share of the body: what two take together."""
    one_most_share: float = 0.66
    """share of the body: what one may take at most: text must stay the greater part of a story."""
    two_most_share: float = 0.74
    """share of the body: what two may take."""
    over_cost: float = 4.0
    """cost: elements that take more, where the copy is too short for them …"""
    over_share_cost: float = 60.0
    """cost: … and each share of the body beyond: a tenth more costs 6."""
    ever_share: float = 0.95
    """share of the body: never more: a story has words."""
    photos_ideal_share: float = 0.6
    """share of the body: what the elements of a story of pictures take at best …"""
    photos_most_share: float = 0.9
    """share of the body: … and at most: under each a few lines stand."""
    people_ideal_share: float = 0.8
    """share of the body: what persons abreast take at best: the copy only leads to them …"""
    people_most_share: float = 0.92
    """share of the body: … and at most."""
    more_cost: float = 14.0
    """cost x²: share above the ideal."""
    less_cost: float = 24.0
    """cost x²: share below it; higher: a stamp in a sea of text is worse than a large picture."""
    widest_mm: float = 240.0
    """mm: an element over several columns is not wider: it leaves the page none for others."""
    across_cost: float = 1.0
    """cost: an element over every column of a wide block."""
    across_columns: int = 4
    """columns: from so many on a block is wide."""
    short_lines: int = 6
    """lines: a column that an element leaves shorter costs."""
    short_cost: float = 0.8
    """cost: each line shorter."""
    kept: int = 2
    """count: ways kept for one number of rows and one family: the second where the first cannot
    be settled."""

    def of_photos(self) -> FillWeights:
        """Return the weights of a story of pictures (图片故事)."""
        return self._of(self.photos_ideal_share, self.photos_most_share)

    def of_people(self) -> FillWeights:
        """Return the weights of a story told by persons abreast (人物)."""
        return self._of(self.people_ideal_share, self.people_most_share)

    def _of(self, best: float, most: float) -> FillWeights:
        return replace(
            self,
            one_ideal_share=best,
            two_ideal_share=best,
            one_most_share=most,
            two_most_share=most,
        )

    def ideal_share(self, elements: int) -> float:
        """Return the share of the body that so many elements take at best."""
        return (0.0, self.one_ideal_share, self.two_ideal_share)[elements]

    def most_share(self, elements: int) -> float:
        """Return the share of the body that so many elements may take."""
        return (0.0, self.one_most_share, self.two_most_share)[elements]


@dataclass(frozen=True, slots=True)
class HeadWeights:
    """Heads: size by width, lines, where deck and byline stand."""

    narrow_mm: float = 80.0
    """mm: width at which a title is smallest within its rank's band (at a body of 9 pt)."""
    wide_mm: float = 190.0
    """mm: width at which it is greatest: a little more than half a broadsheet."""
    fill_share: float = 0.62
    """share of the width: a title shorter than this grows, within its rank's band: white beside a
    head is a hole (design: prize.md, rule 3)."""
    lead_fill_share: float = 0.72
    """share of the width: the same for a lead story: over most of a page's width what is left
    beside a title of two thirds is more than a hundredth of the page."""
    lead_width_share: float = 0.06
    """share of the page's width: a character of such a title at most: 60 pt on a broadsheet; the
    headline has 90 and more."""
    beyond_ratio: float = 1.34
    """ratio: over its band to which a title grows where nothing else fills its strip: less than
    from a rank to the next (`rank_ratio`)."""
    beyond_fill_share: float = 0.8
    """share of the width: that such a title fills."""
    beyond_cost: float = 6.0
    """cost: a title larger than its band; less than ranks upset, which it must not bring about."""
    least_band_part: float = 0.93
    """share: a step of the scale so near below its band still counts as in it: steps are an
    eighth apart."""
    rank_ratio: float = 1.35
    """ratio: of a rank's greatest size to the next one's where the headline is small (prize.md,
    rule 4)."""
    small_cost: float = 14.0
    """cost x²: part by which a title is smaller than its width wants."""
    below_band_cost: float = 14.0
    """cost: a title below its rank's band: ranks would no longer be told apart."""
    lead_small_cost: float = 12.0
    """cost ln²: of a lead's greatest size over its title's, within its band: two thirds of it, as
    in a quarter of the page, cost 2: the first story is to be seen first (prize.md, rule 4)."""
    line_cost: float = 2.2
    """cost: each line after the first: a title is taken in at one glance."""
    third_line_cost: float = 6.0
    """cost: a third line, added."""
    most_lines: int = 3
    """lines: a title; more is a deck."""
    lone_share: float = 0.4
    """share: of a title's widest line below which its last is a word left alone …"""
    lone_cost: float = 3.0
    """cost: … such a title: more than that it has a line more (2.2), less than a third (6)."""
    white_row_cost: float = 1.3
    """cost: a row of white added to a head."""
    strip_free_share: float = 0.007
    """share of the page: stands empty beside a head and costs nothing; a hundredth is a fault."""
    strip_cost: float = 1500.0
    """cost: a page of such emptiness beyond that; at a hundredth 4 …"""
    strip_most_share: float = 0.0096
    """share of the page: from here on it is a fault of craft, a hundredth on the finished page."""
    strip_fault_cost: float = 36.0
    """cost: … and, as a fault, this too: dearer than any way to set the story without it."""
    strip_whole_share: float = 0.019
    """share of the page: from here on the page is withheld, two hundredths on the finished one …"""
    strip_whole_cost: float = 60.0
    """cost: … and that is added: a page that is withheld is dearer than one that ends with a third
    of white (56), or than any other way to set the story."""
    low_mm: float = 9.0
    """mm: lower strips are the air of a head: the audit calls none of them empty."""
    least_page_mm2: float = 81_000.0
    """mm²: page by which emptiness is judged at least: a unit stands on a tabloid's type area."""
    side_gap_em: float = 3.0
    """em of the body: gap between a title and what stands at its right."""
    side_share: float = 0.45
    """share of the width: that is free beside a title before a deck stands there (prize.md, rule
    9); else it stands under it."""
    side_measure_em: int = 12
    """em of the body: least room for a deck or byline there."""
    side_deck_lines: int = 2
    """lines: longest deck there: it must not be higher than the title."""
    side_byline_lines: int = 1
    """lines: longest byline there."""
    row_slack_rows: float = 0.12
    """rows: a head so little over a whole row takes no further one: its white takes it up."""
    least_continued_em: float = 4.0
    """em of the title: least measure beside 上接…: four characters a line."""


@dataclass(frozen=True, slots=True)
class LedeWeights:
    """The lede: size, columns, width."""

    size_costs: tuple[float, ...] = (0.0, 0.6, 0.6, 1.6, 1.6, 3.0)
    """cost: each of the sizes that the table of styles states for a lede, the best first."""
    half_width_share: float = 0.375
    """share of the width: a lede beside a story, three of eight columns …"""
    quarter_width_share: float = 0.25
    """share of the width: … or two."""
    beside_cost: float = 1.5
    """cost: a lede that does not run over the full width."""
    comfortable_from_em: int = 16
    """em of the lede: measure from which it costs nothing."""
    comfortable_to_em: int = 26
    """em of the lede: measure up to which it does."""
    narrow_cost: float = 0.05
    """cost x²: an em below."""
    wide_cost: float = 0.03
    """cost x²: an em above; a lede is short and may run wide."""
    last_cost: float = 4.0
    """cost: one column over the whole page, where no other fills the width: a line or two."""
    last_parts: tuple[float, ...] = (1.0, 1.125, 1.25)
    """ratio to a lede's best size: it may be set so large there, 15 pt on 19: of 60 characters one
    and a half lines of 44 in place of a line of 55 and five."""
    last_blank_cost: float = 3.0
    """cost x²: the part of its last line that stays white."""
    most_short_lines: int = 1
    """lines: by which its last column may end above the others."""
    short_cost: float = 3.0
    """cost: each of them."""
    fewest_lines: int = 2
    """lines: lowest column of several."""
    white_row_cost: float = 0.7
    """cost: a row of white added."""


@dataclass(frozen=True, slots=True)
class BannerWeights:
    """The headline group."""

    cost: float = 110.0
    """ratio: a design's own cost (about 0 to 0.5) against the rest of the page."""
    number_share_best: float = 0.8
    """share: a section's number stays below so much of the headline of the banner's best height."""
    number_share_low: float = 0.97
    """share: and below this of its lowest height's: the headline is the page's largest thing."""


@dataclass(frozen=True, slots=True)
class BandWeights:
    """The band of key figures."""

    best_share: float = 0.42
    """share of the text: before the band at its best place, a little above the optical middle."""
    place_cost: float = 14.0
    """cost x²: share of the text off that place."""
    places: int = 4
    """count: places tried; each is a table of its own, and these hold the best on all editions."""


@dataclass(frozen=True, slots=True)
class QuoteWeights:
    """Pull-quotes (提要)."""

    own_cost: float = -4.0
    """cost: the editor's own quote: below zero, it is wanted."""
    dropped_cost: float = 10.0
    """cost: it is left out, where one column is too short for it: dearer than ranks upset."""
    row_cost: float = 0.8
    """cost: each further row of white about a quote."""
    further_rows: int = 2
    """rows: of white that may be added."""
    most_lines: int = 8
    """lines: longest quote: a third of a column."""


@dataclass(frozen=True, slots=True)
class SettleWeights:
    """Places of elements and quotes within a story.

    All costs are small: they choose between ways that fill alike, and leave it to the whole page
    to choose sides.
    """

    ways: int = 6
    """count: ways kept for one shape."""
    reach_cost: float = 6.0
    """cost: recipes so much dearer than the best are not settled once enough ways are found."""
    left_cost: float = 0.3
    """cost: an element in the first columns: text begins better at the left."""
    middle_cost: float = 0.4
    """cost: in the middle."""
    foot_cost: float = 0.4
    """cost: at the foot: pictures draw the eye to the top."""
    across_foot_cost: float = 0.9
    """cost: at the foot over all columns: nothing stands under the picture."""
    pair_share: float = 0.5
    """share: of two elements' side costs that counts: they balance each other."""
    under_cost: float = 0.2
    """cost: one right under the other at the top."""
    crossed_cost: float = 0.5
    """cost: the first at the foot, the second at the top, over shared columns."""
    both_foot_cost: float = 0.8
    """cost: both at the foot."""
    both_top_cost: float = 0.6
    """cost: both at the top side by side: they read as one."""
    first_foot_cost: float = 0.3
    """cost: the first at the foot, the second at the top, in columns of their own."""
    quote_parts: tuple[float, float, float] = (0.5, 0.35, 0.65)
    """share of the free rows: above a quote, in the order tried; its cost is the distance from
    the middle."""
    quote_column_cost: float = 0.1
    """cost: each column off the middle."""


@dataclass(frozen=True, slots=True)
class SlicingWeights:
    """Cuts between neighbouring blocks, and how many trees and recipes are kept."""

    stack_cost: float = 0.3
    """cost: two blocks stacked."""
    full_cost: float = 1.6
    """cost: the same over the full width (断版), added; free about banner, lede, band, foot."""
    beside_cost: float = 0.9
    """cost: two stories side by side: their heads stand on one line (碰题)."""
    beside_element_cost: float = 0.2
    """cost: the same where one is a free element, which has no head."""
    seam_cost: float = 8.0
    """cost: share of the page's height by which a gutter (通缝) exceeds the free share, the
    lower bound used while trees are drawn; `faults.seam_cost` judges the finished page."""
    seam_free_share: float = 0.55
    """share of the height: a gutter up to here costs nothing."""
    seam_most_share: float = 0.71
    """share of the height: one from here on is a fault of craft (design: prize.md, rule 7): three
    quarters on the finished page, where the air over and under the blocks belongs to it."""
    seam_through_cost: float = 24.0
    """cost: such a gutter: a page of two pages; as dear as `faults.seam_through_cost`."""
    seam_whole_share: float = 0.86
    """share of the height: from here on it parts the page in two: nine tenths on the finished page
    are withheld (`layout.judge.verdict`)."""
    seam_whole_cost: float = 40.0
    """cost: such a gutter, added: a page that is withheld is dearer than any other way to fill it,
    a story that runs on or a row of white among them."""
    most_steps: int = 5_000
    """count: options looked at for the trees of one page, at most: a tenth of a second. Where they
    do not do, blocks are settled in all their shapes first, and then a fifth of them does."""
    recipes: int = 8
    """count: recipes kept for one width and height of a block."""


@dataclass(frozen=True, slots=True)
class PageWeights:
    """Pages: their number, and how many trees are scored as whole pages."""

    page_cost: float = 6.0
    """cost: a further page, whatever it holds."""
    parted_cost: float = 12.0
    """cost: a picture or chart that comes a page after its story."""
    redivisions: int = 12
    """count: new divisions into pages after one proved impossible."""
    trees: int = 24
    """count: trees of a page that are scored as whole pages."""
    reach_cost: float = 14.0
    """cost: how much dearer than the best they may be: faults of a page seldom come to more."""
    further_trees: int = 72
    """count: trees that are scored while the best page found is dearer than the next bare tree by
    more than that: a fault of craft (36) shows on the whole page alone."""
    dear_rank: int = 3
    """count: trees stop where so many whole pages are cheaper than the next bare tree."""
    sweeps: int = 2
    """count: rounds in which each block takes the side that suits its neighbours."""
    kept: int = 5
    """count: ways to make a page that are kept, in case the finished page shows a fault."""


@dataclass(frozen=True, slots=True)
class FaultWeights:
    """Faults that show only on the whole page (编排忌讳)."""

    heads_alike_cost: float = 1.6
    """cost: heads of like size side by side on one line (碰题)."""
    heads_meet_cost: float = 0.7
    """cost: heads of unlike size there."""
    alike_ratio: float = 0.87
    """ratio: sizes nearer than this are alike: one step of the scale."""
    hierarchy_cost: float = 8.0
    """cost: a head larger than one above it in rank: readers take it for the more important."""
    heads_lead_ratio: float = 1.4
    """ratio: of the leading story's head to any below it in rank (prize.md, rule 4: 1.35)."""
    heads_lead_cost: float = 12.0
    """cost: ln of what the largest of those leaves short of that; one as large as it costs 4, half
    of what ranks upset do: a format smaller than the editor's is not worth it."""
    pictures_touch_cost: float = 5.0
    """cost: pictures of two stories that touch: they read as one."""
    elements_touch_cost: float = 2.0
    """cost: a picture and a chart, or two charts, that touch."""
    touch_rows: int = 1
    """rows: elements side by side over no more than this do not touch."""
    touch_columns: float = 0.05
    """columns: elements are side by side when their edges are nearer than this: rounding."""
    touch_under_columns: float = 0.2
    """columns: one is under the other when they share more than this."""
    touch_gap_rows: int = 2
    """rows: and when no more white than this is between them."""
    wish_cost: float = 40.0
    """cost: two blocks that the editor wants side by side and that do not stand so."""
    astray_cost: float = 20.0
    """cost: a picture, chart or table that stands neither beside nor under its story: the nearest
    head is another's (prize.md, rule 1); dearer than ranks upset (8) and a story that runs on (10),
    cheaper than a strip or ribbon (36)."""
    sides_fewest: int = 3
    """count: elements from which all may stand on one side."""
    sides_share: float = 0.55
    """share of the width: all middles left of this, or right of its mirror, are one side."""
    sides_cost: float = 4.0
    """cost: all pictures on one side of the page."""
    seam_share: float = 0.62
    """share of the height: a gutter longer than this runs through the page (通缝)."""
    seam_cost: float = 8.0
    """cost: share of the height beyond."""
    seam_most_share: float = 0.74
    """share of the height: from here on a seam is a fault of craft (design: prize.md, rule 7):
    three quarters on the finished page."""
    seam_through_cost: float = 24.0
    """cost: such a seam: a page of two pages; dearer than a story that runs on (10) and ranks upset
    (8), cheaper than a strip or ribbon (36): a hairline in it parts two stories as well."""
    rhythm_cost: float = 1.5
    """cost: the same division of the width twice on end."""
    widths_fewest: int = 3
    """count: pictures from which all may be of one width."""
    widths_columns: float = 0.4
    """columns: widths nearer than this are one width."""
    widths_cost: float = 2.5
    """cost: pictures all of one width: none leads."""
    leading_ratio: float = 2.5
    """ratio: area of the picture that leads a page over the next largest's (design: prize.md, rule
    5)."""
    leading_cost: float = 4.0
    """cost: ln of what it falls short of that; two alike cost 3.7: pictures that touch more."""
    leading_share: float = 0.55
    """share of the height: its middle is higher, so that the page has its weight at the top."""
    leading_low_cost: float = 2.0
    """cost: one that stands lower; less than pictures of one width."""


@dataclass(frozen=True, slots=True)
class FlowWeights:
    """Page after page: stories that run on, and declared white."""

    most_blocks: int = 22
    """count: blocks looked at together: a broadsheet page of briefs of 200 characters holds some
    twenty. What is left out of a page that has room for it is white: of 14, 28 briefs made three
    pages with 1.6 of them white, of 22 two with 0.2. Pages of longer stories hold fewer anyway."""
    cut_characters: int = 360
    """characters: a shorter story does not run on: a part of it is a stub."""
    spare_copy_ratio: float = 1.3
    """ratio: copy composed for a story that runs on over what a page can hold, so that every
    place on the page can be filled."""
    full_share: float = 0.8
    """share of a page: a story runs on only where it would bring the page beyond this."""
    cut_cost: float = 10.0
    """cost: a story that runs on to another page."""
    white_page_cost: float = 100.0
    """cost: a whole page left white at its foot; a third of a page costs what a bad page does."""
    white_square_cost: float = 200.0
    """cost x²: share of a page left white, added: a strip at the foot is an end, half a page a
    fault, so that a smaller unit is filled before a large one stays half empty."""
    white_cost: float = 2.0
    """cost: any white at the foot of a page."""
    inner_white_share: float = 0.1
    """share of the height: white at the foot of a page after which others follow, at most."""
    inner_white_cost: float = 30.0
    """cost: such white, added: it looks like a story that did not come; a line that cannot be
    filled is dearer."""
    least_white_rows: int = 3
    """rows: white at a page's foot is none or at least so much: less looks like a mistake."""
    loose_page_cost: float = 300.0
    """cost: a page of white inside the page: three times what it costs at the foot, where a
    reader expects it."""
    whole_page_mm2: float = 81_000.0
    """mm²: type area of a tabloid page; a lower one is a unit, which stands on such a page …"""
    loose_area_share: float = 0.65
    """exponent: … of its part of it, as which white inside it counts: between what it is of the
    unit and of the page. Else a hole that a tabloid has as well is twice as dear in the half page
    that is full but for it, and a third of the tabloid stays white at its foot."""
    loose_beside: float = 2.0
    """ratio: white beside a block to white below it: an empty column down a page is seen as
    a hole, white under a story as the story's end."""
    uneven_characters: int = 1000
    """characters: of a story whose columns may end with white on pages that have some: longer copy
    can be set in many ways that fill columns."""
    uneven_rows: int = 8
    """rows: of such white in a story: a table's height, which is seldom parted."""
    uneven_share: float = 0.5
    """share: of a column that may be such white; one of two lines beside one of seven is a stub."""
    loose_from_cost: float = 65.0
    """cost a page: from here on pages are compared with such as have white inside: a fault of shape
    (36) with what comes to it, or a line that cannot be filled (400 a paragraph), is worse than a
    row of white under a short story."""
    loose_block_cost: float = 12.0
    """cost: a block that has white beside or below it: with a twelfth of a page of it as dear as
    a fault of shape (36): a hole in the page is as bad as a strip."""
    air_most_rows: int = 2
    """rows: of a page's white that stand over each head across it, beyond the gap there: with it
    13 mm on a broadsheet; three would part the page. The rest stands together at the foot."""
    thrift_share: float = 0.05
    """share of a page: white after a story that ran on, from which all is divided again: less is
    spread over the page's heads."""
    thrift_whole_share: float = 0.15
    """share of a page: white on a later page from which all is divided again where no story ran on:
    a taller opening, and a story that does, may fill it."""
    told_share: float = 0.03
    """share of a page: white from which an editor is told how much copy would fill it."""
    followed: int = 3
    """count: ways to begin that are followed at once …"""
    followed_pages: int = 4
    """pages: … up to here; then only the best, so that time grows with the copy."""

    def white(self, share: float) -> float:
        """Return the cost of a share of a page that is white: more than in proportion."""
        return self.white_page_cost * share + self.white_square_cost * share * share


@dataclass(frozen=True, slots=True)
class AttemptWeights:
    """Body sizes, leadings and formats tried for an edition."""

    good_cost: float = 66.0
    """cost a page: a plan that costs less, its opening apart, is taken at once: one fault of craft
    at most …"""
    flaw_cost: float = 36.0
    """cost: of a story's head or shape, or a fault of a page, from which on it is what the audit
    calls a fault of shape; such a one counts whole, whatever the number of pages."""
    fine_cost: float = 40.0
    """cost a page: dearer exact pages are compared with pages that run on or leave some white."""
    compared_pages: int = 8
    """pages: … up to so many. Of long editions the exact pages were the better ones by a fifth
    and more, and the others take as long as all else together."""
    little_white_pages: float = 0.08
    """pages: … where no more than this is white."""
    settings: int = 5
    """count: attempts after the first, the most promising first."""
    far_settings: int = 2
    """count: of these in succession that are much dearer than the best so far: no more follow. The
    sample of persons was planned in six for its first (124, then 215 to 443)."""
    far_part: float = 1.6
    """ratio: of costs from which a setting is much dearer; in nine editions that try several, one
    came out at 1.52 before the best, once, and never two."""
    bodies_pt: tuple[float, ...] = (9.0, 9.25, 9.5, 9.75, 10.0)
    """pt: body sizes: what a reader does not notice between two editions (9 to 9.5, 10 at most)."""
    leadings: tuple[float, ...] = (0.96, 1.0, 1.04, 1.08, 1.12)
    """ratio: leadings over the format's own, 1.417 em on a broadsheet: from 1.36 to 1.59 em."""
    elastic_share: float = 0.85
    """exponent: how the content grows with the area of a character: heads and pictures do not."""
    taken_up_pages: float = 0.03
    """pages: of copy too much that looser or tighter paragraphs and crops take up."""
    format_cost: float = 8.0
    """cost: the next smaller format: taken where a larger one would be an eighth white."""
    cuts: int = 4
    """count: units of a page that are cut to their copy: the best, then what is the best then: a
    lower page has a lower opening, so that some white comes again."""
    cut_cost: float = 4.0
    """cost: a unit that is cut: half of what another format costs, as a unit stands on a page among
    other matter at any height; less than the white of a tenth of it (12)."""
    cut_shares: tuple[float, ...] = (1.0, 0.5)
    """ratio: of its white that is cut off a page: half where it then holds the copy no more."""
    least_rows: int = 8
    """rows: of a page that was cut: an opening of five, and a story's head and text."""
    white_area_share: float = 0.15
    """exponent: of a smaller format's area over the first's, as which its white counts: what is
    half empty either way stands better in the smaller."""
    full_format_cost: float = 40.0
    """cost: the same for copy that fills the edition's own format: only where no page of it is
    any good is it worth that the editor gets another format than he asked for."""
    short_pages: float = 0.125
    """pages: white of an attempt from which copy is too short for its format."""
    spare_pages: float = 0.5
    """pages: white of a second page or further one from which an opening that takes less of the
    first is tried instead: it may save as much as a half's copy."""
    grown_pages: float = 0.2
    """pages: … and from which a page filled beyond its cheapest shapes has a grown opening: heads,
    leads and crops alone take up less (0.05 in the golden of text only), two openings that grew
    0.26 and 0.28."""
    smaller_pages: float = 1.35
    """ratio: a unit of a page is tried for copy that by its area in the larger format would fill
    it so many times: heads and the opening are smaller there."""
    fewest_opened: int = 2
    """count a page: sub-heads from which on pages that stay white are tried with larger ones; one
    a page fills no white."""
    opened_cost: float = 2.0
    """cost: larger sub-heads: less than an eighth of a page of white costs (16) and than body that
    is a step larger (3): prize.md wants white taken up by heads before the body grows."""
    overviews: int = 3
    """count: attempts that leave white and are made once more with an overview of the copy …"""
    overview_pages: int = 3
    """pages: … of so many: longer ones have a strip of contents."""
    overview_cost: float = 3.0
    """cost: an overview: worth what an eighth of a page of white costs less."""
    size_cost: float = 60.0
    """cost: ln of the change of body size; a tenth larger costs 5.7."""
    leading_cost: float = 30.0
    """cost: ln of the change of leading; half of it, as a reader sees it less."""


@dataclass(frozen=True, slots=True)
class OverviewWeights:
    """The overview: the heads of a report listed over its copy (`pages.overview`)."""

    fewest: int = 6
    """count: heads in it at least; fewer are read on the page as quickly."""
    fewest_points: int = 3
    """count: of these, sub-heads: titles of stories that stand beside each other are no points."""
    most: int = 40
    """count: heads at most: more are half a page."""
    own_cost: float = 2.0
    """cost: it is there; as a row of white in two heads."""
    row_cost: float = 0.4
    """cost: a row of white that it takes up; cheaper than one over a sub-head (0.8), for a list is
    read better with room about it."""
    most_ratio: float = 1.7
    """ratio: of its height to the least; beyond it the lines fall apart."""
    most_share: float = 0.3
    """share of a page's rows: a higher one would leave the copy no room beside the opening."""


@dataclass(frozen=True, slots=True)
class KindWeights:
    """Copy that is no paragraph: verse and rolls of names; em are those of its own size."""

    verse_turn_em: float = 2.0
    """em: the rest of a line of verse that is turned over is set in as a paragraph is."""
    verse_marked_share: float = 0.5
    """share: of the measure; from here on a line is rather turned over behind a mark."""
    verse_together: int = 2
    """lines: of a stanza that stay together at either side of a column's break."""
    verse_gap_em: float = 3.0
    """em: between two columns of verse; at two a reader would read across."""
    verse_fewest_lines: int = 8
    """lines: a poem of fewer stands in one column."""
    verse_least_em: float = 6.0
    """em: a column of verse: five characters and their mark."""
    verse_turned_share: float = 0.12
    """share: of the lines that may be turned over for the sake of two columns."""
    verse_most_rows: int = 20
    """rows: a poem in two columns, which is never parted."""
    verse_unended_lines: float = 1.5
    """lines: a poem of one stanza is rather parted so far off its middle than in a sentence."""
    verse_white_cost: float = 0.02
    """cost: each row and em of white beside a poem beyond what it takes itself."""
    verse_down_em: float = 24.0
    """em of the copy: a column of verse set downwards; a longer line is turned over: an eye that
    runs down further loses the next column's top."""
    verse_down_stanza_em: float = 1.6
    """em of the copy: white between two stanzas set downwards beyond that between two columns."""
    verse_down_rows: int = 36
    """rows: a poem set downwards, which is never parted; a higher one lies level."""
    verse_down_parted_cost: float = 8.0
    """cost: each stanza set downwards that is parted by a band's end: as much as a title under its
    rank's size; a broader place is better, where there is one."""
    verse_down_free_em: float = 8.0
    """em of the copy: white beside a poem set downwards that costs nothing."""
    verse_down_white_cost: float = 0.08
    """cost: each row and em of such white beyond that: where it is as broad as a page much of it
    is a hole, and half the columns hold it in two bands."""
    roll_least_em: float = 3.0
    """em: a place in a roll: a name of three characters."""
    roll_gap_em: float = 1.5
    """em: least white between two names: more than the one em inside a name of two, or the halves
    of neighbours seem to belong together (target/prize, honours)."""
    roll_most_gap_em: float = 2.5
    """em: most white between two names; what is left over stands at the row's end."""
    roll_long_gap_em: float = 1.0
    """em: least white behind a name that takes more than one place."""
    roll_fitting_share: float = 0.85
    """share: of the names that fit one place; wider ones take several."""
    roll_white_cost: float = 0.05
    """cost: each row and em of white at the end of a roll's rows."""
    roll_head_air_rows: int = 1
    """rows: of white over the head of a group of names, beyond its own, as over a sub-head …"""
    roll_head_air_cost: float = 0.8
    """cost: … and such a row."""
    table_main_characters: int = 600
    """characters: of copy whose one table is its main matter, and so stands free if narrow, too."""
    table_inline_em: float = 20.0
    """em of the body: a table that needs more stands over several columns, as a chart does."""
    table_most_lines: int = 4
    """lines: that a cell of words may be broken into before its column is too narrow."""
    table_whole_em: float = 5.0
    """em: words so short are never broken in a cell, and longer ones no narrower."""
    table_figures_share: float = 0.6
    """share: of a column's cells that are figures where it is a column of them."""
    table_least_pt: float = 7.5
    """pt: words of a table where its columns ask for it."""
    table_line_cost: float = 0.6
    """cost: each line that a row takes beyond its first, by row: a size smaller may spare it."""
    table_size_costs: tuple[float, ...] = (0.0, 0.03, 0.08)
    """cost: each row of a table, by its size in the table of styles: the first is best."""
    table_forced_cost: float = 400.0
    """cost: a table in columns narrower than its words: taken only where no other measure is."""
    table_most_partings: int = 6
    """count: columns in which a table may go on: as many as a page has."""
    table_parted_cost: float = 3.0
    """cost: each time that a table is parted and its head repeated: as a longer box (3) …"""
    table_whole_rows: int = 20
    """rows: … of more than so many, its title and notes among them: a fifth of a page's column."""
    table_whole_cost: float = 60.0
    """cost: each time that a lower one is parted: only where no other shape can be."""
    table_part_rows: int = 30
    """rows: of a table over several columns; a longer one goes on in a further part."""
    table_wide_ratio: float = 1.6
    """ratio: a table so many times wider than its columns ask for still looks whole."""
    table_wide_cost: float = 6.0
    """cost: by the square of what it is wider than that: cells far apart are no rows."""
    table_air_cost: float = 1.0
    """cost ln²: by the height of the table against the usual one."""
    table_least_pad_em: float = 0.14
    """em: least white over and under the words of a row: with a line of 1.2 em a row of 1.48."""
    table_pad_em: float = 0.28
    """em: usual white there."""
    table_most_pad_em: float = 0.5
    """em: most white there."""
    aside_pad_em: float = 0.75
    """em of the copy: white at either side of the words in a box with a ground or frame."""
    aside_widest_em: float = 44.0
    """em of the copy: lines of a box that is the whole story; it may be broader, with more white at
    its sides: a notice over a page's width is read in three lines, not in two that none follows."""
    aside_whole_rows: int = 20
    """rows: a box of no more is hardly ever parted; verse in two columns never is."""
    aside_whole_cost: float = 60.0
    """cost: each time that such a box is parted: only where no other shape can be."""
    aside_together: int = 3
    """lines: of a box that stay together at either side of a column's break, as behind a head."""
    aside_air_rows: int = 4
    """rows: of white within a box, above and below its words, so that boxes side by side end on
    one line; five would be a hole in it."""
    aside_air_cost: float = 0.8
    """cost: each of them; as over a sub-head."""
    aside_parted_cost: float = 3.0
    """cost: each time that a longer box is parted: as much as a picture at a worse place."""
    aside_portrait_rows: tuple[int, ...] = (6, 5, 4, 3)
    """rows: a portrait, the white under it included; the first whose width serves."""
    aside_portrait_share: float = 0.45
    """share: of the box's width that a portrait takes at most."""
    aside_beside_em: float = 4.0
    """em of the copy: least width of name and post beside a portrait; else they stand under it."""
    people_most: int = 8
    """count: persons in one element; more go on in a further one, so that a page can hold it."""
    people_intro: int = 240
    """characters: copy of no more that leads to persons stands as a cell among them: as long as one
    of theirs."""
    people_portrait_rows: tuple[int, ...] = (8, 7, 6, 5, 4)
    """rows: a portrait of a person abreast; a name and a post stand beside four."""
    people_over_rows: tuple[int, ...] = tuple(range(7, 17))
    """rows: a large portrait of a person abreast, name and post under it: at sixteen it fills the
    widest cell."""
    people_over_share: float = 0.5
    """share: of a cell's width that such a portrait takes at least: a smaller one has room for the
    words beside it."""
    people_over_cost: float = 4.0
    """cost: large portraits, where the page has room: dearer than the smallest beside their names
    (2.4), cheaper than a twentieth of the page white (7.5), as a page break leaves it …"""
    people_over_usual_rows: int = 8
    """rows: … up to so high …"""
    people_over_row_cost: float = 0.6
    """cost x²: … and each row beyond: two sections abreast rather both have large ones than one of
    them huge ones."""
    people_gap_em: float = 2.0
    """em: between two persons abreast, a hairline in the middle."""
    people_least_em: float = 12.0
    """em: a person's cell: a portrait of four rows with a name of three characters beside it."""
    people_most_em: float = 26.0
    """em: the widest cell, as the widest lines of a profile in target/prize, honours."""
    people_white_cost: float = 0.25
    """cost: each row of a cell that stays white under a shorter text, or where no one stands."""
    people_small_cost: float = 0.6
    """cost: each row by which portraits are smaller than the largest."""
    people_slack_rows: int = 2
    """rows: white that may be added under each row of cells, so that the page comes out even."""
    code_rows: tuple[int, ...] = tuple(range(4, 15))
    """rows: a code's square, the quiet zone included: 18 to 63 mm."""
    code_module_mm: float = 0.5
    """mm: a module that a telephone reads off newsprint at arm's length."""
    code_least_mm: float = 0.4
    """mm: a module that dot gain leaves open; smaller ones run together on coldset paper."""
    code_beside_em: float = 7.0
    """em of the copy: least width beside a code, four characters of its words and white; where
    less is left they stand under it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The one table, by what is decided."""

    ranks: RankWeights = field(default_factory=RankWeights)
    stories: StoryWeights = field(default_factory=StoryWeights)
    copy: CopyWeights = field(default_factory=CopyWeights)
    breaks: BreakWeights = field(default_factory=BreakWeights)
    columns: ColumnWeights = field(default_factory=ColumnWeights)
    pictures: PictureWeights = field(default_factory=PictureWeights)
    groups: GroupWeights = field(default_factory=GroupWeights)
    charts: ChartWeights = field(default_factory=ChartWeights)
    elements: ElementWeights = field(default_factory=ElementWeights)
    fill: FillWeights = field(default_factory=FillWeights)
    heads: HeadWeights = field(default_factory=HeadWeights)
    lede: LedeWeights = field(default_factory=LedeWeights)
    overview: OverviewWeights = field(default_factory=OverviewWeights)
    banner: BannerWeights = field(default_factory=BannerWeights)
    band: BandWeights = field(default_factory=BandWeights)
    quotes: QuoteWeights = field(default_factory=QuoteWeights)
    settle: SettleWeights = field(default_factory=SettleWeights)
    slicing: SlicingWeights = field(default_factory=SlicingWeights)
    pages: PageWeights = field(default_factory=PageWeights)
    faults: FaultWeights = field(default_factory=FaultWeights)
    flow: FlowWeights = field(default_factory=FlowWeights)
    attempts: AttemptWeights = field(default_factory=AttemptWeights)
    kinds: KindWeights = field(default_factory=KindWeights)


WEIGHTS = Weights()
