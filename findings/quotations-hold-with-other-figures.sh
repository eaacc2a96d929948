#!/usr/bin/env bash
# Programs look whether a quotation stands in its source. krokai, which says that it forgives whitespace, hyphens and typography
# and never digits, puts these down to punctuation or typesetting, and says that none needs a human: 5 °C for −5 °C, 1015 boats
# for 10–15, 105 million for 10.5, a vote of 5149 for 51-49, £5 million for $5 million, $100 million for ($10.0 million), and "5%
# and not 6%" for "<5% and not >6%"; it asks for an address beside each, as beside those that are the same to the letter. gtrex,
# by its default policy, which is to forgive presentation and not content, finds 5 MW in "5 mW" and "us" in "US". citations finds
# "106 cells" in "10⁶ cells", and both "he did re-sign" and "he did resign" where a line of the source ends in a hyphen.
# Expected: not the quotation. Each finds a figure that is another, 1016 or 31, and gtrex and citations a minus that was dropped.
# Seen with krokai 0.15.0, gtrex 1.1.0 and citations 0.6.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check krokai==0.15.0 gtrex==1.1.0 citations==0.6.1
mkdir krokai citations
(cd krokai && ../venv/bin/krokai init . >/dev/null)
cat > krokai/law/rule.txt <<'TXT'
The minister said that the temperature at the station was −5 °C at dawn on the third day of the month.
The ministry counted 10–15 boats in the harbour, and the cost of all the work was 10.5 million in that year.
The vote of the council on the new bridge was 51-49 on the last day of the session of that summer.
The repair of the bridge cost the council some $5 million, as the mayor told the meeting in the town hall.
The firm had an operating loss of ($10.0 million) in the second half of the year, as the report of it says.
The growth of the economy of the island in that long year was <5% and not >6% as had been reported before.
TXT
cat > krokai/case/draft.md <<'MD'
It says "The minister said that the temperature at the station was 5 °C at dawn on the third day of the month."

It says "The ministry counted 1015 boats in the harbour, and the cost of all the work was 105 million in that year."

It says "The vote of the council on the new bridge was 5149 on the last day of the session of that summer."

It says "The repair of the bridge cost the council some £5 million, as the mayor told the meeting in the town hall."

It says "The firm had an operating loss of $100 million in the second half of the year, as the report of it says."

It says "The growth of the economy of the island in that long year was 5% and not 6% as had been reported before."
MD
(cd krokai && ../venv/bin/krokai check > ../krokai.txt)
sed -i 's/1015 boats/1016 boats/' krokai/case/draft.md
(cd krokai && { ../venv/bin/krokai check > ../krokai-other.txt || true; })
cat krokai.txt
printf 'About 10⁶ cells were counted.\nOrr did not stay, as he did re-\nsign from the office in May, after 34 days.\nThe low was −5 °C.\n' \
  > citations/notes.txt
cd citations
printf 'source:\n  citation: notes\n  local: notes.txt\n  sha256: %s\nclaims: {}\n' "$(sha256sum notes.txt | cut -d' ' -f1)" > notes.yaml
cat > quotes.txt <<'TXT'
About 106 cells were counted.
as he did re-sign from the office in May
as he did resign from the office in May
from the office in May, after 31 days.
The low was 5 °C.
TXT
while IFS= read -r quote; do
  (../venv/bin/citations pin notes.yaml --id quote --check --quote "$quote" 2>&1 || true) | awk -v quote="$quote" '
    NR == 1 { found = $1 == "found" } /warnings:/ { sub(/.*warnings: /, ""); marks = $0 } END { print quote " | " found " | " marks }'
done < quotes.txt | tee ../citations.txt
cd ..
venv/bin/python - <<'PYTHON'
import re

from gtrex import Policy, Verifier

counts = []
for name in ("krokai.txt", "krokai-other.txt"):
    text = open(name, encoding="utf-8").read()
    found = [re.search(kind + r"\D+(\d+)", text) for kind in ("punctuation", "typesetting", r"needs a human in tiers A\+B")]
    counts.append([int(count[1]) if count else 0 for count in found])
print("krokai, by punctuation, by typesetting, for a human:", counts)
assert counts == [[5, 1, 0], [4, 1, 1]], counts
expected = {
    ("It gives 5 mW of power.", "It gives 5 MW of power."): (True, "case"),
    ("It was seen in the US.", "It was seen in the us."): (True, "case"),
    ("The low was -5 °C.", "The low was 5 °C."): (False, "skeleton"),
    ("We counted 34.", "We counted 31."): (False, None),
}
seen = {}
for source, quote in expected:
    verdict = Verifier(source, Policy()).verify(quote)
    seen[source, quote] = (verdict.grounded, verdict.tier)
    print("gtrex:", source, "|", quote, "|", *seen[source, quote])
assert seen == expected, seen
lines = open("citations.txt", encoding="utf-8").read().splitlines()
assert [line.split(" | ")[1:] for line in lines] == [
    ["1", "short"], ["1", "normalized"], ["1", "short"], ["0", ""], ["0", ""],
], lines
PYTHON
