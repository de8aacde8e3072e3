//! A request that could not be answered into the answer that comes a little later.

use std::thread;
use std::time::Duration;

use crate::{Error, Kind};

/// How long to wait before asking again; before each further time twice as long.
const PAUSE: Duration = Duration::from_millis(100);

/// Asks again where that may help. What was lost may have been done: it is asked again only where doing
/// it twice is doing it once.
pub(crate) fn ask<T>(
    may_be_twice: bool,
    mut ask: impl FnMut() -> Result<T, Error>,
) -> Result<T, Error> {
    let mut attempt = 0;
    loop {
        let answer = ask();
        if answer.as_ref().err().is_none_or(|error| attempt >= times(error.kind, may_be_twice)) {
            return answer;
        }
        thread::sleep(PAUSE * 2_u32.saturating_pow(attempt));
        attempt += 1;
    }
}

/// How often that is worth it. A server that has started or taken over says for a few seconds that it is
/// not ready; one that does not answer costs the whole time to wait for answers each time.
fn times(failure: Kind, may_be_twice: bool) -> u32 {
    match failure {
        Kind::Busy => 5,
        Kind::Unreachable => 2,
        Kind::Lost => u32::from(may_be_twice),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::ask;
    use crate::{Error, Kind};

    #[test]
    fn what_is_asked_again_and_how_often() {
        for (kind, may_be_twice, expected) in [
            (Kind::Unreachable, false, 3),
            (Kind::Lost, true, 2),
            (Kind::Lost, false, 1),
            (Kind::Permission, true, 1),
        ] {
            let mut count = 0;
            let answer: Result<(), Error> = ask(may_be_twice, || {
                count += 1;
                Err(Error::new(kind, ""))
            });
            assert_eq!((answer.unwrap_err().kind, count), (kind, expected), "{may_be_twice}");
        }
    }
}
