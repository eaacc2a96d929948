#!/usr/bin/env bash
# Parliaments publish laws as Akoma Ntoso, an XML of OASIS, which marks what a law strikes out (<del>) and puts in (<ins>).
# normattiva2md writes such laws as Markdown and sets the two round brackets that mean "put in" in Italy's gazette round
# both: "The fee is <del>90</del> <ins>95</ins> crowns" is "The fee is ((90)) ((95)) crowns". Words that a law quotes to change
# them lose their marks, "the words no ship become any ship", 10⁶ tonnes are 106, a note follows the full stop without a blank,
# and the cells of a table are one word, "Ship12".
# Expected: ~~90~~, as Markdown strikes out, or nothing; quotation marks round <quotedText>.
# Seen with normattiva2md 2.1.15 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check normattiva2md==2.1.15
cat > law.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">
<meta><identification source="#orr"><FRBRWork><FRBRthis value="/akn/so/act/2024-05-06/12/!main"/>
<FRBRuri value="/akn/so/act/2024-05-06/12"/><FRBRdate date="2024-05-06" name=""/></FRBRWork></identification></meta>
<preface><p><docTitle>Harbour Act</docTitle></p></preface>
<body><article eId="art_1"><num>Art. 1</num><heading>Fees</heading>
<paragraph eId="p1"><num>1.</num><content><p>The fee is <del>90</del> <ins>95</ins> crowns for 10<sup>6</sup> tonnes. <mod>In Act 5 the words
<quotedText>no ship</quotedText> become <quotedText>any ship</quotedText></mod>.<authorialNote
marker="3"><p>Note 12</p></authorialNote></p></content></paragraph>
<paragraph eId="p2"><num>2.</num><content><table><tr><td><p>Ship</p></td><td><p>12</p></td></tr></table></content></paragraph>
</article></body></act></akomaNtoso>
XML
venv/bin/normattiva2md law.xml law.md >convert.log 2>&1 || { cat convert.log >&2; exit 1; }
cat law.md
text=$(tr -s '\n ' ' ' < law.md)
for part in 'The fee is ((90)) ((95)) crowns for 106 tonnes.' 'the words no ship become any ship.Note 12' 'Ship12'; do
  grep -qF "$part" <<< "$text" || { echo "normattiva2md writes another text now: $part" >&2; exit 1; }
done
