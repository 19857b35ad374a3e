//! House numbers: odd on the left, even on the right, from the start of the street; with letters where a plot was
//! divided and fractions on some corners, as often as in a real town's register (7 % and 1.4 %).

use super::buildings::Building;
use super::curve::project;
use super::plan::Road;
use super::rng::Rng;

/// The number of every building that has a plot, in the order of the buildings.
pub fn assign(buildings: &[Building], roads: &[Road]) -> Vec<Option<String>> {
    let mut rng = Rng::new("numbers");
    let mut numbers = vec![None; buildings.len()];
    let mut plots: Vec<(usize, bool, f64, usize)> = buildings
        .iter()
        .enumerate()
        .filter_map(|(index, building)| {
            building.plot.map(|(road, side, along)| (road, side < 0.0, along, index))
        })
        .collect();
    plots.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
    for street in plots.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let mut number: u32 = if street[0].1 { 2 } else { 1 };
        let mut letter = 0;
        for (place, &(road, _, along, index)) in street.iter().enumerate() {
            if place > 0 {
                // A wide gap is a plot without a mapped house: its number stays free.
                let gap = along - street[place - 1].2;
                if gap < 70.0 && letter < 2 && rng.chance(0.088) {
                    letter += 1;
                } else {
                    number += if gap > 52.0 && rng.chance(0.7) { 4 } else { 2 };
                    letter = 0;
                }
            }
            let mut text = format!("{number}{}", ["", "А", "Б"][letter]);
            if letter == 0 && corner(roads, road, along) && rng.chance(0.085) {
                text = format!("{number}/{}", 1 + rng.below(24));
            }
            numbers[index] = Some(text);
        }
    }
    numbers
}

/// Whether another street starts, ends or crosses within 30 m along the street.
fn corner(roads: &[Road], road: usize, along: f64) -> bool {
    let here = super::curve::at(&roads[road].line, along).0;
    roads.iter().enumerate().any(|(other, street)| {
        other != road && street.settlement == roads[road].settlement && project(&street.line, here).1 < 26.0
    })
}
