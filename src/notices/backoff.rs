//! How long to wait before trying again: twice as long each time, and not all at once.

use std::time::Duration;

/// After the first attempt.
const FIRST: Duration = Duration::from_secs(30);
/// The longest wait where the server put this one notice off.
pub const FOR_NOTICE: Duration = Duration::from_secs(6 * 60 * 60);
/// The longest wait where the server itself was in trouble: once it is back, nobody should wait for hours.
pub const FOR_SERVER: Duration = Duration::from_secs(15 * 60);

/// The wait after so many attempts, at most `longest`; `jitter`, 0 to 1, takes up to half of it off, so that what
/// failed together does not come back together.
pub fn after(attempts: i32, longest: Duration, jitter: f64) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(16);
    let wait = FIRST.saturating_mul(1 << doublings).min(longest);
    wait.mul_f64(1.0 - jitter.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_the_longest() {
        let seconds = |attempts| after(attempts, FOR_NOTICE, 0.0).as_secs();
        assert_eq!([0, 1, 2, 3, 4].map(seconds), [30, 30, 60, 120, 240]);
        assert_eq!([11, 12, 1000, i32::MAX].map(seconds), [21_600; 4]);
        assert_eq!(after(1000, FOR_SERVER, 0.0), FOR_SERVER);
    }

    #[test]
    fn jitter_takes_up_to_half_off() {
        assert_eq!(after(3, FOR_NOTICE, 1.0).as_secs(), 60);
        assert_eq!(after(3, FOR_NOTICE, 0.5).as_secs(), 90);
    }
}
