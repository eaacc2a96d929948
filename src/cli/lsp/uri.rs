//! The address of a text in, its path out.

use std::path::PathBuf;

/// The path of `file:///stories/a%20b.md`; of a text that is no file yet, a name that is read as Markdown.
pub fn path(uri: &str) -> PathBuf {
    let Some(rest) = uri.strip_prefix("file://") else {
        let name = uri.rsplit([':', '/']).next().unwrap_or_default();
        return PathBuf::from(if name.contains('.') { decoded(name) } else { "untitled.md".to_owned() });
    };
    // Behind the two strokes stands a host, which is this one.
    let path = decoded(&rest[rest.find('/').unwrap_or(0)..]);
    let drive = path.as_bytes().get(2) == Some(&b':') && path.as_bytes()[1].is_ascii_alphabetic();
    PathBuf::from(if drive { &path[1..] } else { &path })
}

/// "%20" and its like as the bytes that they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let hex = more.get(..2).filter(|_| *first == b'%').and_then(|h| std::str::from_utf8(h).ok());
        match hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &more[2..];
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn addresses_are_paths() {
        for (uri, expected) in [
            ("file:///stories/a%20b.md", "/stories/a b.md"),
            ("file:///stories/%C3%BCbung.md", "/stories/übung.md"),
            ("file://localhost/a.md", "/a.md"),
            ("file:///c%3A/stories/a.md", "c:/stories/a.md"),
            ("file:///100%/a%2", "/100%/a%2"),
            ("untitled:Untitled-1", "untitled.md"),
            ("untitled:notes.txt", "notes.txt"),
            ("", "untitled.md"),
        ] {
            assert_eq!(path(uri).to_string_lossy(), expected, "{uri}");
        }
    }
}
