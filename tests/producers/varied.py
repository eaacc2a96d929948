"""Stories drawn at random, of the same kinds as the chapters: for what no single story shows."""

import random

from story import Added, Break, Columns, Cut, Head, Line, Narrow, Note, Numbered, Outside, Pages, Para, Power, Table, p

SURNAMES = "Holt Brede Verne Kral Lund Weir Solvang Pellin Farrow Tarn Odell Marsh Quill Stroud Hale Ferris".split()
GIVEN = "Ada Tom Una Ivo Petra René Jean-Luc Maud Silas Nora Emil Greta".split()
PLACES = "Carrow Sorrel Weirdale Halm Ostby Brenna Hollau Orrin Corbelan Ravensholt Northmere Saltbury".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January March April May June July September October November December".split()
BODIES = ["the council", "the coast guard", "the harbour office", "the water board", "the union", "the court", "the school board", "the fire service"]
THINGS = "passengers families houses trees boats buses pupils letters pumps bolts crates sheep seats windows".split()
LOST = "were lost,were counted,had gone,were found in the yard,were taken ashore,had been sold,were never built".split(",")

SENTENCES = [
    "{Body} of {place} said on {day} that {count} {things} {lost}.",
    "It would cost {money}, {person} said, or {percent} more than in {year}.",
    "{person}, who leads the inquiry, put the loss at {money} and the delay at {small} weeks.",
    "The vote was {score}, and {small} members stayed away.",
    "At {time} the first of {count} {things} came in from {place}.",
    "Between {small} and {count} {things} {lost} in the night of {date}, {body} says.",
    "The low was {cold}, the wind came from the west, and the road to {place} was closed for {range} hours.",
    "“Nobody told us about the {count} {things},” said {person}.",
    "{person} had asked for {money} in {month} and was given {money}.",
    "Of the {count} {things} that were promised, {small} came.",
    "A report of {date} gives {percent} for {place} and {percent} for {place}.",
    "{Body} has {small} people at work there, {range} of them at night.",
    "The price rose from {money} to {money} a year.",
    "That is less than in {place}, where {count} {things} {lost}.",
    "The bridge is {metres} long and was opened in {year}.",
    "Neither {person} nor {body} wished to say what the {things} were for.",
    "No decision is due before {date}.",
    "Under the plan, which {body} passed {score}, each house pays {money} a month until {year}.",
    "“It is {small} years too late,” {person} told the meeting in {place}, “and {money} too dear.”",
    "The talks went on until {time}.",
]
COMPOUNDS = [
    "The {tens}-{digit}-year-old owner of the well-known yard offered {range} per cent off the once-in-a-lifetime price, and {thousands} people came.",
    "Representatives of the administration disagreed with the recommendations, notwithstanding the {hours}-hour inspection of the self-closing doors by {person}.",
    "Extraordinary circumstances had delayed the {season} season, the spokeswoman explained, and the {small}-mile cross-country path was under-used.",
    "A half-finished, state-of-the-art building with a {money} roof-garden stands behind the mid-century post-office of {place}.",
    "Investigators interviewed {count} shopkeepers, schoolchildren and representatives of neighbouring municipalities during the {hours}-day investigation.",
]
HEADS = ["{Body} of {place} loses {count} {things}", "{money} for the road to {place}", "Why {place} waits for its {small} pumps",
         "{person} to lead the inquiry in {place}", "{count} {things} and no answer"]
LABELS = "Upper Lower Middle North South East West Harbour Mill School Market Station Quay Hill".split()
COLUMNS = ["Place", "Saved", "Lost", "In 2024", "Change", "Seats"]
LONG_LABELS = ["The old quay of {place} with its sheds", "The yard of {person} and the slip behind it", "Carts, vans and what else stood in {place}"]
NOTES = ["Counted by {body}.", "The letter is dated {date}.", "{person} gives {count}.", "As of {date}."]


