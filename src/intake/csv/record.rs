//! Cuts delimited text into records as RFC 4180 describes and spreadsheets write them.
//! Unlike a general CSV reader it bounds how far an open quote reaches and counts physical lines, since one
//! stray quote in an export must cost one row and not the rest of the file.

use std::borrow::Cow;

/// The farthest a quoted field may reach, in bytes; beyond it the quote counts as stray.
const MAX_QUOTED: usize = 64 * 1024;

/// One record.
#[derive(Debug)]
pub struct Record<'t> {
    /// Its fields, unquoted.
    pub fields: Vec<Cow<'t, str>>,
    /// Byte at which the following record begins.
    pub next: usize,
    /// Physical lines it spans.
    pub lines: u64,
    /// A quote was opened and not closed; `fields` is what came before it.
    pub unclosed: bool,
}

impl Record<'_> {
    /// The number of fields up to the last that is not blank: spreadsheets pad rows with empty ones.
    pub fn width(&self) -> usize {
        self.fields.iter().rposition(|field| !field.trim().is_empty()).map_or(0, |last| last + 1)
    }
}

/// Cuts the record that begins at byte `start`, or `None` at the end of the text.
///
/// `delimiter` is an ASCII byte, so every cut is at a character's boundary. Line ends are LF, CRLF or CR.
pub fn cut(text: &str, start: usize, delimiter: u8) -> Option<Record<'_>> {
    let bytes = text.as_bytes();
    if start >= bytes.len() {
        return None;
    }
    let mut record = Record { fields: Vec::new(), next: bytes.len(), lines: 1, unclosed: false };
    let mut at = start;
    loop {
        let quoted = bytes.get(at) == Some(&b'"');
        let after_quote = if quoted { closing_quote(bytes, at + 1) } else { Some(at) };
        let Some(plain) = after_quote else {
            record.unclosed = true;
            return Some(record);
        };
        let end = plain + field_length(&bytes[plain..], delimiter);
        let (tail, breaks) = (&text[plain..end], line_ends(&bytes[at..plain]));
        if quoted && breaks > 0 && !tail.trim().is_empty() {
            // What closes here is another row's opening quote: a closing one ends its field.
            record.unclosed = true;
            return Some(record);
        }
        record.lines += breaks;
        record.fields.push(if quoted {
            unquote(&text[at + 1..plain - 1], tail)
        } else {
            Cow::Borrowed(tail)
        });
        match bytes.get(end) {
            Some(&byte) if byte == delimiter => at = end + 1,
            Some(_) => {
                record.next = line_end(text, end);
                return Some(record);
            }
            None => return Some(record),
        }
    }
}

/// The byte after the end of the physical line that holds byte `from`.
pub fn line_end(text: &str, from: usize) -> usize {
    let rest = &text.as_bytes()[from..];
    match rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        Some(at) if rest[at..].starts_with(b"\r\n") => from + at + 2,
        Some(at) => from + at + 1,
        None => text.len(),
    }
}

/// Excel writes and reads a first line `sep=;`. Returns where the header begins and on which line.
pub fn skip_separator_line(text: &str) -> (usize, u64) {
    let line = &text[..line_end(text, 0)];
    if line.len() <= 8 && line.to_ascii_lowercase().starts_with("sep=") { (line.len(), 2) } else { (0, 1) }
}

/// The byte after the quote that closes a field whose content begins at `from`; a doubled quote is content.
fn closing_quote(bytes: &[u8], from: usize) -> Option<usize> {
    let limit = bytes.len().min(from + MAX_QUOTED);
    let mut at = from;
    loop {
        at += bytes.get(at..limit)?.iter().position(|&byte| byte == b'"')? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

fn field_length(bytes: &[u8], delimiter: u8) -> usize {
    let ends = |&byte: &u8| byte == delimiter || matches!(byte, b'\n' | b'\r');
    bytes.iter().position(ends).unwrap_or(bytes.len())
}

fn line_ends(bytes: &[u8]) -> u64 {
    let lone_cr = |pair: &&[u8]| pair[0] == b'\r' && pair[1] != b'\n';
    let feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    (feeds + bytes.windows(2).filter(lone_cr).count()) as u64
}

/// Content between quotes, and what stands between the closing quote and the delimiter, which Excel keeps.
fn unquote<'t>(content: &'t str, tail: &str) -> Cow<'t, str> {
    let mut field = Cow::Borrowed(content);
    if content.contains("\"\"") {
        field = Cow::Owned(content.replace("\"\"", "\""));
    }
    if !tail.trim().is_empty() {
        field.to_mut().push_str(tail);
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(u64, Vec<String>)> {
        let (mut at, mut line, mut records) = (0, 1, Vec::new());
        while let Some(record) = cut(text, at, b';') {
            records.push((line, record.fields.iter().map(ToString::to_string).collect()));
            at = record.next;
            line += record.lines;
        }
        records
    }

    #[test]
    fn quotes_newlines_and_line_ends() {
        let records = all("a;\"b;\"\"c\"\"\";d\r\n\"x\r\ny\";z\rлітера;\n\n\"Світло\" магазин;");
        let expected = [
            (1, vec!["a", "b;\"c\"", "d"]),
            (2, vec!["x\r\ny", "z"]),
            (4, vec!["літера", ""]),
            (5, vec![""]),
            (6, vec!["Світло магазин", ""]),
        ];
        assert_eq!(format!("{records:?}"), format!("{expected:?}"));
    }

    #[test]
    fn an_open_quote_is_told() {
        assert!(cut("a;\"b;c\nd;e", 0, b';').unwrap().unclosed);
        let long = format!("\"{}\"", "x".repeat(MAX_QUOTED));
        assert!(cut(&long, 0, b';').unwrap().unclosed);
    }
}
