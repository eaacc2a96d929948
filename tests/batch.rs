//! `recount batch` as a user meets it: order, bad records, stops, packed files and pipes that close.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use support::Desk;

/// So many pairs, every tenth line no record, every eleventh blank.
fn records(count: usize) -> String {
    let line = |i: usize| match i {
        i if i % 11 == 5 => "\n".to_owned(),
        i if i % 10 == 7 => format!("no record {i}\n"),
        i => format!("{{\"id\":{i},\"before\":\"At Ostby {i} boats sank.\",\"after\":\"At Ostby {} boats sank.\"}}\n", i + 1 + i % 2),
    };
    (0..count).map(line).collect()
}

fn unpacked(desk: &Desk, name: &str) -> String {
    let bytes = fs::read(desk.path().join(name)).unwrap();
    let mut text = String::new();
    if name.ends_with(".gz") {
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
    } else if name.ends_with(".zst") {
        zstd::Decoder::new(&bytes[..]).unwrap().read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    text
}

/// How many whole lines a file holds by now, which is packed as `name` says.
fn lines(file: &Path, name: &str) -> usize {
    let bytes = fs::read(file).unwrap_or_default();
    let mut text = Vec::new();
    // What is being written may be torn: what can be read of it counts.
    let _ = match name.rsplit('.').next() {
        Some("gz") => flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut text),
        Some("zst") => zstd::Decoder::new(&bytes[..]).and_then(|mut d| d.read_to_end(&mut text)),
        _ => (&bytes[..]).read_to_end(&mut text),
    };
    text.iter().filter(|b| **b == b'\n').count()
}

/// A run whose input does not end.
fn started(desk: &Desk, args: &[&str], input: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recount"));
    let mut child =
        command.args(args).current_dir(desk.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(input.as_bytes()).unwrap();
    child
}

#[test]
fn answers_stand_in_the_order_of_the_records_whatever_the_threads() {
    let desk = Desk::new();
    desk.write("in.jsonl", &records(300));
    let one = desk.recount(&["batch", "in.jsonl", "-j", "1"]).exits(0);
    assert_eq!(one.err, "", "progress is for terminals");
    let many = desk.recount(&["batch", "in.jsonl", "-j", "5"]).exits(0);
    assert_eq!(one.out, many.out);
    let mut answers = one.out.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap());
    for (i, line) in records(300).lines().enumerate().filter(|(_, l)| !l.is_empty()) {
        let answer = answers.next().unwrap();
        if line.starts_with('{') {
            assert_eq!(answer["id"], i);
            assert_eq!(answer["report"]["findings"][0]["rule"], "number-conflict", "{answer}");
        } else {
            let error = answer["error"].as_str().unwrap();
            assert!(error.starts_with(&format!("line {}: this is no JSON", i + 1)), "{error}");
        }
    }
    assert!(answers.next().is_none());
}

#[test]
fn a_killed_run_is_continued() {
    for out in ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"] {
        let desk = Desk::new();
        let all = records(300);
        desk.write("in.jsonl", &all).write(out, "an earlier result");
        let part = desk.path().join(format!("{out}.part"));
        let expected = desk.recount(&["batch", "in.jsonl"]).exits(0).out;

        // The second of two groups is written, the third waits for more.
        let mut run = started(&desk, &["batch", "-j", "1", "-o", out], &records(180));
        let start = Instant::now();
        while lines(&part, out) < 128 {
            assert!(start.elapsed() < Duration::from_secs(300), "{out}: two groups are not written");
            std::thread::sleep(Duration::from_millis(50));
        }
        desk.recount(&["batch", "in.jsonl", "-o", out]).exits(2).complains("another run");
        run.kill().unwrap();
        run.wait().unwrap();
        assert_eq!(desk.read(out), "an earlier result", "a stop leaves the old file whole");
        // A stop in the middle of writing.
        let torn = fs::read(&part).unwrap();
        fs::write(&part, &torn[..torn.len() - 3]).unwrap();

        // What was answered is not answered again: the first record is another by now.
        desk.write("in.jsonl", &all.replacen("0 boats sank", "90 boats sank", 1));
        desk.recount(&["batch", "in.jsonl", "-o", out, "--resume"]).exits(0);
        assert!(unpacked(&desk, out) == expected, "{out} is another than that of one run");
        assert!(!part.exists());

        // What is whole stays as it is.
        desk.recount(&["batch", "in.jsonl", "-o", out, "--resume"]).exits(0);
        assert!(unpacked(&desk, out) == expected, "{out} is another when nothing is left to do");
    }
}

