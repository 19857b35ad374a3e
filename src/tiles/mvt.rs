//! Writes layers of points as Mapbox Vector Tiles, specification 2.1
//! (<https://github.com/mapbox/vector-tile-spec/tree/master/2.1>). It writes protobuf straight into bytes: no other geometry
//! is needed, and the same features always give the same bytes.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Units along a tile's side.
pub const EXTENT: u32 = 4096;
/// Properties of one feature at most.
const PROPERTIES: usize = 24;

/// A value of a layer, to be used by any of its features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value(u32);

/// One layer while it is written. A value that is added twice is stored once.
#[derive(Debug)]
pub struct Layer {
    name: &'static str,
    keys: &'static [&'static str],
    features: Vec<u8>,
    values: Vec<u8>,
    /// How many values there are.
    count: u32,
    scalars: FxHashMap<Scalar, Value>,
    texts: FxHashMap<Box<str>, Value>,
}

/// A value that is told from others by its bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Scalar {
    Float(u32),
    Int(i64),
    Uint(u64),
    Bool(bool),
}

/// Wire types and field numbers of `vector_tile.proto`, as the bytes that stand before each field.
mod field {
    pub const TILE_LAYER: u8 = 3 << 3 | 2;
    pub const LAYER_NAME: u8 = 1 << 3 | 2;
    pub const LAYER_FEATURE: u8 = 2 << 3 | 2;
    pub const LAYER_KEY: u8 = 3 << 3 | 2;
    pub const LAYER_VALUE: u8 = 4 << 3 | 2;
    pub const LAYER_EXTENT: u8 = 5 << 3;
    pub const LAYER_VERSION: u8 = 15 << 3;
    pub const FEATURE_TAGS: u8 = 2 << 3 | 2;
    pub const FEATURE_TYPE: u8 = 3 << 3;
    pub const FEATURE_GEOMETRY: u8 = 4 << 3 | 2;
    pub const VALUE_STRING: u8 = 1 << 3 | 2;
    pub const VALUE_FLOAT: u8 = 2 << 3 | 5;
    pub const VALUE_INT: u8 = 4 << 3;
    pub const VALUE_UINT: u8 = 5 << 3;
    pub const VALUE_BOOL: u8 = 7 << 3;
}

/// `Feature.type` of points.
const POINT: u8 = 1;
/// The command integer "move to", once.
const MOVE_TO: u8 = 1 << 3 | 1;

