//! Writes a [`Map`] as OpenStreetMap PBF (<https://wiki.openstreetmap.org/wiki/PBF_Format>): dense nodes, ways,
//! relations, sorted by id, in zlib blobs. Authors and versions of objects are left out: nobody edited a made-up place.

use std::collections::BTreeMap;
use std::io::{self, Write};

use flate2::{Compression, write::ZlibEncoder};
use prost::Message;

use super::map::{Kind, Map, Tag};
use super::proto::{
    Blob, BlobHeader, DenseNodes, HeaderBlock, HeaderBox, PrimitiveBlock, PrimitiveGroup, RelationMessage,
    StringTable, WayMessage,
};

/// Objects in a block: what the format recommends.
const BLOCK: usize = 8000;
/// When the sample was "cut" (2026-11-20 00:00 UTC), seconds since 1970: fixed, so that the bytes are too.
const TIMESTAMP: i64 = 1_795_132_800;

/// Writes the whole map.
///
/// # Errors
/// Whatever writing returns.
pub fn write(map: &Map, out: &mut impl Write) -> io::Result<()> {
    blob(out, "OSMHeader", &header(map))?;
    for (block, nodes) in map.nodes.chunks(BLOCK).enumerate() {
        let mut strings = Strings::default();
        let (mut id, mut lat, mut lon, mut keys_vals) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (index, node) in nodes.iter().enumerate() {
            id.push((block * BLOCK + index + 1) as i64);
            lat.push(node.lat);
            lon.push(node.lon);
            for (key, value) in &node.tags {
                keys_vals.extend([strings.id(key) as i32, strings.id(value) as i32]);
            }
            keys_vals.push(0);
        }
        let dense = DenseNodes { id: deltas(&id), lat: deltas(&lat), lon: deltas(&lon), keys_vals };
        block_blob(out, strings, PrimitiveGroup { dense: Some(dense), ..PrimitiveGroup::default() })?;
    }
    for (block, ways) in map.ways.chunks(BLOCK).enumerate() {
        let mut strings = Strings::default();
        let message = |(index, way): (usize, &super::map::Way)| {
            let (keys, vals) = strings.tags(&way.tags);
            WayMessage { id: (block * BLOCK + index + 1) as i64, keys, vals, refs: deltas(&way.nodes) }
        };
        let ways = ways.iter().enumerate().map(message).collect();
        block_blob(out, strings, PrimitiveGroup { ways, ..PrimitiveGroup::default() })?;
    }
    let mut strings = Strings::default();
    let message = |(index, relation): (usize, &super::map::Relation)| {
        let (keys, vals) = strings.tags(&relation.tags);
        let roles = relation.members.iter().map(|&(_, _, role)| strings.id(role) as i32).collect();
        let ids: Vec<i64> = relation.members.iter().map(|&(_, id, _)| id).collect();
        let types = relation.members.iter().map(|&(kind, _, _)| i32::from(kind == Kind::Way)).collect();
        RelationMessage { id: index as i64 + 1, keys, vals, roles, members: deltas(&ids), types }
    };
    let relations = map.relations.iter().enumerate().map(message).collect();
    block_blob(out, strings, PrimitiveGroup { relations, ..PrimitiveGroup::default() })
}

fn header(map: &Map) -> Vec<u8> {
    let bound = |value: &dyn Fn(&super::map::Node) -> i64, top: bool| {
        let all = map.nodes.iter().map(value);
        // The header's box is in nanodegrees.
        (if top { all.max() } else { all.min() }).unwrap_or(0) * 100
    };
    let bbox = HeaderBox {
        left: bound(&|node| node.lon, false),
        right: bound(&|node| node.lon, true),
        top: bound(&|node| node.lat, true),
        bottom: bound(&|node| node.lat, false),
    };
    let header = HeaderBlock {
        bbox: Some(bbox),
        required_features: vec!["OsmSchema-V0.6".to_owned(), "DenseNodes".to_owned()],
        optional_features: vec!["Sort.Type_then_ID".to_owned()],
        writingprogram: Some("hromada-map sample".to_owned()),
        source: Some("made up".to_owned()),
        timestamp: Some(TIMESTAMP),
    };
    header.encode_to_vec()
}

fn block_blob(out: &mut impl Write, strings: Strings, group: PrimitiveGroup) -> io::Result<()> {
    let table = StringTable { strings: strings.list.iter().map(|text| text.clone().into_bytes()).collect() };
    let block = PrimitiveBlock { strings: Some(table), groups: vec![group] };
    blob(out, "OSMData", &block.encode_to_vec())
}

fn blob(out: &mut impl Write, kind: &str, content: &[u8]) -> io::Result<()> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    let blob =
        Blob { raw_size: Some(content.len() as i32), zlib_data: Some(encoder.finish()?) }.encode_to_vec();
    let header = BlobHeader { kind: kind.to_owned(), datasize: blob.len() as i32 }.encode_to_vec();
    out.write_all(&(header.len() as u32).to_be_bytes())?;
    out.write_all(&header)?;
    out.write_all(&blob)
}

fn deltas(values: &[i64]) -> Vec<i64> {
    let before = [0].into_iter().chain(values.iter().copied());
    values.iter().zip(before).map(|(value, before)| value - before).collect()
}

/// A block's texts; the first is empty, because 0 ends a node's tags.
struct Strings {
    list: Vec<String>,
    known: BTreeMap<String, u32>,
}

impl Default for Strings {
    fn default() -> Self {
        Self { list: vec![String::new()], known: BTreeMap::from([(String::new(), 0)]) }
    }
}

impl Strings {
    fn id(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.known.get(text) {
            return id;
        }
        let id = self.list.len() as u32;
        self.list.push(text.to_owned());
        self.known.insert(text.to_owned(), id);
        id
    }

    fn tags(&mut self, tags: &[Tag]) -> (Vec<u32>, Vec<u32>) {
        tags.iter().map(|(key, value)| (self.id(key), self.id(value))).unzip()
    }
}