#[test]
fn a_result_that_lost_its_end_is_completed() {
    let desk = Desk::new();
    desk.write("in.jsonl", &records(40));
    let whole = desk.recount(&["batch", "in.jsonl"]).exits(0).out;
    for kept in [0, 1, whole.len() / 3, whole.len() - 1] {
        desk.write("out.jsonl", &whole[..kept]);
        desk.recount(&["batch", "in.jsonl", "-o", "out.jsonl", "--resume"]).exits(0);
        assert!(desk.read("out.jsonl") == whole, "from {kept} bytes on");
    }
}

#[test]
fn a_result_of_other_records_is_not_continued() {
    let desk = Desk::new();
    let other = records(30).replace("\"id\":", "\"id\":9");
    desk.write("in.jsonl", &records(30)).write("other.jsonl", &other).write("short.jsonl", &records(4));
    desk.recount(&["batch", "in.jsonl", "-o", "out.jsonl"]).exits(0);
    let whole = desk.read("out.jsonl");
    for input in ["other.jsonl", "short.jsonl"] {
        desk.recount(&["batch", input, "-o", "out.jsonl", "--resume"]).exits(2).complains("wants the same records");
        assert_eq!(desk.read("out.jsonl"), whole);
        fs::remove_file(desk.path().join("out.jsonl.part")).unwrap();
    }
    desk.recount(&["batch", "in.jsonl", "--resume"]).exits(2).complains("--output");
    desk.recount(&["batch", "in.jsonl", "-o", "in.jsonl"]).exits(2).complains("this is an input");
}

#[test]
fn packed_files_go_in_and_out() {
    let desk = Desk::new();
    let all = records(200);
    let plain = desk.write("in.jsonl", &all).recount(&["batch", "in.jsonl"]).exits(0).out;
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(all.as_bytes()).unwrap();
    fs::write(desk.path().join("in.jsonl.gz"), gz.finish().unwrap()).unwrap();
    fs::write(desk.path().join("in.jsonl.zst"), zstd::encode_all(all.as_bytes(), 0).unwrap()).unwrap();
    for (input, output) in [("in.jsonl.gz", "a.zst"), ("in.jsonl.zst", "b.gz"), ("in.jsonl.gz", "c.jsonl")] {
        desk.recount(&["batch", input, "-j", "1", "-o", output]).exits(0);
        assert!(unpacked(&desk, output) == plain, "{input} to {output}");
    }
    for empty in ["none.gz", "none.zst", "none.jsonl"] {
        desk.recount(&["batch", "-o", empty]).exits(0);
        assert_eq!(unpacked(&desk, empty), "");
    }
    let cut = fs::read(desk.path().join("in.jsonl.gz")).unwrap();
    fs::write(desk.path().join("cut.gz"), &cut[..cut.len() / 2]).unwrap();
    desk.recount(&["batch", "cut.gz", "-o", "cut.jsonl"]).exits(2).complains("cut.gz: could not be read");
    assert!(!desk.path().join("cut.jsonl").exists());
}

#[test]
fn a_reader_that_goes_away_ends_it_in_silence() {
    let desk = Desk::new();
    desk.write("in.jsonl", &records(600));
    let mut run = started(&desk, &["batch", "in.jsonl"], "");
    let mut first = String::new();
    BufReader::new(run.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"id\":0"), "{first}");
    let ended = run.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), &ended.stderr[..]), (Some(0), &b""[..]));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_and_a_missing_folder_are_named() {
    let desk = Desk::new();
    desk.write("in.jsonl", &records(9));
    desk.recount(&["batch", "in.jsonl", "-o", "/dev/full"]).exits(2).complains("/dev/full: could not be written");
    desk.recount(&["batch", "in.jsonl", "-o", "no/out.jsonl"]).exits(2).complains("check that its folder exists");
    desk.recount(&["batch", "in.jsonl", "-o", "/dev/null", "--resume"]).exits(2).complains("--resume needs one");
    desk.recount(&["batch", "."]).exits(2).complains("this is a folder");
}

