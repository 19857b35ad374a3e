//! The base of an index as one file, so that a server is ready before it has asked the database for every request: it takes
//! the file and catches up from the change the file carries. A file that is damaged, of another format or of another
//! database is refused, and never guessed at.

mod stream;

use std::{
    fs::{self, File},
    io,
    path::Path,
    sync::Arc,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::stream::{Sink, Source};
use super::{
    base::Base,
    catalogue::{Catalogue, Dictionary},
    columns::{Frame, Numbers, Places, Traits},
    regions::{Region, Regions},
    request::{Day, State},
    view::View,
    writer::Index,
};

/// What every snapshot begins with.
const MAGIC: u64 = u64::from_le_bytes(*b"HrmIndex");
/// Another one whenever what follows is laid out otherwise.
const FORMAT: u64 = 2;

/// Why a snapshot was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// It cannot be read or written.
    #[error("the snapshot of the request index: {0}")]
    Io(#[from] io::Error),
    /// It is something else.
    #[error("not a snapshot of the request index")]
    NotASnapshot,
    /// It is from a program that lays it out otherwise.
    #[error("the snapshot of the request index has format {0}; this program reads {FORMAT}")]
    Format(u64),
    /// It is of another database.
    #[error("the snapshot of the request index is of another database")]
    Foreign,
    /// It is not as it was written.
    #[error("the snapshot of the request index is damaged")]
    Damaged,
}

/// What a snapshot is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Any number by which the database is told from others.
    pub database: u64,
    /// How far whoever writes it has followed the database, in words of its own: every change up to there is in it.
    pub position: String,
}

/// What stands at the beginning, in this order.
struct Header {
    database: u64,
    sequence: u64,
    rows: u64,
    places: u64,
    regions: u64,
    /// Bytes of [`Words`].
    words: u64,
    ids: Layout,
    numbers: Layout,
}

/// How a column of [`Numbers`] is laid out.
#[derive(Clone, Copy)]
struct Layout {
    is_far: bool,
    least: i64,
}

/// What is no number, as JSON: the position, and the catalogue's keys and names in the order of their codes.
#[derive(Debug, Serialize, Deserialize)]
struct Words {
    position: String,
    services: Vec<(String, Option<String>)>,
    executors: Vec<(i32, Option<String>)>,
    districts: Vec<(i32, Option<String>)>,
    digest: u64,
}

impl View {
    /// Writes the base of this view to a file, which is replaced once the new one is complete. What has not been merged
    /// ([`View::unmerged`]) is not in it: whoever reads it catches up from the base's last change, or the position.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self, path: &Path, origin: Origin) -> Result<(), SnapshotError> {
        let part = path.with_added_extension("part");
        let written = self.write(&part, origin).and_then(|()| Ok(fs::rename(&part, path)?));
        if written.is_err() {
            // It is the first error that counts.
            let _ = fs::remove_file(&part);
        }
        written
    }

    fn write(&self, path: &Path, origin: Origin) -> Result<(), SnapshotError> {
        let Base { frame, traits, regions, sequence, .. } = &*self.base;
        let words =
            serde_json::to_vec(&Words::of(&self.catalogue, origin.position)).map_err(io::Error::from)?;
        let regions: Vec<Region> = regions.iter().collect();
        let mut sink = Sink::new(File::create(path)?);
        for number in [
            MAGIC,
            FORMAT,
            origin.database,
            *sequence,
            u64::from(frame.len()),
            frame.places.len() as u64,
            regions.len() as u64,
            words.len() as u64,
        ] {
            sink.column(&[number])?;
        }
        for numbers in [&frame.ids, &frame.numbers] {
            let (is_far, least) = match numbers {
                Numbers::Near { least, .. } => (0, *least),
                Numbers::Far(_) => (1, 0),
            };
            sink.column(&[is_far, least as u64])?;
        }
        sink.column(&words)?;
        sink.column(&frame.places.keys)?;
        sink.column(&frame.places.starts)?;
        for numbers in [&frame.ids, &frame.numbers] {
            match numbers {
                Numbers::Near { offsets, .. } => sink.column(offsets)?,
                Numbers::Far(numbers) => sink.column(numbers)?,
            }
        }
        sink.column(&frame.registered)?;
        sink.column(&traits.states)?;
        for column in [&traits.due, &traits.services, &traits.executors, &traits.districts] {
            sink.column(column)?;
        }
        sink.column(&regions.iter().map(|region| region.prefix).collect::<Vec<_>>())?;
        sink.column(&regions.iter().map(|region| region.marks).collect::<Vec<_>>())?;
        Ok(sink.finish()?.sync_all()?)
    }
}

