//! Files in PDF, written by hand.

/// A PDF of these page contents, in Helvetica, with a bold face beside it.
pub fn pdf(pages: &[String]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|i| format!("{} 0 R ", 5 + 2 * i)).collect();
    let font = |name: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>").into_bytes();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()).into_bytes(),
        font("Helvetica"),
        font("Helvetica-Bold"),
    ];
    for (i, content) in pages.iter().enumerate() {
        objects.push(
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>", 6 + 2 * i)
                .into_bytes(),
        );
        objects.push(stream("", content.as_bytes()));
    }
    filed(&objects)
}

pub fn stream(keys: &str, content: &[u8]) -> Vec<u8> {
    let mut made = format!("<<{keys}/Length {}>>\nstream\n", content.len()).into_bytes();
    made.extend_from_slice(content);
    made.extend_from_slice(b"\nendstream");
    made
}

/// The objects, numbered from 1, as a file.
pub fn filed(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n", i + 1).as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    file.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        file.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    file.extend_from_slice(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).as_bytes());
    file
}

/// Words at a place, in a size.
pub fn at(x: i32, y: i32, size: i32, words: &str) -> String {
    format!("BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n")
}
