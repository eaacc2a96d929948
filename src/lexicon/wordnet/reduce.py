#!/usr/bin/env python3
"""Reduces WordNet's database files to the one text file that the build compiles.

usage: reduce.py DICT_FOLDER > wordnet.txt

In: the folder with data.noun, index.noun, noun.exc, ... and cntlist.rev of WordNet 3.0.
Out: one line a synset, in four sections; then word families; then irregular forms. The format is in README.md.
Same folder, same bytes out.
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

PARTS = [("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r")]
# Pointers between synsets that are kept, and how they are written. Antonyms join words in WordNet; here, synsets.
KEPT = {"@": "@", "!": "!", "&": "&", "$": "$", "*": "*", ">": ">", "=": "="}
FAMILY = {"+", "\\", "<"}
# WordNet's lexicographer files of animals and plants: mostly names of species that no story needs.
SPECIES = {"05", "20"}
PLAIN = re.compile(r"^[a-z][a-z'-]*$")
TWO = re.compile(r"^[a-z][a-z'-]*_[a-z][a-z'-]*$")


def main():
    folder = Path(sys.argv[1])
    synsets = {}
    for name, part in PARTS:
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if not line.startswith("  "):
                synset = parse(line, part)
                synsets[part, synset["offset"]] = synset
    ranks, counts = senses(folder)
    keep = {}
    for key, synset in synsets.items():
        words = [w for w in synset["words"] if kept(w, key, synset, ranks, counts)]
        if words and not synset["instance"]:
            keep[key] = words
    # A synset that lost its words still stands in the chain when a kept one hangs on it.
    for key in list(keep):
        todo = [key]
        while todo:
            for mark, target, _ in synsets[todo.pop()]["pointers"]:
                if mark == "@" and target not in keep:
                    keep[target] = []
                    todo.append(target)
    number = {key: i for i, key in enumerate(k for k in synsets if k in keep)}
    out = []
    part = None
    for key in number:
        if key[0] != part:
            part = key[0]
            out.append(f"= {part}")
        words = [sense(w, key, ranks, counts) for w in keep[key]]
        links = []
        for mark, target, _ in synsets[key]["pointers"]:
            if mark in KEPT and target in number:
                link = f"{KEPT[mark]}{number[target]}"
                if link not in links:
                    links.append(link)
        out.append(",".join(words) + ("\t" + " ".join(links) if links else ""))
    out.append("= families")
    out += families(synsets, keep)
    out.append("= irregular")
    out += irregular(folder, keep)
    sys.stdout.write("\n".join(out) + "\n")


def parse(line, part):
    fields = line.split(" | ")[0].split()
    count = int(fields[3], 16)
    words = [re.sub(r"\((a|p|ip)\)$", "", w) for w in fields[4 : 4 + 2 * count : 2]]
    at = 5 + 2 * count
    pointers = []
    for i in range(int(fields[at - 1])):
        mark, offset, target, ends = fields[at + 4 * i : at + 4 * i + 4]
        pointers.append((mark, ("a" if target == "s" else target, offset), ends))
    return {
        "offset": fields[0],
        "file": fields[1],
        "words": words,
        "pointers": pointers,
        "instance": any(p[0] == "@i" for p in pointers),
    }


def senses(folder):
    """The rank of each word's sense among its senses, and how often the sense was met in the tagged corpus."""
    ranks, tagged = {}, {}
    for name, part in PARTS:
        for line in (folder / f"index.{name}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            total = int(fields[2])
            for rank, offset in enumerate(fields[-total:], 1):
                ranks[fields[0], part, offset] = rank
    numbers = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        key, rank, count = line.split()
        lemma, rest = key.split("%")
        tagged[lemma, numbers[rest[0]], int(rank)] = int(count)
    counts = {k: tagged.get((k[0], k[1], r), 0) for k, r in ranks.items()}
    return ranks, counts


def kept(word, key, synset, ranks, counts):
    lemma = word.lower()
    rank, count = ranks[lemma, key[0], key[1]], counts[lemma, key[0], key[1]]
    if count == 0 and rank > 6:
        return False
    if TWO.match(lemma):
        # A phrase earns its place by being met, or as another name of a single word.
        single = any(PLAIN.match(w.lower()) for w in synset["words"])
        return word == lemma and (count > 0 or key[0] != "n" or (single and synset["file"] not in SPECIES))
    if not PLAIN.match(lemma):
        return False
    if word != lemma and count == 0 and not any(m in FAMILY for m, _, _ in synset["pointers"]):
        return False
    return count > 0 or synset["file"] not in SPECIES or (word == lemma and len(synset["words"]) <= 3)


def sense(word, key, ranks, counts):
    lemma = word.lower()
    rank, count = ranks[lemma, key[0], key[1]], counts[lemma, key[0], key[1]]
    return lemma + (f".{rank}" if rank > 1 else "") + (f":{count}" if count else "")


def families(synsets, keep):
    """Words made from each other (invade, invasion), told once for each pair, under the word that sorts first."""
    pairs = set()
    for key in keep:
        synset = synsets[key]
        for mark, target, ends in synset["pointers"]:
            if mark not in FAMILY or target not in keep or ends == "0000":
                continue
            a = synset["words"][int(ends[:2], 16) - 1]
            b = synsets[target]["words"][int(ends[2:], 16) - 1]
            if a in keep[key] and b in keep[target] and a.lower() != b.lower():
                pairs.add(tuple(sorted((a.lower(), b.lower()))))
    heads = defaultdict(list)
    for a, b in sorted(pairs):
        heads[a].append(b)
    return [" ".join([head] + heads[head]) for head in sorted(heads)]


def irregular(folder, keep):
    known = defaultdict(set)
    for (part, _), words in keep.items():
        known[part].update(w.lower() for w in words)
    out = []
    for name, part in PARTS:
        for line in sorted((folder / f"{name}.exc").read_text("latin-1").splitlines()):
            form, *lemmas = line.split()
            for lemma in lemmas:
                if lemma in known[part] and form != lemma and PLAIN.match(form):
                    out.append(f"{part} {form} {lemma}")
    return out


main()
