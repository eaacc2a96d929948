"""Makes a data set of pairs from the articles of corpus/: the same numbers in, the same bytes out.

    python pairs.py COUNT OUT.jsonl OUT.parquet

Each pair is two versions of one story, before and after in turn, with a paragraph of its own that holds its number.
"""
import itertools
import json
import pathlib
import sys

import pyarrow as pa
import pyarrow.parquet as pq


def versions(corpus):
    for story in sorted(p for p in corpus.iterdir() if p.is_dir()):
        # The text below the front matter.
        texts = [p.read_text(encoding="utf-8").split("\n---\n", 1)[-1].strip() for p in sorted(story.glob("*.md"))]
        yield from ((story.name, b, a) for b, a in itertools.permutations(texts, 2))


def pairs(count, corpus):
    for i, (story, before, after) in zip(range(count), itertools.cycle(list(versions(corpus)))):
        said = f"\n\nThe harbour office counted {1000 + i} boats."
        yield {"id": f"{i:08}-{story}", "before": before + said, "after": after + said}


def main():
    count, lines, table = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    rows = list(pairs(count, pathlib.Path(__file__).resolve().parents[2] / "corpus"))
    with open(lines, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            # As Spark's to_json writes it.
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    pq.write_table(pa.Table.from_pylist(rows), table, row_group_size=max(1, count // 8))


if __name__ == "__main__":
    main()
