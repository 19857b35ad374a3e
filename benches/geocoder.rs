//! How long the geocoder takes for each kind of query, to see what a change costs: `cargo bench -p hromada-map-benches`.
//! Over the sample community, or over the extract that `HROMADA_MAP_BENCH_EXTRACT` names.

use std::{hint::black_box, path::PathBuf, process::ExitCode};

use criterion::{Criterion, Throughput};
use hromada_map::{
    domain::gazetteer::{Gazetteer, main_name},
    geocoder::{Geocoder, Query},
    osm,
};

/// Houses whose addresses are asked for.
const HOUSES: usize = 200;

fn main() -> ExitCode {
    let extract = std::env::var_os("HROMADA_MAP_BENCH_EXTRACT").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/sample.osm.pbf")),
        PathBuf::from,
    );
    match osm::read(&extract, None, &|_| ()) {
        Ok(extract) => measure(&extract.gazetteer),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn measure(gazetteer: &Gazetteer) {
    let mut criterion = Criterion::default().configure_from_args();
    let geocoder = Geocoder::new(gazetteer);
    let addresses = addresses(gazetteer);

    let mut forward = criterion.benchmark_group("forward");
    for (class, queries) in classes(&addresses) {
        forward.throughput(Throughput::Elements(queries.len() as u64));
        forward.bench_function(class, |bencher| {
            bencher.iter(|| {
                for query in &queries {
                    black_box(geocoder.geocode(&Query::new(query)));
                }
            });
        });
    }
    forward.finish();

    let mut others = criterion.benchmark_group("others");
    others.throughput(Throughput::Elements(addresses.len() as u64));
    others.bench_function("autocomplete", |bencher| {
        bencher.iter(|| {
            for (nth, address) in addresses.iter().enumerate() {
                // Each address is at another keystroke, from the third letter on.
                let length = 3 + nth % address.name.chars().count().max(1);
                let typed: String = address.name.chars().take(length).collect();
                black_box(geocoder.autocomplete(&Query::new(&typed)));
            }
        });
    });
    others.bench_function("reverse", |bencher| {
        bencher.iter(|| {
            for address in &addresses {
                black_box(geocoder.reverse(address.point, 1));
            }
        });
    });
    others.throughput(Throughput::Elements(gazetteer.houses.len() as u64));
    others.sample_size(10);
    others.bench_function("build", |bencher| bencher.iter(|| Geocoder::new(black_box(gazetteer))));
    others.finish();
    criterion.final_summary();
}

/// What the address of a house is made of.
struct Address<'a> {
    settlement: &'a str,
    /// The street with its type.
    name: &'a str,
    number: &'a str,
    point: geo::Point<f64>,
}

/// The addresses of some houses, spread over the whole gazetteer.
fn addresses(gazetteer: &Gazetteer) -> Vec<Address<'_>> {
    let every = (gazetteer.houses.len() / HOUSES).max(1);
    let houses = gazetteer.houses.iter().step_by(every).filter_map(|house| {
        Some(Address {
            settlement: main_name(&gazetteer.settlements.get(house.settlement? as usize)?.names),
            name: main_name(&gazetteer.streets.get(house.street? as usize)?.names),
            number: &house.number,
            point: house.point,
        })
    });
    houses.collect()
}

/// The same addresses as people type them, a class of queries each.
fn classes(addresses: &[Address<'_>]) -> Vec<(&'static str, Vec<String>)> {
    let each = |write: &dyn Fn(&Address<'_>) -> String| addresses.iter().map(write).collect::<Vec<_>>();
    let corner = |pair: &[Address<'_>]| format!("ріг {} та {}", pair[0].name, pair[1].name);
    vec![
        ("canonical", each(&|a| format!("{}, {}, {}", a.settlement, a.name, a.number))),
        ("abbreviations", each(&|a| abbreviated(&format!("{}, {} буд. {}", a.settlement, a.name, a.number)))),
        ("lower case, no type", each(&|a| format!("{} {}", bare(a.name), a.number).to_lowercase())),
        ("one typo", each(&|a| format!("{}, {}, {}", a.settlement, mistyped(a.name), a.number))),
        ("units and noise", each(&|a| format!("{} {}, кв. 21, 3 під'їзд, поверх 5", a.name, a.number))),
        ("in a sentence", each(&|a| format!("яма на дорозі біля {} {}, прошу прибрати", a.name, a.number))),
        ("street only", each(&|a| a.name.to_owned())),
        ("corner", addresses.windows(2).map(corner).collect()),
        ("no such street", each(&|a| format!("вулиця Щ{}ук, {}", bare(a.name), a.number))),
        ("coordinates", each(&|a| format!("{:.6}, {:.6}", a.point.y(), a.point.x()))),
    ]
}

fn abbreviated(address: &str) -> String {
    address.replace("вулиця", "вул.").replace("провулок", "пров.").replace("проспект", "пр-т")
}

/// The words of a name that begin with a capital or a digit: without the type.
fn bare(name: &str) -> String {
    let words = name.split(' ').filter(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()));
    words.collect::<Vec<_>>().join(" ")
}

/// Two letters in the middle of the longest word are swapped.
fn mistyped(name: &str) -> String {
    let longest = name.split(' ').max_by_key(|word| word.chars().count()).unwrap_or_default();
    let mut letters: Vec<char> = longest.chars().collect();
    let middle = letters.len() / 2;
    if middle > 0 {
        letters.swap(middle - 1, middle);
    }
    name.replace(longest, &letters.into_iter().collect::<String>())
}
