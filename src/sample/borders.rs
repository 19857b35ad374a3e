//! The community's boundary and its two starosta districts, as ways shared by their relations.
//! Levels as Ukraine's mappers use them: 7 community, 8 starosta district, 9 settlement
//! (<https://wiki.openstreetmap.org/wiki/Uk:Key:admin_level>).

use super::map::{Kind, Map, tags};
use super::plan::SETTLEMENTS;
use super::plane::{P, p};

/// The community's name.
pub const COMMUNITY: &str = "Вишневодська селищна громада";
/// Its made-up KATOTTG code: Дніпропетровська область, a community number that is not in use.
pub const KATOTTG: &str = "UA12140990000099999";
/// Starosta districts, and the settlements they hold.
pub const DISTRICTS: [(&str, [usize; 3]); 2] =
    [("Ставківський старостинський округ", [1, 2, 3]), ("Криничанський старостинський округ", [4, 5, 6])];

/// Outer boundary in four parts that go on from each other: the north's, between, the south's, between.
const OUTER: [&[P]; 4] = [
    &[
        p(6550.0, 420.0),
        p(6420.0, 1240.0),
        p(6280.0, 2010.0),
        p(6390.0, 2640.0),
        p(6080.0, 3320.0),
        p(5560.0, 3560.0),
        p(5230.0, 4180.0),
        p(4420.0, 4020.0),
        p(3610.0, 3930.0),
        p(3330.0, 4390.0),
        p(2390.0, 4270.0),
        p(1510.0, 4380.0),
        p(900.0, 4620.0),
        p(-320.0, 4830.0),
        p(-1720.0, 4870.0),
        p(-2020.0, 4180.0),
        p(-2900.0, 4020.0),
        p(-3540.0, 3640.0),
        p(-4410.0, 3710.0),
        p(-5390.0, 3520.0),
        p(-5630.0, 3020.0),
        p(-6310.0, 2850.0),
        p(-6190.0, 2130.0),
        p(-6480.0, 1210.0),
        p(-6350.0, 140.0),
    ],
    &[p(-6350.0, 140.0), p(-6440.0, -560.0)],
    &[
        p(-6440.0, -560.0),
        p(-6300.0, -1480.0),
        p(-6470.0, -2120.0),
        p(-6180.0, -2640.0),
        p(-5420.0, -2780.0),
        p(-5260.0, -3480.0),
        p(-4310.0, -3880.0),
        p(-3980.0, -4420.0),
        p(-3560.0, -4870.0),
        p(-2220.0, -4990.0),
        p(-1310.0, -4610.0),
        p(-880.0, -4480.0),
        p(-120.0, -4170.0),
        p(310.0, -4080.0),
        p(1130.0, -4340.0),
        p(1720.0, -4270.0),
        p(2310.0, -3710.0),
        p(2920.0, -3590.0),
        p(4280.0, -3310.0),
        p(4950.0, -3440.0),
        p(5710.0, -2790.0),
        p(5980.0, -2110.0),
        p(6340.0, -1720.0),
        p(6230.0, -980.0),
        p(6460.0, -340.0),
    ],
    &[p(6460.0, -340.0), p(6550.0, 420.0)],
];
/// The districts' inner sides: from the end of their outer part back to its start.
const INNER: [&[P]; 2] = [
    &[
        p(-6350.0, 140.0),
        p(-4900.0, 310.0),
        p(-3500.0, 460.0),
        p(-2620.0, 1010.0),
        p(-1950.0, 1320.0),
        p(-1180.0, 1470.0),
        p(60.0, 1430.0),
        p(780.0, 1560.0),
        p(1660.0, 1830.0),
        p(2100.0, 1500.0),
        p(2150.0, 1260.0),
        p(2900.0, 640.0),
        p(4180.0, 460.0),
        p(5400.0, 300.0),
        p(6550.0, 420.0),
    ],
    &[
        p(6460.0, -340.0),
        p(5300.0, -420.0),
        p(4400.0, -260.0),
        p(3160.0, -330.0),
        p(2960.0, -1120.0),
        p(2480.0, -1420.0),
        p(2050.0, -1990.0),
        p(640.0, -2080.0),
        p(-640.0, -2040.0),
        p(-1300.0, -2060.0),
        p(-2060.0, -1720.0),
        p(-2260.0, -1010.0),
        p(-3150.0, -760.0),
        p(-4700.0, -640.0),
        p(-6440.0, -560.0),
    ],
];

/// The community's outline, not closed, counter-clockwise.
#[cfg(test)]
pub fn outline() -> Vec<P> {
    OUTER.iter().flat_map(|part| part[..part.len() - 1].iter().copied()).collect()
}

/// Draws the boundaries; `centres` are the settlements' nodes.
pub fn draw(map: &mut Map, centres: &[i64]) {
    let way = |level: &str| tags(&[("boundary", "administrative"), ("admin_level", level)]);
    let outer = OUTER.map(|part| map.line(part, way("7")));
    let inner = INNER.map(|part| map.line(part, way("8")));
    let mut members: Vec<(Kind, i64, &str)> = outer.iter().map(|&id| (Kind::Way, id, "outer")).collect();
    members.push((Kind::Node, centres[0], "admin_centre"));
    map.relation(
        members,
        tags(&[
            ("type", "boundary"),
            ("boundary", "administrative"),
            ("admin_level", "7"),
            ("name", COMMUNITY),
            ("name:uk", COMMUNITY),
            ("name:en", "Vyshnevode settlement hromada"),
            ("katotth", KATOTTG),
            ("population", &SETTLEMENTS.iter().map(|one| one.population).sum::<u32>().to_string()),
        ]),
    );
    for (index, (name, villages)) in DISTRICTS.into_iter().enumerate() {
        let members = vec![
            (Kind::Way, outer[index * 2], "outer"),
            (Kind::Way, inner[index], "outer"),
            (Kind::Node, centres[villages[0]], "admin_centre"),
        ];
        map.relation(
            members,
            tags(&[
                ("type", "boundary"),
                ("boundary", "administrative"),
                ("admin_level", "8"),
                ("name", name),
            ]),
        );
    }
}
