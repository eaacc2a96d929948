#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| recount_fuzz::extract::check(&String::from_utf8_lossy(bytes)));
