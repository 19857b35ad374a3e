//! Reads the file in two passes (ways and relations, then the nodes they need) into compact tables.
//! Nothing is interpreted here; <https://wiki.openstreetmap.org/wiki/PBF_Format>.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    rc::Rc,
};

use geo::{Coord, Rect};
use osmpbf::{
    BlobDecode, BlobReader, BlobType, HeaderBlock, PrimitiveBlock, RelMemberType, elements::RelMember,
};
use rustc_hash::FxHashSet;

use super::{
    error::ReadError,
    progress::{Phase, Progress},
    tags::{Interner, Tags},
};

/// Everything of an extract that is of use here.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) coordinates: Coordinates,
    /// Nodes with tags, by id.
    pub(super) nodes: Vec<Node>,
    /// Ways with tags or in a relation, by id.
    pub(super) ways: Vec<Way>,
    /// Areas, boundaries and street relations, by id.
    pub(super) relations: Vec<Relation>,
    /// The header's bounding box.
    pub(super) bounds: Option<Rect<f64>>,
    /// What the nodes span; more than was asked for where the extract has whole boundaries.
    pub(super) span: Option<Rect<f64>>,
    /// When the data was current, seconds since 1970.
    pub(super) timestamp: Option<i64>,
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) id: i64,
    pub(super) tags: Tags,
    pub(super) coord: Coord<f64>,
}

#[derive(Debug)]
pub(super) struct Way {
    pub(super) id: i64,
    pub(super) tags: Tags,
    /// Indices into [`Coordinates`]; nodes that the extract lacks are left out.
    pub(super) nodes: Box<[u32]>,
    /// Indices into `nodes` before which some were left out.
    breaks: Box<[u32]>,
    /// Does the extract have all its nodes?
    pub(super) whole: bool,
}

impl Way {
    /// Does it end where it began?
    pub(super) fn is_closed(&self) -> bool {
        self.nodes.len() > 3 && self.nodes.first() == self.nodes.last()
    }

    /// Its stretches between nodes that the extract lacks: where it leaves the extract and comes back, there is no
    /// line in between. Stretches of one node are left out.
    pub(super) fn stretches(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.breaks.iter().map(|at| *at as usize));
        let ends = self.breaks.iter().map(|at| *at as usize).chain([self.nodes.len()]);
        starts.zip(ends).map(|(start, end)| &self.nodes[start..end]).filter(|stretch| stretch.len() > 1)
    }

    fn new(id: i64, tags: Tags, refs: &[i64], coordinates: &Coordinates) -> Self {
        let (mut nodes, mut breaks) = (Vec::with_capacity(refs.len()), Vec::new());
        let (mut lacking, mut whole) = (false, true);
        for node in refs {
            match coordinates.index(*node) {
                None => (lacking, whole) = (true, false),
                Some(index) => {
                    if std::mem::take(&mut lacking) && !nodes.is_empty() {
                        breaks.push(nodes.len() as u32);
                    }
                    // A node listed twice running is a slip.
                    if nodes.last() != Some(&index) {
                        nodes.push(index);
                    }
                }
            }
        }
        Self { id, tags, nodes: nodes.into(), breaks: breaks.into(), whole }
    }
}

#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: i64,
    pub(super) tags: Tags,
    pub(super) members: Box<[Member]>,
}

#[derive(Debug)]
pub(super) struct Member {
    pub(super) kind: Kind,
    pub(super) id: i64,
    pub(super) role: Rc<str>,
}

/// The three kinds of OpenStreetMap objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Node,
    Way,
    Relation,
}

/// The positions of nodes, 16 bytes each: sorted ids beside longitude and latitude in 10⁻⁷ degrees.
#[derive(Debug, Default)]
pub(super) struct Coordinates {
    ids: Vec<i64>,
    positions: Vec<[i32; 2]>,
}

/// Stands for the position of a node that the extract lacks; no longitude is that far west.
const ABSENT: i32 = i32::MIN;

impl Coordinates {
    fn wanting(mut ids: Vec<i64>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        let positions = vec![[ABSENT; 2]; ids.len()];
        Self { ids, positions }
    }

    /// The index of a node, where the extract has it.
    pub(super) fn index(&self, id: i64) -> Option<u32> {
        let index = self.ids.binary_search(&id).ok()?;
        (self.positions[index][0] != ABSENT).then_some(index as u32)
    }

