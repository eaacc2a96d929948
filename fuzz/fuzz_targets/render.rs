#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [before, after] = recount_fuzz::two(bytes);
    recount_fuzz::render::check(&before, &after);
});
