//! The messages of OpenStreetMap PBF that the sample uses, field by field as in `fileformat.proto` and
//! `osmformat.proto` of <https://github.com/openstreetmap/OSM-binary>.

use prost::Message;

/// Before each blob.
#[derive(Clone, PartialEq, Message)]
pub struct BlobHeader {
    /// `OSMHeader` or `OSMData`.
    #[prost(string, required, tag = "1")]
    pub kind: String,
    /// Bytes of the blob that follows.
    #[prost(int32, required, tag = "3")]
    pub datasize: i32,
}

/// A compressed block.
#[derive(Clone, PartialEq, Message)]
pub struct Blob {
    /// Bytes when unpacked.
    #[prost(int32, optional, tag = "2")]
    pub raw_size: Option<i32>,
    /// The block in zlib's format.
    #[prost(bytes = "vec", optional, tag = "3")]
    pub zlib_data: Option<Vec<u8>>,
}

/// What the file is.
#[derive(Clone, PartialEq, Message)]
pub struct HeaderBlock {
    /// What it covers.
    #[prost(message, optional, tag = "1")]
    pub bbox: Option<HeaderBox>,
    /// What a reader must know.
    #[prost(string, repeated, tag = "4")]
    pub required_features: Vec<String>,
    /// What a reader may use.
    #[prost(string, repeated, tag = "5")]
    pub optional_features: Vec<String>,
    /// Who wrote it.
    #[prost(string, optional, tag = "16")]
    pub writingprogram: Option<String>,
    /// Where it is from.
    #[prost(string, optional, tag = "17")]
    pub source: Option<String>,
    /// `osmosis_replication_timestamp`: seconds since 1970.
    #[prost(int64, optional, tag = "32")]
    pub timestamp: Option<i64>,
}

/// Bounds in nanodegrees.
#[derive(Clone, Copy, PartialEq, Message)]
pub struct HeaderBox {
    /// West.
    #[prost(sint64, required, tag = "1")]
    pub left: i64,
    /// East.
    #[prost(sint64, required, tag = "2")]
    pub right: i64,
    /// North.
    #[prost(sint64, required, tag = "3")]
    pub top: i64,
    /// South.
    #[prost(sint64, required, tag = "4")]
    pub bottom: i64,
}

/// A block of objects. Granularity and offsets are left at their defaults: units of 1e-7 degrees.
#[derive(Clone, PartialEq, Message)]
pub struct PrimitiveBlock {
    /// Texts of all tags and roles.
    #[prost(message, optional, tag = "1")]
    pub strings: Option<StringTable>,
    /// Objects, of one type a group.
    #[prost(message, repeated, tag = "2")]
    pub groups: Vec<PrimitiveGroup>,
}

/// Texts by number.
#[derive(Clone, PartialEq, Message)]
pub struct StringTable {
    /// UTF-8; the first is empty.
    #[prost(bytes = "vec", repeated, tag = "1")]
    pub strings: Vec<Vec<u8>>,
}

/// Objects of one type.
#[derive(Clone, PartialEq, Message)]
pub struct PrimitiveGroup {
    /// Nodes.
    #[prost(message, optional, tag = "2")]
    pub dense: Option<DenseNodes>,
    /// Ways.
    #[prost(message, repeated, tag = "3")]
    pub ways: Vec<WayMessage>,
    /// Relations.
    #[prost(message, repeated, tag = "4")]
    pub relations: Vec<RelationMessage>,
}

/// Nodes as columns of differences.
#[derive(Clone, PartialEq, Message)]
pub struct DenseNodes {
    /// Ids.
    #[prost(sint64, repeated, tag = "1")]
    pub id: Vec<i64>,
    /// Latitudes.
    #[prost(sint64, repeated, tag = "8")]
    pub lat: Vec<i64>,
    /// Longitudes.
    #[prost(sint64, repeated, tag = "9")]
    pub lon: Vec<i64>,
    /// Keys and values in turn, each node's list ended by 0.
    #[prost(int32, repeated, tag = "10")]
    pub keys_vals: Vec<i32>,
}

/// A way.
#[derive(Clone, PartialEq, Message)]
pub struct WayMessage {
    /// Id.
    #[prost(int64, required, tag = "1")]
    pub id: i64,
    /// Keys.
    #[prost(uint32, repeated, tag = "2")]
    pub keys: Vec<u32>,
    /// Values.
    #[prost(uint32, repeated, tag = "3")]
    pub vals: Vec<u32>,
    /// Differences of node ids.
    #[prost(sint64, repeated, tag = "8")]
    pub refs: Vec<i64>,
}

/// A relation.
#[derive(Clone, PartialEq, Message)]
pub struct RelationMessage {
    /// Id.
    #[prost(int64, required, tag = "1")]
    pub id: i64,
    /// Keys.
    #[prost(uint32, repeated, tag = "2")]
    pub keys: Vec<u32>,
    /// Values.
    #[prost(uint32, repeated, tag = "3")]
    pub vals: Vec<u32>,
    /// Roles.
    #[prost(int32, repeated, tag = "8")]
    pub roles: Vec<i32>,
    /// Differences of member ids.
    #[prost(sint64, repeated, tag = "9")]
    pub members: Vec<i64>,
    /// 0 node, 1 way, 2 relation.
    #[prost(int32, repeated, tag = "10")]
    pub types: Vec<i32>,
}