    /// The id of the node at an index.
    pub(super) fn id(&self, index: u32) -> i64 {
        self.ids[index as usize]
    }

    /// Where the node at an index is, degrees.
    pub(super) fn at(&self, index: u32) -> Coord<f64> {
        let [lon, lat] = self.positions[index as usize];
        degrees(lon, lat)
    }
}

fn degrees(lon: i32, lat: i32) -> Coord<f64> {
    Coord { x: f64::from(lon) / 1e7, y: f64::from(lat) / 1e7 }
}

#[cfg(test)]
impl Coordinates {
    /// Coordinates for a test: ids with longitude and latitude in 10⁻⁷ degrees.
    pub(super) fn of(nodes: impl Iterator<Item = (i64, [i32; 2])>) -> Self {
        let (ids, positions) = nodes.unzip();
        Self { ids, positions }
    }
}

impl Data {
    /// What the extract covers: what its header says, or what its nodes span.
    pub(super) fn extent(&self) -> Option<Rect<f64>> {
        self.bounds.or(self.span)
    }

    pub(super) fn node(&self, id: i64) -> Option<&Node> {
        self.nodes.binary_search_by_key(&id, |node| node.id).ok().map(|i| &self.nodes[i])
    }

    pub(super) fn way(&self, id: i64) -> Option<&Way> {
        self.ways.binary_search_by_key(&id, |way| way.id).ok().map(|i| &self.ways[i])
    }
}

/// Reads the file at `path`.
pub(super) fn read(path: &Path, progress: &dyn Fn(Progress)) -> Result<Data, ReadError> {
    let mut interner = Interner::default();
    let mut data = Data::default();
    let mut refs: Vec<i64> = Vec::new();
    let mut ways: Vec<(i64, Tags, usize)> = Vec::new();
    let header = each_block(path, Phase::Ways, progress, |block| {
        for group in block.groups() {
            for way in group.ways() {
                ways.push((way.id(), interner.tags(way.tags()), refs.len()));
                refs.extend(way.refs());
            }
            for relation in group.relations() {
                data.relations.extend(keep_relation(&relation, &mut interner));
            }
        }
    })?;
    (data.bounds, data.timestamp) = (header.bounds, header.timestamp);

    let in_relations: FxHashSet<i64> = members(&data.relations, Kind::Way).collect();
    let ends: Vec<usize> = ways.iter().skip(1).map(|way| way.2).chain([refs.len()]).collect();
    let kept: Vec<(i64, Tags, &[i64])> = ways
        .into_iter()
        .zip(ends)
        .filter(|((id, tags, _), _)| !tags.is_empty() || in_relations.contains(id))
        .map(|((id, tags, start), end)| (id, tags, &refs[start..end]))
        .collect();
    let needed = kept.iter().flat_map(|(_, _, refs)| refs.iter().copied());
    data.coordinates = Coordinates::wanting(needed.chain(members(&data.relations, Kind::Node)).collect());

    let mut span = Span::default();
    each_block(path, Phase::Nodes, progress, |block| {
        let Data { coordinates, nodes, .. } = &mut data;
        let mut place = |id: i64, lon: i32, lat: i32, tags: Tags| {
            span.add(lon, lat);
            if let Ok(index) = coordinates.ids.binary_search(&id) {
                coordinates.positions[index] = [lon, lat];
            }
            if !tags.is_empty() {
                nodes.push(Node { id, tags, coord: degrees(lon, lat) });
            }
        };
        for group in block.groups() {
            for node in group.dense_nodes() {
                place(node.id(), node.decimicro_lon(), node.decimicro_lat(), interner.tags(node.tags()));
            }
            for node in group.nodes() {
                place(node.id(), node.decimicro_lon(), node.decimicro_lat(), interner.tags(node.tags()));
            }
        }
    })?;
    data.span = span.rect();
    data.ways = kept
        .into_iter()
        .map(|(id, tags, refs)| Way::new(id, tags, refs, &data.coordinates))
        .filter(|way| way.nodes.len() > 1)
        .collect();
    // Files are nearly always sorted already; then these cost one scan each.
    data.nodes.sort_by_key(|node| node.id);
    data.ways.sort_by_key(|way| way.id);
    data.relations.sort_by_key(|relation| relation.id);
    data.nodes.dedup_by_key(|node| node.id);
    data.ways.dedup_by_key(|way| way.id);
    data.relations.dedup_by_key(|relation| relation.id);
    Ok(data)
}

