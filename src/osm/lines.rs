//! Joins lines that meet end to end into longer ones, so that a street is a few lines instead of dozens.
//! Only ends are looked at: lines that cross are left as they are.

use rustc_hash::FxHashMap;

/// Joins lines at ends where exactly two of them meet; none is reversed against a neighbour's direction unless needed.
pub(super) fn merge(lines: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    let mut meeting: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (i, line) in lines.iter().enumerate() {
        if let (Some(first), Some(last)) = (line.first(), line.last()) {
            meeting.entry(*first).or_default().push(i);
            meeting.entry(*last).or_default().push(i);
        }
    }
    let mut left: Vec<Option<Vec<u32>>> = lines.into_iter().map(Some).collect();
    let mut merged = Vec::new();
    for i in 0..left.len() {
        let Some(mut line) = left[i].take() else { continue };
        extend(&mut line, &mut left, &meeting);
        line.reverse();
        extend(&mut line, &mut left, &meeting);
        line.reverse();
        merged.push(line);
    }
    merged
}

/// Lengthens `line` at its end for as long as one other line goes on from there.
fn extend(line: &mut Vec<u32>, left: &mut [Option<Vec<u32>>], meeting: &FxHashMap<u32, Vec<usize>>) {
    while let Some(end) = line.last().copied() {
        let Some([a, b]) = meeting.get(&end).map(Vec::as_slice) else { return };
        let Some(mut next) = [a, b].into_iter().find_map(|i| left[*i].take()) else { return };
        if next.first() != Some(&end) {
            next.reverse();
        }
        line.extend(next.into_iter().skip(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_that_meet_are_joined_whatever_the_direction() {
        let merged = merge(vec![vec![3, 2, 1], vec![3, 4], vec![6, 5, 4], vec![9, 8]]);
        assert_eq!(merged, [vec![6, 5, 4, 3, 2, 1], vec![9, 8]]);
    }

    #[test]
    fn a_fork_stays_a_fork_and_a_circle_a_circle() {
        assert_eq!(merge(vec![vec![1, 2], vec![2, 3], vec![2, 4]]).len(), 3);
        assert_eq!(merge(vec![vec![1, 2, 3], vec![3, 4, 1]]), [vec![1, 2, 3, 4, 1]]);
    }
}
