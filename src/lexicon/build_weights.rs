//! Compiles the points of features, `weights.toml` beside the file that observes them, into a table.

use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

/// Writes `$OUT_DIR/{module}_weights.rs`: of each feature of `src/{module}/weights.toml` its name and its points for two answers.
pub fn write(module: &str, answers: [&str; 2]) {
    let path = format!("src/{module}/weights.toml");
    println!("cargo:rerun-if-changed={path}");
    let table: toml::Table = fs::read_to_string(&path).expect("readable weights").parse().unwrap_or_else(|e| panic!("{path}: {e}"));
    let features = table.get("feature").and_then(|f| f.as_array()).expect("a list of features");
    let mut code = format!(
        "/// The points of each feature for \"{}\" and for \"{}\".\nstatic WEIGHTS: &[(&str, [i32; 2])] = &[\n",
        answers[0], answers[1]
    );
    for feature in features {
        let name = feature.get("name").and_then(|n| n.as_str()).expect("a name");
        let points = |of: &str| feature.get(of).and_then(|p| p.as_integer()).unwrap_or_else(|| panic!("{path}: {name} has no {of}"));
        assert!(feature.get("why").is_some(), "{path}: {name} has no reason");
        writeln!(code, "    ({name:?}, [{}, {}]),", points(answers[0]), points(answers[1])).expect("a string");
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").expect("OUT_DIR")).join(format!("{module}_weights.rs"));
    fs::write(out, code).expect("a writable OUT_DIR");
}
