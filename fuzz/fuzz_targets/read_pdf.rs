#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| recount_fuzz::read::check(recount::read::Format::Pdf, bytes));
