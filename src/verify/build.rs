//! Compiles `weights.toml` beside this file into a table.

use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

/// Writes `$OUT_DIR/verify_weights.rs`.
pub fn write() {
    let path = "src/verify/weights.toml";
    println!("cargo:rerun-if-changed={path}");
    let table: toml::Table = fs::read_to_string(path).expect("readable weights").parse().unwrap_or_else(|e| panic!("{path}: {e}"));
    let features = table.get("feature").and_then(|f| f.as_array()).expect("a list of features");
    let mut code =
        String::from("/// The points of each feature for \"supported\" and for \"refuted\".\nstatic WEIGHTS: &[(&str, [i32; 2])] = &[\n");
    for feature in features {
        let name = feature.get("name").and_then(|n| n.as_str()).expect("a name");
        let points = |of: &str| feature.get(of).and_then(|p| p.as_integer()).unwrap_or_else(|| panic!("{path}: {name} has no {of}"));
        assert!(feature.get("why").is_some(), "{path}: {name} has no reason");
        writeln!(code, "    ({name:?}, [{}, {}]),", points("supported"), points("refuted")).expect("a string");
    }
    code.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR").expect("OUT_DIR")).join("verify_weights.rs"), code).expect("a writable OUT_DIR");
}
