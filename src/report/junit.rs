//! JUnit XML: one suite a comparison, one failed case an error or warning, so that a test dashboard lists findings.
//!
//! Elements and attributes are those that the schema of Jenkins' xUnit plugin knows (`junit-10.xsd`), which is the
//! narrowest in use.

use super::plain::squeezed;
use super::whole::Report;
use super::wire::{Entry, Look};
use crate::finding::Level;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// Writes one suite.
pub fn write(report: &Report, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    write_all(&[report], look, out)
}

/// Writes one suite a report.
pub fn write_all(reports: &[&Report], look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let suites: Vec<Suite> = reports.iter().map(|r| Suite::new(r, look)).collect();
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 4);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let cases = suites.iter().flat_map(|s| &s.cases);
    let all = element("testsuites", &[("name", "recount")], Some(cases));
    xml.write_event(Event::Start(all))?;
    suites.iter().try_for_each(|s| s.write(&mut xml))?;
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(out)
}

/// One comparison.
struct Suite {
    name: String,
    cases: Vec<Case>,
}

/// One finding, or that there is none.
struct Case {
    name: String,
    class: String,
    /// What is said of it.
    message: String,
    place: String,
    /// The level that fails it; none for what is compatible.
    failure: Option<Level>,
    /// Why it is not to count.
    skipped: Option<String>,
}

impl Suite {
    fn new(report: &Report, look: Look) -> Suite {
        let names: Vec<String> = report.documents.iter().map(|d| squeezed(&d.path)).collect();
        let shown = report.findings.iter().filter(|f| f.severity >= look.least);
        let mut cases: Vec<Case> = shown.map(|f| Case::new(report, f)).collect();
        cases.extend(report.suppressed(look.least).map(|(comment, f)| Case {
            skipped: Some(comment.why()),
            failure: None,
            ..Case::new(report, f)
        }));
        if cases.is_empty() {
            let name = "no claim to check".to_owned();
            cases.push(Case {
                name,
                class: "recount".to_owned(),
                message: String::new(),
                place: String::new(),
                failure: None,
                skipped: None,
            });
        }
        Suite { name: names.join(" → "), cases }
    }

    fn write(&self, xml: &mut Writer<impl io::Write>) -> io::Result<()> {
        let mut suite = element("testsuite", &[("name", &self.name)], Some(self.cases.iter()));
        let skipped = self.cases.iter().filter(|c| c.skipped.is_some()).count();
        // The element around all suites knows no such attribute.
        if skipped > 0 {
            suite.push_attribute(("skipped", skipped.to_string().as_str()));
        }
        xml.write_event(Event::Start(suite))?;
        self.cases.iter().try_for_each(|c| c.write(xml))?;
        xml.write_event(Event::End(BytesEnd::new("testsuite")))
    }
}

impl Case {
    fn new(report: &Report, f: &Entry) -> Case {
        let place = f.after.as_ref().or(f.before.as_ref());
        let at = place.and_then(|p| Some(format!("{}:{}:{}", squeezed(&report.documents.get(p.document)?.path), p.line, p.column)));
        let place = at.unwrap_or_default();
        Case {
            name: format!("{} {place}", f.rule),
            class: format!("recount.{}", f.rule),
            message: squeezed(&f.message),
            place,
            // What is compatible fails no test.
            failure: (f.severity > Level::Info).then_some(f.severity),
            skipped: None,
        }
    }

    fn write(&self, xml: &mut Writer<impl io::Write>) -> io::Result<()> {
        let case = element("testcase", &[("name", &self.name), ("classname", &self.class)], None::<std::iter::Empty<_>>);
        if self.message.is_empty() {
            return xml.write_event(Event::Empty(case));
        }
        xml.write_event(Event::Start(case))?;
        if let Some(why) = &self.skipped {
            let skipped = element("skipped", &[("message", &format!("{}; {why}", self.message))], None::<std::iter::Empty<_>>);
            xml.write_event(Event::Empty(skipped))?;
            return xml.write_event(Event::End(BytesEnd::new("testcase")));
        }
        match self.failure {
            Some(level) => {
                let attributes = [("message", self.message.as_str()), ("type", level.name())];
                let failure = element("failure", &attributes, None::<std::iter::Empty<_>>);
                text(xml, failure, &format!("{}: {}", self.place, self.message))?;
            }
            None => text(xml, BytesStart::new("system-out"), &self.message)?,
        }
        xml.write_event(Event::End(BytesEnd::new("testcase")))
    }
}

/// An element that begins; with the counts of its cases, if it has some.
fn element<'a, 'c>(name: &'a str, attributes: &[(&str, &str)], cases: Option<impl Iterator<Item = &'c Case>>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, allowed(value).as_str()));
    }
    if let Some(cases) = cases {
        let (mut tests, mut failures) = (0, 0);
        cases.for_each(|c| {
            tests += 1;
            failures += usize::from(c.failure.is_some());
        });
        element.push_attribute(("tests", tests.to_string().as_str()));
        element.push_attribute(("failures", failures.to_string().as_str()));
        element.push_attribute(("errors", "0"));
    }
    element
}

fn text(xml: &mut Writer<impl io::Write>, element: BytesStart<'_>, text: &str) -> io::Result<()> {
    let end = element.to_end().into_owned();
    xml.write_event(Event::Start(element))?;
    xml.write_event(Event::Text(BytesText::new(&allowed(text))))?;
    xml.write_event(Event::End(end))
}

/// XML 1.0 cannot hold these, escaped or not.
fn allowed(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\u{fffe}' | '\u{ffff}') || c < ' ' { '\u{fffd}' } else { c }).collect()
}
