//! Writes small extracts for tests from lines of text, one object a line.
//! Coordinates are whole steps of 10⁻⁴ degrees (about 10 m) from 36° E 48° N; blobs are left uncompressed.

use std::{collections::BTreeMap, fs, io::Write as _, path::PathBuf};

/// Writes an extract and gives its path; the directory is the caller's to keep.
///
/// Lines: `n 1 10 20 key=value|key=value`, `w 2 1,5,6 key=value`, `r 3 w2:outer,n1:label key=value`.
pub(super) fn extract(directory: &tempfile::TempDir, lines: &str) -> PathBuf {
    let path = directory.path().join("test.osm.pbf");
    let mut file = fs::File::create(&path).unwrap();
    file.write_all(&blob("OSMHeader", &header())).unwrap();
    file.write_all(&blob("OSMData", &block(lines))).unwrap();
    path
}

fn header() -> Vec<u8> {
    let mut header = Vec::new();
    for feature in ["OsmSchema-V0.6", "DenseNodes"] {
        bytes(&mut header, 4, feature.as_bytes());
    }
    header
}

fn block(lines: &str) -> Vec<u8> {
    let mut strings = Strings::default();
    let mut group = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.splitn(4, ' ');
        let kind = words.next().unwrap();
        let id: i64 = words.next().unwrap().parse().unwrap();
        let mut object = Vec::new();
        let third = words.next().unwrap();
        let rest = words.next().unwrap_or_default();
        let (field, tags) = match kind {
            "n" => {
                let (y, tags) = rest.split_once(' ').unwrap_or((rest, ""));
                number(&mut object, 1, zigzag(id));
                number(&mut object, 8, zigzag(480_000_000 + y.parse::<i64>().unwrap() * 1_000));
                number(&mut object, 9, zigzag(360_000_000 + third.parse::<i64>().unwrap() * 1_000));
                (1, tags)
            }
            "w" => {
                number(&mut object, 1, id as u64);
                bytes(&mut object, 8, &deltas(third.split(',').map(|node| node.parse().unwrap())));
                (3, rest)
            }
            _ => {
                let members: Vec<(&str, &str)> =
                    third.split(',').map(|m| m.split_once(':').unwrap()).collect();
                number(&mut object, 1, id as u64);
                bytes(&mut object, 8, &packed(members.iter().map(|(_, role)| strings.index(role))));
                bytes(
                    &mut object,
                    9,
                    &deltas(members.iter().map(|(member, _)| member[1..].parse().unwrap())),
                );
                let kinds = members.iter().map(|(member, _)| "nwr".find(&member[..1]).unwrap() as u64);
                bytes(&mut object, 10, &packed(kinds));
                (4, rest)
            }
        };
        let pairs: Vec<(&str, &str)> =
            tags.split('|').filter(|tag| !tag.is_empty()).map(|tag| tag.split_once('=').unwrap()).collect();
        bytes(&mut object, 2, &packed(pairs.iter().map(|(key, _)| strings.index(key))));
        bytes(&mut object, 3, &packed(pairs.iter().map(|(_, value)| strings.index(value))));
        bytes(&mut group, field, &object);
    }
    let mut block = Vec::new();
    bytes(&mut block, 1, &strings.table());
    bytes(&mut block, 2, &group);
    block
}

fn blob(kind: &str, content: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    bytes(&mut body, 1, content);
    let mut head = Vec::new();
    bytes(&mut head, 1, kind.as_bytes());
    number(&mut head, 3, body.len() as u64);
    let mut blob = (head.len() as u32).to_be_bytes().to_vec();
    blob.extend(head);
    blob.extend(body);
    blob
}

/// The string table of a block; index 0 stays unused.
#[derive(Default)]
struct Strings(BTreeMap<String, u64>);

impl Strings {
    fn index(&mut self, text: &str) -> u64 {
        let next = self.0.len() as u64 + 1;
        *self.0.entry(text.to_owned()).or_insert(next)
    }

    fn table(&self) -> Vec<u8> {
        let mut sorted: Vec<(&u64, &String)> = self.0.iter().map(|(text, index)| (index, text)).collect();
        sorted.sort();
        let mut table = Vec::new();
        bytes(&mut table, 1, b"");
        sorted.iter().for_each(|(_, text)| bytes(&mut table, 1, text.as_bytes()));
        table
    }
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

fn number(out: &mut Vec<u8>, field: u64, value: u64) {
    varint(out, field << 3);
    varint(out, value);
}

fn bytes(out: &mut Vec<u8>, field: u64, content: &[u8]) {
    varint(out, field << 3 | 2);
    varint(out, content.len() as u64);
    out.extend(content);
}

fn packed(values: impl Iterator<Item = u64>) -> Vec<u8> {
    values.fold(Vec::new(), |mut out, value| {
        varint(&mut out, value);
        out
    })
}

fn deltas(values: impl Iterator<Item = i64>) -> Vec<u8> {
    let mut last = 0;
    packed(values.map(|value| zigzag(value - std::mem::replace(&mut last, value))))
}
