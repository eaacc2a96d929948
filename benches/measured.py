#!/usr/bin/env python3
"""Writes docs/measured.md: python3 benches/measured.py [PATH_TO_RECOUNT]

What this repository holds is counted and run anew: the pairs of sentences, the planted contradictions, the corpus. The rest
stands in benches/measured.toml with its day; `--peers` reads the sentences of benches/peers.py again with all its tools.
"""
import json, re, subprocess, sys, tempfile, tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def read(path):
    return tomllib.loads((ROOT / path).read_text())


def table(head, rows):
    lines = [head, ["---"] + ["--:" if len(head) > 3 else "---"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def pairs():
    """How many pairs of sentences must fire a rule, and how many must not."""
    files = [tomllib.loads(p.read_text()) for p in sorted((ROOT / "tests/pairs").glob("*.toml"))]
    return [sum(len(f.get(key, [])) for f in files) for key in ("fires", "silent")]


def planted(recount):
    """How many contradictions that are put into clean stories are found, and how many there are."""
    plants, found = read("tests/proof/planted.toml")["plant"], 0
    for plant in plants:
        clean = (ROOT / "corpus" / plant["story"]).read_text()
        text = clean.replace(plant["replace"], plant["with"], 1) if "replace" in plant else f"{clean.rstrip()}\n\n{plant['append']}\n"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(plant["story"]).name
            path.write_text(text)
            ran = subprocess.run([recount, "proof", path, "-f", "json", "--isolated"], capture_output=True, text=True)
        found += any(f["rule"] == plant["rule"] for f in json.loads(ran.stdout)["findings"])
    return found, len(plants)


def expectations():
    """How many of the corpus's expectations are met, and how many there are."""
    last = (ROOT / "snapshots/expectations.snap").read_text().strip().splitlines()[-1]
    return re.fullmatch(r"(\d+) of (\d+) expectations met", last).groups()


def peers(recount, kept):
    """The table of benches/peers.py, run again."""
    ran = subprocess.run([sys.executable, ROOT / "benches/peers.py", recount, tempfile.mkdtemp()], capture_output=True, text=True, check=True)
    lines = [l.strip("| ").split("|") for l in ran.stdout.splitlines() if l.startswith("|")]
    lines = [[c.strip() for c in l] for l in lines if not set("".join(l)) <= set("-: ")]
    return lines[0], lines[1:]


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    recount = args[0] if args else str(ROOT / "target/release/recount")
    kept = read("benches/measured.toml")
    head, rows = peers(recount, kept) if "--peers" in sys.argv else (kept["peers"]["head"], kept["peers"]["rows"])
    (fires, silent), (found, plants), (met, wanted) = pairs(), planted(recount), expectations()
    own = [
        [f"{fires} pairs of sentences on which a rule must fire, and {silent} near misses, each both ways round", "all", "`cargo test --test pairs`"],
        ["contradictions planted into clean stories, found", f"{found} of {plants}", "`cargo test --test proof`"],
        ["our own corpus: expectations met", f"{met} of {wanted}", "`cargo test --test corpus`"],
    ]
    page = f"""# Measured

This page is written by `python3 benches/measured.py`.

## On texts of our own, in this repository

{table(["what", "figure", "how"], own)}

What is known to be wrong on our own corpus stands in `snapshots/expectations.snap`.

## On public sets

On {kept["public"]["day"]}. The visible half of each; the points of `verify` alone are fitted, on that half (five-fold
cross-validation where a second figure is given so).

{table(["what", "figure", "how"], kept["public"]["rows"])}

These sets were visible while recount was written. On texts that nobody here had opened it is right less often:
[precision.md](precision.md) has that, rule by rule, and CONTRIBUTING.md the rounds that were read.

## Beside other readers of numbers and dates

On {kept["peers"]["day"]}. Sentences of ours, each with one kind of number or date, of which every value and none beside it is
read (`python3 benches/peers.py`, which installs the others; a dash: not what it is for).

{table(head, rows)}

## Speed

On {kept["speed"]["day"]}, release build, two cores with nothing else to do.

{table(["what", "figure", "how"], kept["speed"]["rows"])}

`cargo bench` measures the same on the machine at hand: `--bench stages` in process, `--bench whole` beside git, wdiff, dwdiff
and ripgrep, `--bench ladder` for growth with size and for hard pairs, `--bench instructions` with valgrind and gungraun.

## What it cannot do

- It does not know the world: it compares tellings, not tellings with the truth.
- It reads English. A text in another language is told as one, and what is found in it is no answer.
- It reads a sentence with word lists, a grammar of its own and a small table learned from a treebank, no language model: heavy
  paraphrase is counted as wording, and details in it can be missed.
- `verify` reads a sentence by its words and figures: "supported" is a place to look, no proof.
- Limits of size, and what is done in part beyond them, stand in [SECURITY.md](../SECURITY.md#limits).
"""
    (ROOT / "docs/measured.md").write_text(page)
    print(f"docs/measured.md: {fires} pairs and {silent} near misses, {found} of {plants} planted, {met} of {wanted} expectations")


main()
