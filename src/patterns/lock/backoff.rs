//! Random numbers become pauses that keep those who wait from all coming back at once.

use std::time::Duration;

/// Full jitter: each pause is random from none to a ceiling, and the ceiling doubles.
#[derive(Debug)]
pub(super) struct Backoff {
    ceiling: Duration,
    most: Duration,
}

impl Backoff {
    pub(super) fn new((first, most): (Duration, Duration)) -> Self {
        Self { ceiling: first.min(most), most }
    }

    pub(super) fn pause(&mut self) -> Result<Duration, getrandom::Error> {
        let share = f64::from(getrandom::u32()?) / f64::from(u32::MAX);
        let pause = self.ceiling.mul_f64(share);
        self.ceiling = self.ceiling.saturating_mul(2).min(self.most);
        Ok(pause)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Backoff;

    const MILLISECOND: Duration = Duration::from_millis(1);

    #[test]
    fn pauses_spread_below_a_ceiling_that_doubles_up_to_the_most() {
        for (turn, ceiling) in [10, 20, 40, 50, 50].into_iter().enumerate() {
            let pauses: Vec<Duration> = (0..200)
                .map(|_| {
                    let mut backoff = Backoff::new((10 * MILLISECOND, 50 * MILLISECOND));
                    (0..=turn).map(|_| backoff.pause().unwrap()).last().unwrap()
                })
                .collect();
            let (least, most) = (*pauses.iter().min().unwrap(), *pauses.iter().max().unwrap());
            assert!(most <= ceiling * MILLISECOND, "{most:?} is more than {ceiling} ms");
            assert!(most > ceiling * MILLISECOND / 2, "{most:?} is far from {ceiling} ms");
            assert!(least < ceiling * MILLISECOND / 2, "{least:?} is no full jitter");
        }
    }

    #[test]
    fn extreme_pauses_do_not_overflow() {
        for (first, most) in [(Duration::ZERO, Duration::ZERO), (Duration::MAX, Duration::MAX)] {
            let mut backoff = Backoff::new((first, most));
            for _ in 0..100 {
                assert!(backoff.pause().unwrap() <= most);
            }
        }
        assert!(Backoff::new((Duration::MAX, MILLISECOND)).pause().unwrap() <= MILLISECOND);
    }
}
