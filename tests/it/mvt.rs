//! Reads Mapbox Vector Tiles (specification 2.1), as far as the tests look into them: points and properties.

use std::collections::{BTreeMap, BTreeSet};

use prost::Message;
use serde_json::{Value, json};

#[derive(Clone, PartialEq, Message)]
struct Tile {
    #[prost(message, repeated, tag = "3")]
    layers: Vec<Layer>,
}

#[derive(Clone, PartialEq, Message)]
struct Layer {
    #[prost(string, required, tag = "1")]
    name: String,
    #[prost(message, repeated, tag = "2")]
    features: Vec<Feature>,
    #[prost(string, repeated, tag = "3")]
    keys: Vec<String>,
    #[prost(message, repeated, tag = "4")]
    values: Vec<TileValue>,
    #[prost(uint32, optional, tag = "5")]
    extent: Option<u32>,
    #[prost(uint32, required, tag = "15")]
    version: u32,
}

#[derive(Clone, PartialEq, Message)]
struct Feature {
    #[prost(uint32, repeated, tag = "2")]
    tags: Vec<u32>,
    #[prost(uint32, optional, tag = "3")]
    kind: Option<u32>,
    #[prost(uint32, repeated, tag = "4")]
    geometry: Vec<u32>,
}

#[derive(Clone, PartialEq, Message)]
struct TileValue {
    #[prost(string, optional, tag = "1")]
    string: Option<String>,
    #[prost(float, optional, tag = "2")]
    float: Option<f32>,
    #[prost(double, optional, tag = "3")]
    double: Option<f64>,
    #[prost(int64, optional, tag = "4")]
    int: Option<i64>,
    #[prost(uint64, optional, tag = "5")]
    uint: Option<u64>,
    #[prost(sint64, optional, tag = "6")]
    sint: Option<i64>,
    #[prost(bool, optional, tag = "7")]
    bool: Option<bool>,
}

/// A feature: its properties and its first point in tile units.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub properties: BTreeMap<String, Value>,
    pub point: (i64, i64),
}

/// The features of a tile by layer.
pub fn read(bytes: &[u8]) -> BTreeMap<String, Vec<Read>> {
    let tile = Tile::decode(bytes).expect("a vector tile");
    let layers = tile.layers.into_iter();
    layers
        .map(|layer| {
            assert_eq!(layer.extent, Some(4096));
            let features = layer.features.iter().map(|feature| one(&layer, feature)).collect();
            (layer.name.clone(), features)
        })
        .collect()
}

/// Asserts what the specification asks of layers of points (4.1 to 4.4), and that the bytes are those of the canonical
/// encoding, so that nothing in them is left unread.
pub fn assert_valid(bytes: &[u8]) {
    let tile = Tile::decode(bytes).expect("a vector tile");
    assert_eq!(tile.encode_to_vec(), bytes);
    let names: BTreeSet<&str> = tile.layers.iter().map(|layer| layer.name.as_str()).collect();
    assert_eq!(names.len(), tile.layers.len(), "two layers of one name");
    for layer in &tile.layers {
        assert_eq!(layer.version, 2);
        assert!(!layer.features.is_empty());
        let keys: BTreeSet<&String> = layer.keys.iter().collect();
        assert_eq!(keys.len(), layer.keys.len(), "a key twice");
        // Measures may be there twice: they are not looked for.
        let looked_for = layer.values.iter().filter(|value| value.float.is_none());
        let values: BTreeSet<String> = looked_for.clone().map(|value| format!("{value:?}")).collect();
        assert_eq!(values.len(), looked_for.count(), "a value twice");
        for feature in &layer.features {
            assert_eq!(feature.kind, Some(1), "a point");
            assert_eq!((feature.geometry.len(), feature.geometry[0]), (3, 9), "one move to one place");
            let keys: BTreeSet<u32> = feature.tags.iter().copied().step_by(2).collect();
            assert_eq!(2 * keys.len(), feature.tags.len(), "a key twice in a feature");
            let used = feature.tags.chunks(2);
            for pair in used {
                assert!((pair[0] as usize) < layer.keys.len() && (pair[1] as usize) < layer.values.len());
            }
        }
    }
}

fn one(layer: &Layer, feature: &Feature) -> Read {
    let pair = |tags: &[u32]| {
        let value = &layer.values[tags[1] as usize];
        let number = value.int.or(value.sint).or(value.uint.map(|uint| uint as i64));
        let json = match (value.string.as_ref(), value.bool, number, value.double) {
            (Some(text), ..) => json!(text),
            (_, Some(truth), ..) => json!(truth),
            (_, _, Some(number), _) => json!(number),
            (.., double) => json!(double.or(value.float.map(f64::from))),
        };
        (layer.keys[tags[0] as usize].clone(), json)
    };
    let zigzag = |value: u32| i64::from(value >> 1) ^ -i64::from(value & 1);
    Read {
        properties: feature.tags.chunks(2).map(pair).collect(),
        point: (zigzag(feature.geometry[1]), zigzag(feature.geometry[2])),
    }
}
