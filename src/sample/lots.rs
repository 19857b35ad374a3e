//! Public places: what stands on each lot, how large it is and where along its street it is looked for.

use super::curve;
use super::ground::Ground;
use super::lot_list::LOTS;
use super::network::half_width;
use super::plan::Road;
use super::plane::{P, p};
use super::shape::Stand;

/// The park's outline.
pub const PARK: &[P] = &[
    p(448.0, 262.0),
    p(600.0, 215.0),
    p(735.0, 165.0),
    p(765.0, 300.0),
    p(735.0, 392.0),
    p(640.0, 392.0),
    p(520.0, 372.0),
    p(440.0, 366.0),
];

/// What a lot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// General school with its yard.
    School,
    /// Kindergarten with its yard.
    Kindergarten,
    /// Hospital of the community.
    Hospital,
    /// Village doctor's post or outpatient clinic.
    Clinic,
    /// Council of the community.
    TownHall,
    /// Starosta's office or another public office.
    Office,
    /// House of culture.
    Culture,
    /// Orthodox church.
    Church,
    /// Village or corner shop.
    Shop,
    /// Supermarket.
    Supermarket,
    /// Pharmacy.
    Pharmacy,
    /// Post office.
    Post,
    /// Bank.
    Bank,
    /// Police station.
    Police,
    /// Fire station.
    Fire,
    /// Library.
    Library,
    /// Café.
    Cafe,
    /// Market with its rows.
    Market,
    /// Five-storey block of flats.
    Flats,
    /// Two-storey block of flats of the fifties.
    SmallFlats,
    /// Sports ground.
    Stadium,
    /// Children's playground.
    Playground,
    /// Park.
    Park,
    /// Paved square.
    Plaza,
    /// Small public garden.
    Square,
    /// Filling station.
    Fuel,
    /// Graveyard.
    Cemetery,
    /// Factory or works yard.
    Works,
    /// Grain elevator.
    Elevator,
    /// Railway station.
    Station,
    /// Garages in rows.
    Garages,
}

/// One lot as planned: use, settlement, street, where along it (0 to 1), side (1 left, −1 right), name.
pub type Plan = (Use, usize, &'static str, f64, f64, &'static str);

/// A lot as found free.
#[derive(Debug)]
pub struct Lot {
    /// What it is for.
    pub purpose: Use,
    /// Settlement.
    pub settlement: usize,
    /// Index of its street.
    pub road: usize,
    /// Metres along the street.
    pub along: f64,
    /// 1 left, −1 right.
    pub side: f64,
    /// Name as signed, or empty.
    pub name: &'static str,
    /// Its ground, not closed.
    pub ring: Vec<P>,
    /// Middle of its front, on the street's side.
    pub stand: Stand,
}

/// Front and depth of a lot, in metres.
pub fn size(purpose: Use) -> (f64, f64) {
    match purpose {
        Use::School => (100.0, 92.0),
        Use::Kindergarten => (66.0, 58.0),
        Use::Hospital => (128.0, 98.0),
        Use::TownHall | Use::Culture => (56.0, 46.0),
        Use::Church => (46.0, 50.0),
        Use::Supermarket | Use::Fire | Use::Police => (46.0, 42.0),
        Use::Market => (80.0, 70.0),
        Use::Flats => (76.0, 36.0),
        Use::SmallFlats => (40.0, 28.0),
        Use::Stadium => (84.0, 122.0),
        Use::Playground => (26.0, 20.0),
        Use::Plaza => (76.0, 50.0),
        Use::Square => (58.0, 44.0),
        Use::Fuel => (44.0, 36.0),
        Use::Park | Use::Cemetery => (105.0, 140.0),
        Use::Works => (150.0, 110.0),
        Use::Elevator => (230.0, 120.0),
        Use::Station => (70.0, 20.0),
        Use::Garages => (92.0, 34.0),
        Use::Clinic | Use::Office | Use::Post | Use::Bank | Use::Library => (30.0, 28.0),
        Use::Shop | Use::Pharmacy | Use::Cafe => (24.0, 22.0),
    }
}

/// Finds ground for every lot of the list, sliding along its street from the planned spot until it is free.
pub fn place(roads: &[Road], ground: &mut Ground<'_>) -> Vec<Lot> {
    let mut lots = vec![park(roads)];
    ground.take(&lots[0].ring);
    for &(purpose, settlement, street, at, side, name) in LOTS {
        let known = |road: &Road| road.settlement == Some(settlement) && road.name == Some(street);
        let Some(road) = roads.iter().position(known) else { continue };
        let total = curve::length(&roads[road].line);
        let slides = (0..80_u32).map(|n| f64::from(n.div_ceil(2)) * if n % 2 == 0 { 8.0 } else { -8.0 });
        let spots = slides.map(|slide| total * at + slide).filter(|along| (8.0..total - 8.0).contains(along));
        let lot = spots.flat_map(|along| [(along, side), (along, -side)]).find_map(|(along, side)| {
            let stand = facing(&roads[road], along, side, 2.0);
            let (front, depth) = size(purpose);
            let ring = stand.rectangle(front, depth);
            let fits = ground.free(&ring, 1.0);
            fits.then_some(Lot { purpose, settlement, road, along, side, name, ring, stand })
        });
        if let Some(lot) = lot {
            ground.take(&lot.ring);
            lots.push(lot);
        }
    }
    lots
}

/// The park lies around its pond, so its ground is given and not looked for.
fn park(roads: &[Road]) -> Lot {
    let road = roads.iter().position(|road| road.name == Some("вулиця Івана Франка")).unwrap_or(0);
    let (along, _) = curve::project(&roads[road].line, PARK[1]);
    let stand = facing(&roads[road], along, 1.0, 2.0);
    let name = "Парк імені Тараса Шевченка";
    Lot { purpose: Use::Park, settlement: 0, road, along, side: 1.0, name, ring: PARK.to_vec(), stand }
}

/// A stand on one side of a street, `back` metres behind its edge, its front along the street.
pub fn facing(road: &Road, along: f64, side: f64, back: f64) -> Stand {
    let (on, direction) = curve::at(&road.line, along);
    let front = on + direction.left() * (side * (half_width(road.class) + back));
    Stand { front, along: direction * side }
}
