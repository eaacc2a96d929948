"""One story of our own, in chapters: what is printed, and what is to be read of it.

A chapter is a list of blocks. A paragraph's parts are strings, and:
"""

from dataclasses import dataclass, field


@dataclass
class Note:
    """A raised sign, and the note that it points to."""

    text: str


@dataclass
class Power:
    """Raised figures that are a power."""

    text: str


@dataclass
class Cut:
    """Words that a draft deletes."""

    text: str


@dataclass
class Added:
    """Words that a draft inserts."""

    text: str


@dataclass
class Struck:
    """Words that are struck out by their look."""

    text: str


@dataclass
class Sign:
    """A sign that a font of signs draws, where the program knows such fonts."""

    text: str


@dataclass
class Join:
    """A hyphen at which no line ends."""


@dataclass
class Soft:
    """A place at which a line may end, with a hyphen."""


@dataclass
class Box:
    """A text box that hangs on the paragraph."""

    text: str


@dataclass
class Line:
    """The next line begins."""


@dataclass
class Head:
    text: str


@dataclass
class Para:
    parts: list
    # Whether its first letter, or first figure, is a large initial.
    initial: bool = False
    # Whether it follows the one before without a gap.
    close: bool = False


@dataclass
class Table:
    rows: list
    # Whether its first column is narrow, so that its cells take several lines; the cells beside them are centred.
    narrow: bool = False


@dataclass
class Items:
    """A list, numbered or with bullets."""

    texts: list
    numbered: bool = False


@dataclass
class Columns:
    """Paragraphs in two narrow columns, justified."""

    paragraphs: list


@dataclass
class Narrow:
    """Paragraphs in one narrow column; hyphenated where the program can."""

    paragraphs: list


@dataclass
class Break:
    """The next page begins."""


@dataclass
class Pages:
    """A running head above, and the page's number below, on every page. It comes first."""

    head: str


@dataclass
class Numbered:
    """The lines of the whole chapter are numbered in the margin. It comes first."""


@dataclass
class Outside:
    """Words outside the crop box of the page."""

    text: str


def p(*parts, **more):
    return Para(list(parts), **more)


LONG = [
    "The ferry had left the island of Sorrel at 6.40pm with 212 passengers and eleven crew, and was due on the mainland an hour "
    "later. Its captain reported at 7.05pm that water had come in at the stern door, and asked the coast guard for help.",
    "Four boats of the lifeboat service and two helicopters were on their way within nine minutes. They took 187 people off the "
    "deck before the ship went down at 8.12pm, in 34 metres of water, about 3 miles off the light of Carrow Point.",
    "The owner said that the door had been repaired in March for £48,000 and that inspectors had passed it in April. It runs "
    "nine ships to 14 islands, and carried 1.3 million passengers in 2025, or 6.2 per cent more than in the year before.",
]