impl Index {
    /// Reads what [`View::save`] has written; lateness is counted of `today`. The position that was written with it, and
    /// [`View::sequence`], say from where on it must catch up.
    ///
    /// # Errors
    /// There is no such file, or it is not a complete snapshot of this database by a program like this one.
    pub fn load(path: &Path, database: u64, today: NaiveDate) -> Result<(Self, String), SnapshotError> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut source = Source::new(file);
        let header = Header::read(&mut source, length)?;
        if header.database != database {
            return Err(SnapshotError::Foreign);
        }
        if header.length() != Some(length) {
            return Err(SnapshotError::Damaged);
        }
        // The file is as long as its header says, so these are no larger than the file.
        let (rows, places) = (header.rows as usize, header.places as usize);
        let words: Vec<u8> = source.column(header.words as usize)?;
        let places = Places::new(source.column(places)?, source.column(places + 1)?);
        let ids = header.ids.column(&mut source, rows)?;
        let numbers = header.numbers.column(&mut source, rows)?;
        let mut frame = Frame { places, ids, numbers, registered: source.column(rows)?, by_id: vec![] };
        let mut traits = Traits {
            states: source.column(rows)?,
            due: source.column(rows)?,
            services: source.column(rows)?,
            executors: source.column(rows)?,
            districts: source.column(rows)?,
        };
        let prefixes: Vec<u64> = source.column(header.regions as usize)?;
        let marks: Vec<u64> = source.column(header.regions as usize)?;
        source.finish()?;
        let words: Words = serde_json::from_slice(&words).map_err(|_| SnapshotError::Damaged)?;
        let position = words.position.clone();
        let catalogue = words.into_catalogue().ok_or(SnapshotError::Damaged)?;
        frame.order_by_id().map_err(|_| SnapshotError::Damaged)?;
        if !is_sound(&frame, &traits, &catalogue) || !prefixes.is_sorted() {
            return Err(SnapshotError::Damaged);
        }
        let today = Day::new(today);
        traits.turn_to(today);
        let regions = prefixes.into_iter().zip(marks).map(|(prefix, marks)| Region { prefix, marks });
        let base = Base::new(Arc::new(frame), traits, Regions::new(regions), today, header.sequence);
        Ok((Self::new(base, catalogue), position))
    }
}

/// Whether the columns fit each other: the checksum says that nothing has changed since, not that it was right then.
fn is_sound(frame: &Frame, traits: &Traits, catalogue: &Catalogue) -> bool {
    let Places { keys, starts, .. } = &frame.places;
    let known = |codes: &[u16], count: usize| codes.iter().all(|&code| usize::from(code) < count);
    keys.is_sorted_by(|one, next| one < next)
        && starts.is_sorted_by(|one, next| one < next)
        && (starts.first(), starts.last()) == (Some(&0), Some(&frame.len()))
        && traits.states.iter().all(|&state| State(state).status().is_public())
        && known(&traits.services, catalogue.services.codes())
        && known(&traits.executors, catalogue.executors.codes())
        && known(&traits.districts, catalogue.districts.codes())
}

impl Header {
    /// Numbers in a header, those of the two layouts included.
    const NUMBERS: u64 = 12;

    fn read(source: &mut Source<File>, length: u64) -> Result<Self, SnapshotError> {
        if length < 16 || source.number()? != MAGIC {
            return Err(SnapshotError::NotASnapshot);
        }
        match source.number()? {
            FORMAT => {}
            other => return Err(SnapshotError::Format(other)),
        }
        if length < 8 * Self::NUMBERS {
            return Err(SnapshotError::Damaged);
        }
        let mut number = || source.number();
        Ok(Self {
            database: number()?,
            sequence: number()?,
            rows: number()?,
            places: number()?,
            regions: number()?,
            words: number()?,
            ids: Layout { is_far: number()? != 0, least: number()? as i64 },
            numbers: Layout { is_far: number()? != 0, least: number()? as i64 },
        })
    }

    /// The length of a file with this header; `None` where no file is that long.
    fn length(&self) -> Option<u64> {
        // registered, state, due, service, executor, district; then the two columns of numbers.
        let row = 4 + 1 + 4 * 2 + self.ids.width() + self.numbers.width();
        let parts = [
            Some(8 * Self::NUMBERS),
            Some(self.words),
            self.places.checked_mul(12)?.checked_add(4),
            self.rows.checked_mul(row),
            self.regions.checked_mul(16),
            Some(8),
        ];
        parts.into_iter().try_fold(0_u64, |sum, part| sum.checked_add(part?))
    }
}

impl Layout {
    fn width(self) -> u64 {
        if self.is_far { 8 } else { 4 }
    }

    fn column(self, source: &mut Source<File>, rows: usize) -> Result<Numbers, SnapshotError> {
        Ok(if self.is_far {
            Numbers::Far(source.column(rows)?)
        } else {
            Numbers::Near { least: self.least, offsets: source.column(rows)? }
        })
    }
}

impl Words {
    fn of(catalogue: &Catalogue, position: String) -> Self {
        fn ids(dictionary: &Dictionary<i32>) -> Vec<(i32, Option<String>)> {
            dictionary.entries().map(|(&key, name)| (key, name.map(str::to_owned))).collect()
        }
        let services = catalogue.services.entries();
        Self {
            position,
            services: services.map(|(key, name)| (key.to_string(), name.map(str::to_owned))).collect(),
            executors: ids(&catalogue.executors),
            districts: ids(&catalogue.districts),
            digest: catalogue.digest,
        }
    }

    fn into_catalogue(self) -> Option<Catalogue> {
        fn dictionary<F, K: From<F> + Clone + Eq + std::hash::Hash>(
            entries: Vec<(F, Option<String>)>,
        ) -> Option<Dictionary<K>> {
            let entries = entries.into_iter().map(|(key, name)| (key.into(), name.map(Into::into)));
            Dictionary::of_entries(entries).ok()
        }
        Some(Catalogue {
            services: dictionary(self.services)?,
            executors: dictionary(self.executors)?,
            districts: dictionary(self.districts)?,
            digest: self.digest,
        })
    }
}