class Teller(random.Random):
    """Draws stories; one number draws the same ones each time."""

    def figure(self, kind):
        small, large = self.randint(2, 60), self.randint(61, 9999)
        month, digit = self.choice(MONTHS), self.choice("one two three four five six seven eight nine".split())
        return {
            "small": lambda: str(small),
            "count": lambda: f"{self.choice([small, large, large * 7]):,}",
            "year": lambda: str(self.randint(1894, 2026)),
            "percent": lambda: self.choice([f"{small / 10} per cent", f"{small}%"]),
            "money": lambda: self.choice("£€$") + self.choice([f"{large:,}", f"{small / 10} million", f"{small}.{self.randint(10, 99)}"]),
            "score": lambda: f"{small}-{self.randint(0, 20)}",
            "time": lambda: f"{self.randint(1, 12)}.{self.randint(10, 59)}{self.choice(['am', 'pm'])}",
            "date": lambda: f"{self.randint(1, 28)} {month}",
            "month": lambda: month,
            "cold": lambda: f"−{self.randint(1, 19)}°C",
            "range": lambda: f"{small}–{small + self.randint(2, 30)}",
            "metres": lambda: f"{small}.{self.randint(1, 9)} metres",
            "tens": lambda: self.choice("twenty thirty forty fifty sixty".split()),
            "digit": lambda: digit,
            "thousands": lambda: f"{small},000-{small + 1},500",
            "hours": lambda: str(self.randint(12, 96)),
            "season": lambda: (lambda y: f"20{y}-{y + 1}")(self.randint(11, 24)),
        }[kind]()

    def word(self, kind):
        if kind in ("body", "Body"):
            body = self.choice(BODIES)
            return body[0].upper() + body[1:] if kind == "Body" else body
        if kind == "person":
            return f"{self.choice(GIVEN)} {self.choice(SURNAMES)}"
        lists = {"place": PLACES, "day": DAYS, "things": THINGS, "lost": LOST}
        return self.choice(lists[kind]) if kind in lists else self.figure(kind)

    def fill(self, text):
        out, rest = [], text
        while "{" in rest:
            plain, rest = rest.split("{", 1)
            kind, rest = rest.split("}", 1)
            out += [plain, self.word(kind)]
        told = "".join(out) + rest
        return told[0].upper() + told[1:]

    def text(self, low, high):
        """A paragraph of so many sentences."""
        return " ".join(map(self.fill, self.sample(SENTENCES, self.randint(low, high))))

    def section(self, kind):
        """The blocks of a part that shows a kind."""
        many = self.randint(1, 2)
        if kind == "byline":
            lines = [p(self.text(1, 3), close=True) for _ in range(many)]
            return [p(f"By {self.word('person')}"), p(self.text(2, 3), close=True), *lines]
        if kind == "notes":
            parts = []
            for _ in range(self.randint(1, 3)):
                told = self.text(1, 2)
                # Behind a figure, where it can be taken for a part of one, and at the end of a sentence.
                ends = [i for i, c in enumerate(told) if c.isdigit() and told[i + 1:i + 2] in (" ", "")] or [len(told) - 1]
                at = self.choice(ends) + 1
                parts += [" " * bool(parts) + told[:at], Note(self.fill(self.choice(NOTES))), told[at:]]
            return [Para(parts)]
        if kind == "powers":
            small, large = self.figure("small"), self.figure("count")
            return [p(f"The oil covers {large} km", Power("2"), f" of water, {small} m", Power("3"), " were pumped out, and a litre holds 10",
                      Power(str(self.randint(3, 12))), " cells. " + self.text(1, 1))]
        if kind == "table":
            wide, long = self.randint(2, 4), self.randint(3, 6)
            head = self.sample(COLUMNS, wide)
            rows = [[label, *(self.choice([self.figure("small"), self.figure("count")]) for _ in range(wide - 1))] for label in self.sample(LABELS, long)]
            return [p(self.text(1, 2)), Table([head, *rows]), p(self.text(1, 2))]
        if kind == "cells":
            rows = [[self.choice(LABELS) if self.random() < 0.5 else self.fill(self.choice(LONG_LABELS)), self.figure("small"), self.figure("count")]
                    for _ in range(self.randint(3, 5))]
            return [p(self.text(1, 2)), Table([["Place", "Boats", "Crates"], *rows], narrow=True), p(self.text(1, 2))]
        if kind == "initial":
            return [p(self.text(4, 5), initial=True), p(self.text(1, 2))]
        if kind == "columns":
            return [Columns([self.text(3, 4) for _ in range(3)])]
        if kind == "hyphens":
            return [Narrow([self.fill(self.choice(COMPOUNDS)) + " " + self.fill(self.choice(COMPOUNDS)) for _ in range(many)])]
        if kind == "draft":
            told, other, more = self.text(1, 1), self.figure("count"), self.figure("money")
            return [p(told + " The owner will pay for ", Cut(f"{other} "), Added(f"{int(other.replace(',', '')) + 3:,} "), "houses ", Cut(f"and {more} "), "at once. " + self.text(1, 1))]
        return [p(self.text(1, 4)) for _ in range(many)]

    def story(self, kinds):
        """The blocks of a story, of some of the kinds that a program prints."""
        head = Head(self.fill(self.choice(HEADS)))
        if "lines" in kinds and self.random() < 0.15:
            return [Numbered(), *(p(self.text(3, 4)) for _ in range(3))]
        parts = [k for k in kinds if k not in ("lines", "edges", "crop", "columns", "figures", "byline")]
        # Notes stand at the foot of their page, so that such a story has but one; nothing follows columns.
        drawn = self.sample(parts, min(len(parts), self.randint(1, 2)))
        sections = [self.section(k) for k in drawn] + [self.section("figures")]
        self.shuffle(sections)
        if "byline" in kinds and self.random() < 0.3:
            sections.insert(0, self.section("byline"))
        if "notes" not in drawn and "columns" in kinds and self.random() < 0.25:
            sections.append(self.section("columns"))
        elif "notes" not in drawn and "edges" in kinds and self.random() < 0.4:
            at = self.randint(1, len(sections))
            more = [self.section("figures"), *([[Break()], self.section("figures")] * (self.random() < 0.5))]
            if self.random() < 0.5:
                ending = p(self.text(1, 2)[:-1] + ", and the rules are those of", Line(), f"{self.figure('year')}.")
                sections.insert(at, [ending])
                at += 1
            sections[at:at] = [[Break()], *more]
            head = [Pages(f"{self.choice(PLACES)} {self.choice(['Courier', 'Gazette', 'Mail', 'Herald'])}"), head]
        elif "crop" in kinds and self.random() < 0.2:
            head = [Outside(f"Proof {self.figure('small')} of page {self.figure('small')}"), head]
        head = head if isinstance(head, list) else [head]
        return head + [block for section in sections for block in section]
