#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [text, source] = recount_fuzz::two(bytes);
    recount_fuzz::verify::check(&text, &source);
});
