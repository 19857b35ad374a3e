//! Bytes to text: UTF-8 with or without a mark, UTF-16 with one, else Windows-1251.
//! It never fails on a stray byte; what is broken stays visible as U+FFFD for the row to be refused.

use super::error::TableError;
use encoding_rs::{Encoding, WINDOWS_1251};
use std::borrow::Cow;

/// How workbooks begin: ZIP (.xlsx, .ods) and OLE2 (.xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// The text of a file.
///
/// # Errors
/// [`TableError::Spreadsheet`] for a workbook, [`TableError::Empty`] where there is nothing to read.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, TableError> {
    if WORKBOOKS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(TableError::Spreadsheet);
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None if is_mostly_utf8(bytes) => String::from_utf8_lossy(bytes),
        None => WINDOWS_1251.decode_without_bom_handling(bytes).0,
    };
    if text.trim().is_empty() { Err(TableError::Empty) } else { Ok(text) }
}

/// Whether the bytes are UTF-8, give or take some damage (a cut end, a pasted field). Cyrillic in
/// Windows-1251 makes a valid UTF-8 character only by chance; in damaged UTF-8 nearly all of it is valid.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || valid > 4 * broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Зареєстровано;Адреса;Послуга\n12.03.2026;вул. Їжакевича, 5;Ґанок під’їзду №2";

    #[test]
    fn the_usual_encodings_give_the_same_text() {
        let marked = format!("\u{feff}{TEXT}");
        let (cp1251, _, unmappable) = WINDOWS_1251.encode(TEXT);
        assert!(!unmappable);
        let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [TEXT.as_bytes(), marked.as_bytes(), &cp1251, &little, &big] {
            assert_eq!(decode(bytes).unwrap(), TEXT);
        }
    }

    #[test]
    fn damage_does_not_turn_utf8_into_another_alphabet() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.pop();
        bytes.extend(b"\xFF;\xD0");
        let text = decode(&bytes).unwrap();
        assert!(text.starts_with("Зареєстровано;") && text.contains('\u{fffd}'));
    }

    #[test]
    fn a_workbook_is_called_one() {
        assert_eq!(decode(b"PK\x03\x04\x14\x00"), Err(TableError::Spreadsheet));
        assert_eq!(decode(b"\xEF\xBB\xBF \r\n"), Err(TableError::Empty));
        assert_eq!(decode(b""), Err(TableError::Empty));
    }
}
