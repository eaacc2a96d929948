#!/usr/bin/env bash
# Programs write American spelling as British and back. uwotm8 and convert-us-to-uk take a ton for the American spelling of a
# tonne: "The bomb weighed 5 tons." becomes "5 tonnes", a tenth more than the 2,000 pounds of an American ton, and less than five
# British ones. A gas meter becomes a "gas metre". They respell who people are and what they said, between quotation marks: Orr
# Harbor, the Sorrel Trade Center, Mr Traveler and Ms Fiber. convert-us-to-uk makes Ms Grey of Ms Gray, and eng, which goes the
# other way, Ms Gray of Ms Grey; "They tire of it" is "They tyre of it" there, and a jury that will check will "cheque".
# Expected: the ton, the meter that counts and names as they are; uwotm8 leaves "tire", "check" and Gray, eng the tonne.
# Seen with uwotm8 0.1.6, convert-us-to-uk 0.1.9 and eng 0.1.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check uwotm8==0.1.6 convert-us-to-uk==0.1.9 eng==0.1.2
cat > story.txt <<'TXT'
The bomb weighed 5 tons.
He read the gas meter.
Ms Gray said: "The color was red."
Mr Traveler and Ms Fiber met at Orr Harbor.
The Sorrel Trade Center burned.
They tire of it.
The jury will check.
TXT
cp story.txt uwotm8.txt
venv/bin/uwotm8 uwotm8.txt >/dev/null
venv/bin/python - <<'PYTHON'
from convert_us_to_uk.converter import convert_to_uk

text = open("story.txt", encoding="utf-8").read()
open("convert.txt", "w", encoding="utf-8").write("\n".join(convert_to_uk(line) for line in text.splitlines()) + "\n")
PYTHON
mkdir american
echo 'Ms Grey of Harbour House said: "It weighed 5 tonnes."' > american/story.md
venv/bin/python -m eng american >/dev/null 2>&1 || true
paste -d '|' uwotm8.txt convert.txt | sed 's/|/ | /'
cat american/story.md
diff - uwotm8.txt <<'TXT' || { echo "uwotm8 respells the story in another way now"; exit 1; }
The bomb weighed 5 tonnes.
He read the gas metre.
Ms Gray said: "The colour was red."
Mr Traveller and Ms Fibre met at Orr Harbour.
The Sorrel Trade Centre burned.
They tire of it.
The jury will check.
TXT
diff - convert.txt <<'TXT' || { echo "convert-us-to-uk respells the story in another way now"; exit 1; }
The bomb weighed 5 tonnes.
He read the gas metre.
Ms Grey said: "The colour was red."
Mr Traveller and Ms Fibre met at Orr Harbour.
The Sorrel Trade Centre burned.
They tyre of it.
The jury will cheque.
TXT
diff - american/story.md <<'TXT' || { echo "eng respells the story in another way now"; exit 1; }
Ms Gray of Harbor House said: "It weighed 5 tonnes."
TXT