impl Layer {
    /// An empty layer. `keys` are the names of its properties, 127 at most; features name them by their place in it.
    #[must_use]
    pub fn new(name: &'static str, keys: &'static [&'static str]) -> Self {
        debug_assert!(keys.len() < 128, "a key's place is written as one byte");
        Self {
            name,
            keys,
            features: Vec::new(),
            values: Vec::new(),
            count: 0,
            scalars: FxHashMap::default(),
            texts: FxHashMap::default(),
        }
    }

    /// A text.
    pub fn text(&mut self, text: &str) -> Value {
        if let Some(&value) = self.texts.get(text) {
            return value;
        }
        let value = self.unique_text(text);
        self.texts.insert(text.into(), value);
        value
    }

    /// A text that no other value of this layer is equal to, which the caller must know: it is not looked for.
    pub fn unique_text(&mut self, text: &str) -> Value {
        let length = varint_len(text.len() as u64);
        self.value(1 + length + text.len());
        self.values.push(field::VALUE_STRING);
        varint(&mut self.values, text.len() as u64);
        self.values.extend_from_slice(text.as_bytes());
        Value(self.count - 1)
    }

    /// A number of 32 bits, single precision.
    pub fn float(&mut self, number: f32) -> Value {
        self.scalar(Scalar::Float(number.to_bits()))
    }

    /// A whole number.
    pub fn int(&mut self, number: i64) -> Value {
        self.scalar(Scalar::Int(number))
    }

    /// A whole number that is not negative.
    pub fn uint(&mut self, number: u64) -> Value {
        self.scalar(Scalar::Uint(number))
    }

    /// True or false.
    pub fn bool(&mut self, truth: bool) -> Value {
        self.scalar(Scalar::Bool(truth))
    }

    /// A point in units from the tile's north-western corner, with its properties: the key's place and the value.
    /// Each key is named once; a feature has 24 properties at most, and what is beyond is left out.
    pub fn point(&mut self, (x, y): (u32, u32), properties: &[(u8, Value)]) {
        let properties = &properties[..properties.len().min(PROPERTIES)];
        // A zigzag number that is not negative is its double (specification 4.3.2).
        let (x, y) = (u64::from(x) << 1, u64::from(y) << 1);
        let tags: usize = properties.iter().map(|(_, value)| 1 + varint_len(u64::from(value.0))).sum();
        let geometry = 1 + varint_len(x) + varint_len(y);
        // Tags are at most 24 × 6 bytes, the geometry 13: two bytes of length for the one, one for the other.
        let length = 1 + varint_len(tags as u64) + tags + 2 + 2 + geometry;
        let out = &mut self.features;
        out.push(field::LAYER_FEATURE);
        varint(out, length as u64);
        out.push(field::FEATURE_TAGS);
        varint(out, tags as u64);
        for &(key, value) in properties {
            out.push(key);
            varint(out, u64::from(value.0));
        }
        out.extend_from_slice(&[
            field::FEATURE_TYPE,
            POINT,
            field::FEATURE_GEOMETRY,
            geometry as u8,
            MOVE_TO,
        ]);
        varint(out, x);
        varint(out, y);
    }

    /// Adds the layer to a tile; one without features is left out.
    pub fn write_to(&self, tile: &mut Vec<u8>) {
        if self.features.is_empty() {
            return;
        }
        let text_len = |text: &str| 1 + varint_len(text.len() as u64) + text.len();
        let keys: usize = self.keys.iter().map(|key| text_len(key)).sum();
        let extent = 1 + varint_len(u64::from(EXTENT));
        let length = text_len(self.name) + self.features.len() + keys + self.values.len() + extent + 2;
        tile.reserve(length + 6);
        tile.push(field::TILE_LAYER);
        varint(tile, length as u64);
        let text = |tile: &mut Vec<u8>, field: u8, text: &str| {
            tile.push(field);
            varint(tile, text.len() as u64);
            tile.extend_from_slice(text.as_bytes());
        };
        text(tile, field::LAYER_NAME, self.name);
        tile.extend_from_slice(&self.features);
        for key in self.keys {
            text(tile, field::LAYER_KEY, key);
        }
        tile.extend_from_slice(&self.values);
        tile.push(field::LAYER_EXTENT);
        varint(tile, u64::from(EXTENT));
        tile.extend_from_slice(&[field::LAYER_VERSION, 2]);
    }

    fn scalar(&mut self, scalar: Scalar) -> Value {
        if let Some(&value) = self.scalars.get(&scalar) {
            return value;
        }
        let (field, number) = match scalar {
            Scalar::Float(bits) => {
                self.value(5);
                self.values.push(field::VALUE_FLOAT);
                self.values.extend_from_slice(&bits.to_le_bytes());
                return self.known(scalar);
            }
            // A protobuf int64 is written as the bits of its two's complement.
            Scalar::Int(number) => (field::VALUE_INT, number as u64),
            Scalar::Uint(number) => (field::VALUE_UINT, number),
            Scalar::Bool(truth) => (field::VALUE_BOOL, u64::from(truth)),
        };
        self.value(1 + varint_len(number));
        self.values.push(field);
        varint(&mut self.values, number);
        self.known(scalar)
    }

    fn known(&mut self, scalar: Scalar) -> Value {
        let value = Value(self.count - 1);
        self.scalars.insert(scalar, value);
        value
    }

    /// Begins a value of so many bytes.
    fn value(&mut self, length: usize) {
        self.values.push(field::LAYER_VALUE);
        varint(&mut self.values, length as u64);
        self.count += 1;
    }
}

fn varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn varint_len(number: u64) -> usize {
    (64 - (number | 1).leading_zeros()).div_ceil(7) as usize
}
