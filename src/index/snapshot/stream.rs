//! Columns to and from a file, little-endian, with a checksum of all that went before at the end.

use std::io::{self, Read, Write};

use xxhash_rust::xxh3::Xxh3;

use super::SnapshotError;

/// Bytes that go to or come from the file at a time.
const BUFFER: usize = 1 << 18;

/// An item of a column.
pub(super) trait Item: Copy {
    /// Bytes of one.
    const SIZE: usize;

    /// Appends the bytes of some.
    fn write(items: &[Self], out: &mut Vec<u8>);

    /// Appends those whose bytes these are, a multiple of [`Self::SIZE`].
    fn read(bytes: &[u8], out: &mut Vec<Self>);
}

macro_rules! items {
    ($($type:ty),*) => {$(
        impl Item for $type {
            const SIZE: usize = size_of::<$type>();

            fn write(items: &[Self], out: &mut Vec<u8>) {
                out.extend(items.iter().flat_map(|item| item.to_le_bytes()));
            }

            fn read(bytes: &[u8], out: &mut Vec<Self>) {
                let (items, _) = bytes.as_chunks::<{ size_of::<$type>() }>();
                out.extend(items.iter().map(|&item| Self::from_le_bytes(item)));
            }
        }
    )*};
}

items!(u8, u16, u32, u64, i64);

/// Writes columns.
pub(super) struct Sink<W> {
    out: W,
    sum: Xxh3,
    buffer: Vec<u8>,
}

impl<W: Write> Sink<W> {
    pub fn new(out: W) -> Self {
        Self { out, sum: Xxh3::new(), buffer: Vec::with_capacity(BUFFER) }
    }

    pub fn column<T: Item>(&mut self, items: &[T]) -> io::Result<()> {
        for part in items.chunks(BUFFER / T::SIZE) {
            self.buffer.clear();
            T::write(part, &mut self.buffer);
            self.sum.update(&self.buffer);
            self.out.write_all(&self.buffer)?;
        }
        Ok(())
    }

    /// Writes the checksum.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(&self.sum.digest().to_le_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// Reads columns.
pub(super) struct Source<R> {
    from: R,
    sum: Xxh3,
    buffer: Vec<u8>,
}

impl<R: Read> Source<R> {
    pub fn new(from: R) -> Self {
        Self { from, sum: Xxh3::new(), buffer: vec![0; BUFFER] }
    }

    /// A column of so many items.
    pub fn column<T: Item>(&mut self, len: usize) -> Result<Vec<T>, SnapshotError> {
        let mut items = Vec::with_capacity(len);
        let mut rest = len * T::SIZE;
        while rest > 0 {
            let whole = BUFFER / T::SIZE * T::SIZE;
            let part = self.buffer.get_mut(..rest.min(whole)).ok_or(SnapshotError::Damaged)?;
            read(&mut self.from, part)?;
            self.sum.update(part);
            T::read(part, &mut items);
            rest -= part.len();
        }
        Ok(items)
    }

    /// One number.
    pub fn number(&mut self) -> Result<u64, SnapshotError> {
        self.column(1)?.first().copied().ok_or(SnapshotError::Damaged)
    }

    /// Compares the checksum.
    pub fn finish(mut self) -> Result<(), SnapshotError> {
        let mut sum = [0; 8];
        read(&mut self.from, &mut sum)?;
        if u64::from_le_bytes(sum) == self.sum.digest() { Ok(()) } else { Err(SnapshotError::Damaged) }
    }
}

fn read(from: &mut impl Read, bytes: &mut [u8]) -> Result<(), SnapshotError> {
    from.read_exact(bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => SnapshotError::Damaged,
        _ => SnapshotError::Io(error),
    })
}
