//! The index's file: what is read is what was written, and nothing else is read.

use std::fs;

use hromada_map::{
    index::{Change, Filter, Index, Origin, SnapshotError},
    tiles::TileAddress,
};
use proptest::prelude::*;

use crate::{
    index_model::{self, Model, request, tiles_of, today},
    index_queries::assert_queries,
    index_tiles::assert_tiles,
};

const DATABASE: u64 = 0x00C0_FFEE;
fn origin() -> Origin {
    Origin { database: DATABASE, position: "7:9:7,8".to_owned() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn what_is_read_is_what_was_written(
        requests in prop::collection::vec(request(300), 0..300),
        later in prop::collection::vec(request(300), 1..50),
        filter in index_model::filter(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index");
        let mut model = Model::new(requests);
        let index = model.index();
        let changes: Vec<(u64, Change)> = (2..).zip(later.into_iter().map(Change::Put)).collect();
        let (first, rest) = changes.split_at(changes.len() / 2);
        index.apply(first).unwrap();
        index.merge().unwrap();
        index.apply(rest).unwrap();
        index.view().save(&path, origin()).unwrap();

        // Read on another day, it is as of the merge, and catches up with what came after.
        model.today = "2026-11-24".parse().unwrap();
        let (read, position) = Index::load(&path, DATABASE, model.today).unwrap();
        prop_assert_eq!(position, origin().position);
        let at = first.last().map_or(1, |change| change.0);
        prop_assert_eq!(read.view().sequence(), at);
        first.iter().for_each(|(_, change)| model.apply(change));
        assert_queries(&model, &read.view(), &filter, None);
        let missed: Vec<(u64, Change)> = changes.iter().filter(|change| change.0 > at).cloned().collect();
        read.apply(&missed).unwrap();
        rest.iter().for_each(|(_, change)| model.apply(change));
        assert_queries(&model, &read.view(), &filter, None);
        for z in [0, 13, 16] {
            assert_tiles(&model, &read.view(), &filter, z);
        }
        index.turn_to(model.today).unwrap();
        for tile in tiles_of(&model.matching(&filter), 14) {
            prop_assert_eq!(read.view().version_of(tile), index.view().version_of(tile), "ETags outlive a restart");
        }
        prop_assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the file");
    }

    #[test]
    fn a_damaged_file_is_refused(at: prop::sample::Index, bit in 0..8_u8, cut: prop::sample::Index) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index");
        let requests = hromada_map::index::synthetic::City::new(200, today(), 3);
        Model::new(requests).index().view().save(&path, origin()).unwrap();
        let whole = fs::read(&path).unwrap();

        let mut flipped = whole.clone();
        flipped[at.index(whole.len())] ^= 1 << bit;
        fs::write(&path, &flipped).unwrap();
        prop_assert!(Index::load(&path, DATABASE, today()).is_err());

        fs::write(&path, &whole[..cut.index(whole.len())]).unwrap();
        prop_assert!(Index::load(&path, DATABASE, today()).is_err());

        fs::write(&path, [&whole[..], &[0]].concat()).unwrap();
        prop_assert!(matches!(Index::load(&path, DATABASE, today()), Err(SnapshotError::Damaged)));
    }
}

#[test]
fn what_is_not_ours_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let load = || Index::load(&path, DATABASE, today()).unwrap_err();
    assert!(matches!(load(), SnapshotError::Io(_)));
    for other in [
        &b""[..],
        b"short",
        b"a text that is longer than any header would be, and no snapshot at all; not even near",
    ] {
        fs::write(&path, other).unwrap();
        assert!(matches!(load(), SnapshotError::NotASnapshot), "{other:?}");
    }
    let view = Model::new([]).index().view();
    view.save(&path, Origin { database: DATABASE + 1, ..origin() }).unwrap();
    assert!(matches!(load(), SnapshotError::Foreign));
    view.save(&path, origin()).unwrap();
    let mut later = fs::read(&path).unwrap();
    later[8] += 1;
    fs::write(&path, later).unwrap();
    assert!(matches!(load(), SnapshotError::Format(3)));
    assert!(view.save(&folder.path().join("no/such/folder"), origin()).is_err());
    view.save(&path, origin()).unwrap();
    let (index, _) = Index::load(&path, DATABASE, today()).unwrap();
    let view = index.view();
    assert!(view.tile(TileAddress::new(0, 0, 0).unwrap(), &view.select(&Filter::default())).is_empty());
}
