#!/usr/bin/env bash
# Programs hold an answer against its source and say which figures and sentences the source does not have. corroborate, which says
# that it checks every number, date and quotation, compares digits alone: $1.5 billion is borne out by $1.5 million, 5 °C by -5, 12
# miles by 12 km, €500 by $500, 6 June 2024 by 6 May 2024, and "did not resign" by "resigned", while $1,500,000 is not borne out
# by $1.5 million. hallx, which calls a sentence supported or not by its likeness, supports all of these, a confirmation by a
# denial, and "21 people died" by 12. figured finds a balance of -$4,820,000 in one of 4,820,000.
# Expected: not borne out. corroborate tells 21 from 12 and one quotation from another, figured a billion from a million.
# Seen with corroborate 0.1.0, hallx 1.1.0 and figured 0.4.3 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check corroborate==0.1.0 hallx==1.1.0 figured==0.4.3
venv/bin/python - <<'PYTHON'
from corroborate import check_answer
from figured import trace
from hallx.attribution import check_claim_grounding

passed = [
    ("The bridge cost $1.5 million in 2024.", "The bridge cost $1.5 billion in 2024."),
    ("The low was -5 °C at dawn in Leyton.", "The low was 5 °C at dawn in Leyton."),
    ("Leyton is 12 km away.", "Leyton is 12 miles away."),
    ("The ticket costs $500.", "The ticket costs €500."),
    ("Orr left on 6 May 2024.", "Orr left on 6 June 2024."),
    ("Orr resigned on 5 May 2024 from the council.", "Orr did not resign on 5 May 2024 from the council."),
    ("12 people died and 30 were hurt in Orrville.", "30 people died and 12 were hurt in Orrville."),
    ("The mayor denied that the bridge was closed.", "The mayor confirmed that the bridge was closed."),
]
found = [
    ("12 people died in the fire in Orrville.", "21 people died in the fire in Orrville."),
    ("The bridge cost $1.5 million.", "The bridge cost $1,500,000."),
    ('Orr said "no one has died".', 'Orr said "no one died".'),
]


def corroborated(source, answer):
    return check_answer(query="What happened?", retrieved_chunks=[source], answer=answer).ok()


def supported(source, answer):
    return all(claim.status == "supported" for claim in check_claim_grounding(answer, [source]).claims)


seen = {pair: (corroborated(*pair), supported(*pair)) for pair in passed + found}
for (source, answer), verdicts in seen.items():
    print(source, "|", answer, "| corroborate, hallx:", verdicts)
assert all(seen[pair] == (True, True) for pair in passed), seen
assert all(seen[pair][0] is False for pair in found) and seen[found[0]][1] is True, seen
traced = trace("The balance was -$4,820,000.", [{"town": "Leyton", "balance": 4820000}])
other = trace("The cost was $1.5 billion.", [{"town": "Leyton", "cost": 1500000}])
print("figured:", traced.ok, other.ok)
assert traced.ok and traced.checked == 1 and not other.ok
PYTHON
