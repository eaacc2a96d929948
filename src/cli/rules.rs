//! `recount rules`, `recount explain` and `recount schema`.

use super::args::{Explain, ListFormat, Rules, Schema, SchemaOf};
use super::known::known;
use super::precision::Precision;
use super::{batch, output};
use crate::diff::compare;
use crate::finding::{Level, Rule, Scope};
use crate::proof::Proof;
use crate::read;
use crate::report::{self, Report, json};
use crate::rule;
use crate::settings::Settings;
use crate::telling::Telling;
use anyhow::Result;
use serde::Serialize;

#[derive(Serialize)]
struct RuleRow {
    rule: &'static str,
    severity: Level,
    about: String,
}

/// Lists the rules.
pub fn list(args: &Rules) -> Result<bool> {
    let rows: Vec<RuleRow> = rule::all().map(|r| RuleRow { rule: r.id, severity: r.level, about: about(r.doc) }).collect();
    output::write(None, |out| match args.format {
        ListFormat::Json => json::pretty(&rows, out),
        ListFormat::Text => rows.iter().try_for_each(|r| writeln!(out, "{:25} {:8} {}", r.rule, r.severity.name(), r.about)),
    })?;
    Ok(false)
}

/// The first paragraph of "What it reports", on one line.
fn about(doc: &str) -> String {
    let text: Vec<&str> = doc.lines().map(str::trim).skip_while(|l| l.starts_with('#')).take_while(|l| !l.starts_with('#')).collect();
    text.join(" ")
}

/// Explains a rule.
pub fn explain(args: &Explain) -> Result<bool> {
    let rule = known(&args.rule)?;
    output::write(None, |out| {
        writeln!(out, "{} · {} by default\n", rule.id, rule.level.name())?;
        for line in rule.doc.lines().map(|l| l.strip_prefix(' ').unwrap_or(l)) {
            match line.strip_prefix("# ") {
                Some(heading) => writeln!(out, "{heading}")?,
                None => writeln!(out, "  {line}")?,
            }
        }
        writeln!(out, "Example")?;
        writeln!(out, "{}", example_text(rule, rule.fires))?;
        let shown = example(rule);
        for f in shown.findings.iter().filter(|f| f.rule == rule.id) {
            writeln!(out, "  {}", f.message)?;
        }
        writeln!(out, "Silent on")?;
        writeln!(out, "{}", example_text(rule, rule.silent))?;
        writeln!(out, "Precision")?;
        match Precision::measured(rule) {
            Some(p) => writeln!(out, "  right where people read it: {}; docs/precision.md tells how", p.told())?,
            None => writeln!(out, "  nobody has read findings of it on unknown texts yet")?,
        }
        if rule.scope == Scope::Outlets {
            return Ok(());
        }
        writeln!(out, "Silenced in one place")?;
        writeln!(out, "  <!-- recount-ignore {}: why -->", rule.id)?;
        writeln!(out, "  in Markdown or HTML, in a paragraph (heading, item, row) or before it, in the later text")
    })?;
    Ok(false)
}

/// An example: a text, or a pair of texts.
fn example_text(rule: &Rule, (before, after): (&str, &str)) -> String {
    if rule.scope == Scope::Text {
        format!("  {}", one_line(after))
    } else {
        format!("  before: {}\n  after:  {}", one_line(before), one_line(after))
    }
}

fn one_line(text: &str) -> String {
    text.replace("\n\n", " ¶ ")
}

/// The report of the rule's own example.
fn example(rule: &'static Rule) -> Report {
    let telling = |text: &str| Telling::new(read::plain(text.to_owned(), None));
    let (before, after) = (telling(rule.fires.0), telling(rule.fires.1));
    let settings = Settings { select: vec![rule.id.to_owned()], ..Settings::default() };
    if rule.scope == Scope::Outlets {
        return Report::matrix(&[before, after], &["before", "after"], &settings);
    }
    if rule.scope == Scope::Text {
        return Report::of_text(&Proof::read(&after), "text", &settings);
    }
    Report::of_comparison(&compare(&before, &after), ["before", "after"], &settings)
}

/// Prints a JSON Schema, generated from the types that are written.
pub fn schema(args: &Schema) -> Result<bool> {
    // What is left out when it is empty is not required of what is written.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    // Formats such as "uint" are words of this generator: a strict validator refuses what the standard does not know.
    let plain = schemars::transform::RecursiveTransform(|schema: &mut schemars::Schema| drop(schema.remove("format")));
    let schemas = settings.with_transform(plain).into_generator();
    let schema = match args.of {
        SchemaOf::Report => schemas.into_root_schema_for::<Report>(),
        SchemaOf::Claims => schemas.into_root_schema_for::<report::extract::DocumentRow>(),
        SchemaOf::Verify => schemas.into_root_schema_for::<report::verify::Verified>(),
        SchemaOf::Batch => schemas.into_root_schema_for::<batch::BatchAnswer>(),
    };
    output::write(None, |out| json::pretty(&schema, out))?;
    Ok(false)
}