CHAPTERS = {
    "figures": [
        Head("Ferry toll rises to 34"),
        p("Police said on Monday that 34 people had died and that 1,204 had asked for help. The fine was £5.2 million, not $5.2 "
          "million, and the town paid €750 a night."),
        p("René Müller, who leads the inquiry, put the water at −5°C and the waves at 2–3 metres. The score of votes was 9-4."),
    ],
    "notes": [
        Head("Questions over the door"),
        p("Some 340", Note("Counted by the harbour office."), " people signed the letter in 2024", Note("The letter is dated 3 May."),
          ", and the council answered within 12 days."),
    ],
    "powers": [
        Head("Oil on the water"),
        p("The oil covers 12 km", Power("2"), " of water and 450 m", Power("2"), " of beach. A litre holds 10", Power("6"),
          " cells and weighs 900 grams."),
    ],
    "table": [
        Head("Who was on board"),
        p("The office of the port gave these counts on Tuesday evening, and said that they may change."),
        Table([["Deck", "Saved", "Dead"], ["Upper", "120", "4"], ["Middle", "52", "9"], ["Car deck", "15", "21"]]),
        p("The counts of the crew are not in the table. Seven of them were saved."),
    ],
    "cells": [
        Head("What was saved where"),
        p("The office of the port counted the boats and the crates on Tuesday evening."),
        Table([["Place", "Boats", "Crates"], ["The old quay with its two sheds", "12", "340"], ["Carrow", "9", "1,204"],
               ["The yard of the brothers Holt, and the slip behind it", "21", "75"], ["Sorrel", "4", "52"]], narrow=True),
        p("The boats of the school are not in the table. Seven of them were saved."),
    ],
    "initial": [
        Head("The night at Carrow"),
        p("Forty people stood on the quay when the first lifeboat came in, and the harbour master counted them off by name as they "
          "stepped ashore. Twelve were carried. The boats went out three times, and the last of them came back at half past two "
          "with nobody on board.", initial=True),
        p("130 blankets were given out in the hall of the school, where the mayor had lit the stoves and the baker had brought all "
          "that he had. By the morning 96 people had left for their homes, and the others were taken to the mainland by bus "
          "and by train.", initial=True),
    ],
    "columns": [Head("How the ferry sank"), Columns(LONG)],
    "hyphens": [
        Head("What the owner knew"),
        Narrow([
            "The twenty-five-year-old ship was well-known to inspectors. A once-in-a-lifetime offer of 10-15 per cent off the price had "
            "brought 2,000-2,500 more passengers than in the 2023-24 season, the spokeswoman said.",
            "Representatives of the administration disagreed. Extraordinary circumstances, notwithstanding the recommendations of "
            "the investigators, had delayed the 48-hour inspection of the self-closing doors by Jean-Luc Verne.",
        ]),
    ],
    "edges": [
        Pages("Sorrel Courier"),
        Head("Ten years of the line"),
        p("The line was sold three times, and each owner promised new ships. Of the seven that were promised three came, the last of "
          "them in 2019. The rules that the ships must meet are those of", Line(), "1987."),
        Break(),
        p("412", Line(), "is the number of passengers that each may carry. The unions want a lower one: they say that the crew of eleven cannot lead more than half of that number to the boats."),
        Table([["Ship", "Places"], ["Lady Anne", "412"], ["Lady Jane", "380"]]),
        Break(),
        p("A decision is due in June. Until then the line runs with two ships, and each carries at most 250 people."),
    ],
    "byline": [
        Head("Minister promises an inquiry"),
        p("By Ada Holt and Tom Brede"),
        p("An inquiry will report by the end of the year, the minister for transport said on Wednesday, and its 40 hearings will be "
          "open to all. She had met 16 families in the morning.", close=True),
        p("It may cost £2 million.", close=True),
        p("Carrow had asked for one since 2021, when a smaller ship ran aground with 60 people on board and nobody was hurt.", close=True),
    ],
    "lines": [
        Numbered(),
        p(LONG[0]),
        p(LONG[1]),
    ],
    "draft": [
        Head("Statement of the owner"),
        p("The company regrets the death of ", Cut("31 "), Added("34 "), "passengers and will pay for ", Cut("the funerals"),
          Added("all funerals"), ". It has set aside £3 million."),
    ],
    "signs": [
        Head("What the water held"),
        p("A litre held ", Sign("≥"), "30 ", Sign("µ"), "g of lead, ", Sign("±"), "4 ", Sign("µ"), "g, at 12", Sign("°"),
          "C. The test costs ", Sign("€"), "85."),
    ],
    "struck": [
        Head("The line and its staff"),
        p("The line employs ", Struck("90 people "), "112 sailors and pays them ", Struck("£3.1 million, "), "£4.5 million a year."),
    ],
    "joins": [
        Head("The ship and its age"),
        p("The 25", Join(), "year", Join(), "old ship lost 1\u00a0204 crates, and repre", Soft(), "sentatives of 10", Join(),
          "15 owners met at 6\u00a0pm. They had cor", Soft(), "responded since 2019."),
    ],
    "escapes": [
        Head("Holt & Sons at the yard"),
        p("Holt & Sons, whose R&D costs <£5 million, said: \"It's >½ of what we earn.\" The low was −5°C."),
        p("1987. So says the plate. The price of lot #1 was $5 * 3, the address is x_y_z@example.org, and the mark [sic]."),
        p("It weighs 9 tonnes | 7 dry."),
    ],
    "list": [
        Head("The night in figures"),
        p("The coast guard counted these."),
        Items(["212 passengers and eleven crew", "187 people off the deck by 8.12pm"]),
        p("The owner gave two causes."),
        Items(["34 bolts of the door were loose.", "3 of 4 pumps stood still."], numbered=True),
        p("Neither had been told in 2024."),
    ],
    "box": [
        Head("Where to ask"),
        p("The office of the port is open to families from 9am, and 40 of them came on Monday.", Box("Call 0142 for the list of 96 names.")),
        p("A second office opens on Friday with a staff of six."),
    ],
    "crop": [
        Outside("Proof 3 of page 998"),
        Head("Line to close for 9 days"),
        p("The line between Sorrel and Carrow will be closed for nine days, and 250 passengers a day will be taken by bus."),
    ],
}


# What each family of formats is asked for.
FAMILIES = {
    "PDF": "figures notes powers table cells initial columns hyphens edges byline lines draft crop",
    "Word": "figures notes powers table columns hyphens byline draft signs struck joins escapes list box",
    "OpenDocument": "figures notes powers table columns hyphens byline draft signs struck joins escapes list box",
    "rich text": "figures notes powers table byline signs struck joins escapes list box",
    "HTML": "figures notes powers table byline draft struck joins escapes list",
    "Markdown": "figures notes powers table byline struck joins escapes list",
    "feeds": "figures powers table struck joins escapes list",
    "mails": "figures powers table joins escapes list",
}

# Families of which one side alone is read.
ONE_SIDED = ("feeds", "mails")

# Families whose text is the file itself, with its markup.
WRITTEN = ("Markdown",)


def words(part, before=False):
    """What a part of a paragraph says, notes and boxes aside."""
    if isinstance(part, (Cut, Struck)):
        return part.text if before else ""
    if isinstance(part, Added):
        return "" if before else part.text
    if isinstance(part, Power):
        return part.text.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    for kind, told in ((Note, ""), (Box, ""), (Soft, ""), (Join, "-"), (Line, " ")):
        if isinstance(part, kind):
            return told
    return part if isinstance(part, str) else part.text


def of(blocks, kind):
    """The texts of all parts of a kind."""
    return [part.text for block in blocks if isinstance(block, Para) for part in block.parts if isinstance(part, kind)]


def notes(blocks):
    return of(blocks, Note)


def head(blocks):
    """The headline, and the blocks below it: for what keeps them apart."""
    return blocks[0].text, blocks[1:]


def has_two_sides(blocks):
    return bool(of(blocks, (Cut, Added, Struck)))


def expected(blocks, before=False):
    """The paragraphs that are to be read, in order; the cells of a row apart by tabs."""
    told = []
    for block in blocks:
        if isinstance(block, Head):
            told.append(block.text)
        elif isinstance(block, Para):
            told.append("".join(words(part, before) for part in block.parts))
            told.extend(part.text for part in block.parts if isinstance(part, Box))
        elif isinstance(block, Table):
            told.extend("\t".join(row) for row in block.rows)
        elif isinstance(block, Items):
            told.extend(block.texts)
        elif isinstance(block, (Columns, Narrow)):
            told.extend(block.paragraphs)
    return told + notes(blocks)
