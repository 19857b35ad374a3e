//! What runs between the settlements: the regional highway, local roads and the railway.

use super::curve::spline;
use super::plan::{Class, Road};
use super::plane::{P, p};

/// Number of the regional highway; the territory has no road of this number.
pub const HIGHWAY: &str = "Т-04-99";

const ROADS: &[(Class, &[P])] = &[
    (
        Class::Secondary,
        &[
            p(-7600.0, 2350.0),
            p(-5700.0, 2130.0),
            p(-4230.0, 1730.0),
            p(-3000.0, 1400.0),
            p(-2000.0, 1130.0),
            p(-1400.0, 860.0),
            p(-1045.0, 625.0),
        ],
    ),
    (
        Class::Secondary,
        &[p(2190.0, -602.0), p(2900.0, -800.0), p(3900.0, -1010.0), p(5200.0, -1060.0), p(7600.0, -880.0)],
    ),
    // To Ставкове, Лукашівка, Криничне, Калинове and on to the neighbours.
    (Class::Tertiary, &[p(286.0, 1045.0), p(190.0, 1500.0), p(-180.0, 2100.0), p(-405.0, 2490.0)]),
    (Class::Tertiary, &[p(-1050.0, 4110.0), p(-1240.0, 4700.0), p(-1150.0, 5400.0)]),
    (
        Class::Tertiary,
        &[p(335.0, 1080.0), p(900.0, 1330.0), p(1700.0, 1540.0), p(2400.0, 1640.0), p(2890.0, 1772.0)],
    ),
    (Class::Tertiary, &[p(5120.0, 3110.0), p(5600.0, 3420.0), p(6300.0, 4200.0), p(6700.0, 4700.0)]),
    (Class::Tertiary, &[p(-360.0, -1350.0), p(-620.0, -1800.0), p(-1050.0, -2200.0), p(-1450.0, -2455.0)]),
    (Class::Tertiary, &[p(-2312.0, -4275.0), p(-2500.0, -4800.0), p(-2350.0, -5500.0)]),
    (
        Class::Tertiary,
        &[
            p(-1300.0, -560.0),
            p(-1900.0, -800.0),
            p(-2800.0, -950.0),
            p(-3200.0, -1040.0),
            p(-3505.0, -1165.0),
        ],
    ),
    (Class::Tertiary, &[p(-5300.0, -2056.0), p(-6000.0, -2300.0), p(-7300.0, -2900.0)]),
    (Class::Tertiary, &[p(5520.0, -1372.0), p(5900.0, -1700.0), p(6350.0, -2400.0), p(7200.0, -4300.0)]),
];

const RAILWAY: &[P] = &[
    p(-7600.0, -4250.0),
    p(-4700.0, -3350.0),
    p(-2600.0, -2080.0),
    p(-1100.0, -1370.0),
    p(-300.0, -1190.0),
    p(450.0, -1175.0),
    p(1200.0, -1330.0),
    p(2200.0, -1750.0),
    p(3900.0, -2500.0),
    p(7600.0, -3700.0),
];

/// Paths of the park, around its pond.
const PATHS: &[&[P]] = &[
    &[p(470.0, 245.0), p(515.0, 290.0), p(600.0, 284.0), p(690.0, 245.0), p(745.0, 172.0)],
    &[p(602.0, 200.0), p(612.0, 290.0), p(626.0, 340.0), p(655.0, 410.0)],
    &[p(600.0, 284.0), p(515.0, 290.0), p(500.0, 335.0), p(530.0, 366.0), p(590.0, 370.0), p(626.0, 340.0)],
    &[p(690.0, 245.0), p(715.0, 320.0), p(655.0, 410.0)],
];

/// Roads outside the streets' plan.
pub fn roads() -> Vec<Road> {
    let road = |&(class, through): &(Class, &[P])| Road {
        name: None,
        settlement: None,
        class,
        line: super::curve::simplify(&spline(through, 30.0), 0.8),
    };
    let paths = PATHS.iter().map(|&path| road(&(Class::Path, path)));
    ROADS.iter().map(road).chain(paths).collect()
}

/// The main track, west to east.
pub fn railway() -> Vec<P> {
    spline(RAILWAY, 40.0)
}
