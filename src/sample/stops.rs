//! Bus stops along the roads a bus can take.

use super::curve;
use super::network::half_width;
use super::plan::{Road, SETTLEMENTS};
use super::plane::P;

/// A bus stop.
#[derive(Debug)]
pub struct Stop {
    /// Name as signed.
    pub name: &'static str,
    /// Settlement.
    pub settlement: usize,
    /// Where people wait.
    pub place: P,
}

/// Settlement, street, where along it (0 to 1), name; each has a pole on both sides.
const STOPS: &[(usize, &str, f64, &str)] = &[
    (0, "Соборна вулиця", 0.09, "Міст"),
    (0, "Соборна вулиця", 0.22, "Ліцей № 1"),
    (0, "Соборна вулиця", 0.365, "Центр"),
    (0, "Соборна вулиця", 0.56, "Вулиця Миру"),
    (0, "Соборна вулиця", 0.74, "Садова"),
    (0, "Соборна вулиця", 0.92, "Каштанова"),
    (0, "проспект Свободи", 0.45, "Проспект Свободи"),
    (0, "проспект Свободи", 0.93, "Вокзал"),
    (0, "Козацька вулиця", 0.72, "Лікарня"),
    (0, "Молодіжна вулиця", 0.5, "Молодіжна"),
    (0, "Весняна вулиця", 0.55, "Стадіон"),
    (0, "Мостова вулиця", 0.85, "Заріччя"),
    (0, "Ковальська вулиця", 0.55, "Ковальська"),
    (0, "Залізнична вулиця", 0.88, "Переїзд"),
    (1, "Центральна вулиця", 0.18, "Ставкове"),
    (1, "Центральна вулиця", 0.5, "Клуб"),
    (2, "вулиця Шевченка", 0.44, "Лукашівка"),
    (2, "вулиця Шевченка", 0.85, "Водосховище"),
    (4, "Центральна вулиця", 0.12, "Криничне"),
    (4, "Центральна вулиця", 0.5, "Криничанський клуб"),
    (5, "Центральна вулиця", 0.4, "Новоселівка"),
    (6, "Центральна вулиця", 0.45, "Калинове"),
    (3, "Центральна вулиця", 0.45, "Тернуватка"),
];

/// All stops.
pub fn place(roads: &[Road]) -> Vec<Stop> {
    let mut found = Vec::new();
    for &(settlement, street, at, name) in STOPS {
        let known = |road: &&Road| road.settlement == Some(settlement) && road.name == Some(street);
        let Some(road) = roads.iter().find(known) else { continue };
        for (side, shift) in [(1.0, 12.0), (-1.0, -12.0)] {
            let (on, direction) = curve::at(&road.line, curve::length(&road.line) * at + shift);
            let place = on + direction.left() * (side * (half_width(road.class) - 0.8));
            found.push(Stop { name, settlement: settlement.min(SETTLEMENTS.len() - 1), place });
        }
    }
    found
}
