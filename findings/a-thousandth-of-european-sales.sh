#!/usr/bin/env bash
# Companies publish their figures as pages with marks for machines (Inline XBRL), and a mark says how its figure is written. Of
# sales of "1.234,5" marked numcommadecimal ixbrl-parse makes 1.2345, a thousandth, and of "1 234,5" 12345, ten times too much: it
# drops the comma and keeps the points. "The toll is <ix:exclude>page 12</ix:exclude>34." is "page 1234." to it, though what is
# excluded is no part of the value. ixbrlparse, another library, reads those rightly, and takes "one million two hundred thousand"
# (numwordsen) for 1,201,200. Two paragraphs in one text are "34 dead12 hurt" to both.
# Expected: 1234.5 twice, as the third registry of rules has points or blanks between thousands and a comma before the fraction;
# "The toll is 34."; 1,200,000. "1,234.5", scales and signs are read rightly by both.
# Seen with ixbrl-parse 0.11.0 and ixbrlparse 0.12.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ixbrl-parse==0.11.0 ixbrlparse==0.12.0
cat > report.xhtml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
    xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2015-02-26"
    xmlns:ixtsec="http://www.sec.gov/inlineXBRL/transformation/2015-08-31"
    xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
    xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:o="http://orr.example/o">
<head><title>Orr Harbour plc</title></head>
<body>
<div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="o.xsd"/></ix:references>
<ix:resources>
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://orr.example">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period>
</xbrli:context>
<xbrli:unit id="eur"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
<p><ix:nonFraction name="o:Points" contextRef="c" unitRef="eur"
  decimals="1" format="ixt:numcommadecimal">1.234,5</ix:nonFraction></p>
<p><ix:nonFraction name="o:Blanks" contextRef="c" unitRef="eur"
  decimals="1" format="ixt:numcommadecimal">1 234,5</ix:nonFraction></p>
<p><ix:nonFraction name="o:English" contextRef="c" unitRef="eur"
  decimals="1" format="ixt:numdotdecimal">1,234.5</ix:nonFraction></p>
<p><ix:nonFraction name="o:Scaled" contextRef="c" unitRef="eur"
  decimals="-5" scale="6" sign="-" format="ixt:numdotdecimal">1.5</ix:nonFraction></p>
<p><ix:nonFraction name="o:Words" contextRef="c" unitRef="eur"
  decimals="0" format="ixtsec:numwordsen">one million two hundred thousand</ix:nonFraction></p>
<p><ix:nonNumeric name="o:Toll" contextRef="c">The toll is <ix:exclude>page 12</ix:exclude>34.</ix:nonNumeric></p>
<div><ix:nonNumeric name="o:Both" contextRef="c" escape="true"><p>34 dead</p><p>12 hurt</p></ix:nonNumeric></div>
</body>
</html>
XML
venv/bin/python - <<'PYTHON'
import sys
import warnings

from lxml import etree
import ixbrl_parse.ixbrl
import ixbrlparse

warnings.simplefilter("ignore")
first = {}
for context in ixbrl_parse.ixbrl.parse(etree.parse("report.xhtml")).contexts.values():
    for name, value in context.values.items():
        try:
            told = value.to_value()
            first[name.localname] = told.get_value() if hasattr(told, "get_value") else told
        except RuntimeError:
            first[name.localname] = "error"
with open("report.xhtml", encoding="utf-8") as page:
    other = ixbrlparse.IXBRL(page)
second = {one.name: one.value for one in other.numeric + other.nonnumeric}
for name in first:
    print(name.ljust(8), "ixbrl-parse:", repr(first[name]).ljust(28), "ixbrlparse:", repr(second[name]))
ok = (
    first["Points"] == 1.2345
    and first["Blanks"] == 12345
    and second["Points"] == second["Blanks"] == 1234.5
    and first["English"] == second["English"] == 1234.5
    and first["Scaled"] == second["Scaled"] == -1500000
    and second["Words"] == 1201200
    and first["Toll"] == "The toll is page 1234."
    and second["Toll"] == "The toll is 34."
    and first["Both"] == second["Both"] == "34 dead12 hurt"
)
sys.exit(0 if ok else "a figure of the report is read in another way now")
PYTHON