#[test]
fn a_line_without_end_costs_one_error_and_no_more_memory() {
    let desk = Desk::new();
    let mut file = fs::File::create(desk.path().join("in.jsonl")).unwrap();
    file.set_len(300 << 20).unwrap();
    file.seek(SeekFrom::End(0)).unwrap();
    file.write_all(b"\n{\"id\":1,\"before\":\"Same.\",\"after\":\"Same.\"}\n").unwrap();
    let ran = desk.recount(&["batch", "in.jsonl"]).exits(0);
    let answers: Vec<serde_json::Value> = ran.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(answers.len(), 2, "{}", ran.out);
    assert!(answers[0]["error"].as_str().unwrap().starts_with("line 1: it is longer than 256 MiB"), "{}", answers[0]);
    assert_eq!((&answers[1]["id"], &answers[1]["report"]["findings"]), (&serde_json::json!(1), &serde_json::json!([])));
}

#[test]
fn damaged_answers_are_made_again_and_whole_ones_kept() {
    let desk = Desk::new();
    let all = records(300);
    desk.write("in.jsonl", &all);
    let expected = desk.recount(&["batch", "in.jsonl"]).exits(0).out;
    let whole: Vec<&str> = expected.lines().collect();
    for name in ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"] {
        let mut lines = whole.clone();
        lines.truncate(200);
        let torn = &lines[150][..lines[150].len() / 2];
        lines[3] = "no JSON";
        lines[70] = "{\"id\":70}";
        lines[71] = "";
        lines[150] = torn;
        lines[180] = "{\"id\":\"another\",\"error\":\"of another record\"}";
        // The mark of an answer that is kept: it would not be made again like this.
        let marked = lines[0].replacen("\"report\":{", "\"report\":{\"mark\":1,", 1);
        lines[0] = &marked;
        fs::write(desk.path().join(format!("{name}.part")), packed(name, &format!("{}\n", lines.join("\n")))).unwrap();
        desk.recount(&["batch", "in.jsonl", "-o", name, "--resume"]).exits(0);
        let told = unpacked(&desk, name);
        assert!(told.replacen("\"mark\":1,", "", 1) == expected && told != expected, "{name}");
        assert!(!desk.path().join(format!("{name}.part")).exists() && !desk.path().join(format!("{name}.part.options")).exists());
    }
}

fn packed(name: &str, text: &str) -> Vec<u8> {
    if name.ends_with(".gz") {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gz.write_all(text.as_bytes()).unwrap();
        gz.finish().unwrap()
    } else if name.ends_with(".zst") {
        zstd::encode_all(text.as_bytes(), 0).unwrap()
    } else {
        text.as_bytes().to_vec()
    }
}

#[test]
fn answers_that_were_made_with_other_options_are_made_again() {
    let desk = Desk::new();
    desk.write("in.jsonl", &records(300));
    let part = desk.path().join("out.jsonl.part");
    let mut run = started(&desk, &["batch", "-j", "1", "-o", "out.jsonl"], &records(180));
    let start = Instant::now();
    while lines(&part, "out.jsonl") < 128 {
        assert!(start.elapsed() < Duration::from_secs(300), "two groups are not written");
        std::thread::sleep(Duration::from_millis(50));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    let quiet = ["batch", "in.jsonl", "--ignore", "number-conflict"];
    let expected = desk.recount(&quiet).exits(0).out;
    desk.recount(&[&quiet[..], &["-o", "out.jsonl", "--resume"]].concat()).exits(0).complains("made with other options");
    assert!(desk.read("out.jsonl") == expected);
}

#[cfg(unix)]
#[test]
fn a_part_that_is_a_link_is_refused() {
    let desk = Desk::new();
    desk.write("in.jsonl", &records(9)).write("precious", "words");
    for to in ["precious", "nowhere"] {
        let link = desk.path().join("out.jsonl.part");
        std::os::unix::fs::symlink(to, &link).unwrap();
        for more in [&[][..], &["--resume"]] {
            desk.recount(&[&["batch", "in.jsonl", "-o", "out.jsonl"], more].concat()).exits(2).complains("out.jsonl.part is a link");
        }
        assert!(desk.read("precious") == "words" && !desk.path().join("nowhere").exists());
        fs::remove_file(link).unwrap();
    }
}