fn members(relations: &[Relation], kind: Kind) -> impl Iterator<Item = i64> {
    relations
        .iter()
        .flat_map(|relation| relation.members.iter())
        .filter(move |m| m.kind == kind)
        .map(|m| m.id)
}

fn keep_relation(relation: &osmpbf::Relation<'_>, interner: &mut Interner) -> Option<Relation> {
    let tags = interner.tags(relation.tags());
    if !tags.is("type", &["multipolygon", "boundary", "associatedStreet", "street"]) {
        return None;
    }
    let mut member = |member: RelMember<'_>| Member {
        kind: match member.member_type {
            RelMemberType::Node => Kind::Node,
            RelMemberType::Way => Kind::Way,
            RelMemberType::Relation => Kind::Relation,
        },
        id: member.member_id,
        role: interner.text(member.role().unwrap_or_default()),
    };
    Some(Relation { id: relation.id(), members: relation.members().map(&mut member).collect(), tags })
}

#[derive(Debug, Default)]
struct Header {
    bounds: Option<Rect<f64>>,
    timestamp: Option<i64>,
}

/// Calls `visit` with every block of data, and gives what the header says.
fn each_block(
    path: &Path,
    phase: Phase,
    progress: &dyn Fn(Progress),
    mut visit: impl FnMut(&PrimitiveBlock),
) -> Result<Header, ReadError> {
    let open = |source| ReadError::Open { path: path.to_owned(), source };
    let length = fs::metadata(path).map_err(open)?.len();
    let file = fs::File::open(path).map_err(open)?;
    let mut reader = BlobReader::new_seekable(std::io::BufReader::new(file)).map_err(|_| not_pbf(path))?;
    let mut header: Option<Header> = None;
    let mut offset = 0;
    loop {
        let damaged = |detail: String| match &header {
            None => not_pbf(path),
            Some(_) => ReadError::Damaged { path: path.to_owned(), offset, detail },
        };
        let Some(blob) = reader.next() else { break };
        let blob = blob.map_err(|error| damaged(error.to_string()))?;
        if header.is_none() && !matches!(blob.get_type(), BlobType::OsmHeader) {
            return Err(not_pbf(path));
        }
        match blob.decode().map_err(|error| damaged(error.to_string()))? {
            BlobDecode::OsmHeader(block) => header = Some(read_header(&block, path)?),
            BlobDecode::OsmData(block) => {
                // The library indexes by what the file says; a forged file must not take the process down.
                catch_unwind(AssertUnwindSafe(|| visit(&block)))
                    .map_err(|_| damaged("inconsistent block".to_owned()))?;
            }
            BlobDecode::Unknown(_) => {}
        }
        offset = blob.offset().map_or(offset, |at| at.0);
        progress(Progress::new(phase, offset as f64 / length.max(1) as f64));
    }
    progress(Progress::new(phase, 1.0));
    header.ok_or_else(|| not_pbf(path))
}

fn not_pbf(path: &Path) -> ReadError {
    ReadError::NotPbf { path: path.to_owned() }
}

fn read_header(block: &HeaderBlock, path: &Path) -> Result<Header, ReadError> {
    const SUPPORTED: [&str; 2] = ["OsmSchema-V0.6", "DenseNodes"];
    if let Some(feature) = block.required_features().iter().find(|f| !SUPPORTED.contains(&f.as_str())) {
        return Err(ReadError::Unsupported { path: path.to_owned(), feature: feature.clone() });
    }
    let bounds = block
        .bbox()
        .map(|b| Rect::new(Coord { x: b.left, y: b.bottom }, Coord { x: b.right, y: b.top }))
        .filter(|rect| rect.width() > 0.0 && rect.height() > 0.0);
    Ok(Header { bounds, timestamp: block.osmosis_replication_timestamp() })
}

/// What the nodes span, for files whose header has no bounding box.
#[derive(Debug, Default)]
struct Span(Option<[i32; 4]>);

impl Span {
    fn add(&mut self, lon: i32, lat: i32) {
        let [west, south, east, north] = self.0.unwrap_or([lon, lat, lon, lat]);
        self.0 = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
    }

    fn rect(&self) -> Option<Rect<f64>> {
        self.0.map(|[west, south, east, north]| Rect::new(degrees(west, south), degrees(east, north)))
    }
}
