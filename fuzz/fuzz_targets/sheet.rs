#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| recount_fuzz::sheet::check(bytes));
