//! The sliding window against a plain model: the moments of the admitted requests in a vector.

use std::cell::RefCell;
use std::thread;
use std::time::Duration;

use fcall::FromReply as _;
use fcall::functions::ratelimit::{self, Decision, LIBRARY};
use fcall::redis::{Cmd, Connection, Value, cmd, pipe};
use proptest::prelude::*;

use crate::support::serve;

const WINDOW_MS: i64 = 25;

#[derive(Debug, Clone)]
enum Step {
    Request { limit: i64 },
    Sleep { ms: u64 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (1..6i64).prop_map(|limit| Step::Request { limit }),
        2 => (1..20u64).prop_map(|ms| Step::Sleep { ms }),
    ]
}

#[derive(Default)]
struct Model {
    moments: Vec<i64>,
}

impl Model {
    /// How many requests the window holds at `now`.
    fn held(&self, now: i64) -> i64 {
        let start = now - WINDOW_MS * 1000;
        i64::try_from(self.moments.iter().filter(|moment| **moment > start).count()).unwrap()
    }

    /// The milliseconds from `now` until the window holds fewer than `limit`.
    fn wait_ms(&self, now: i64, limit: i64) -> i64 {
        let leaving = self.moments.len() - usize::try_from(limit).unwrap();
        let leaves = self.moments[leaving] + WINDOW_MS * 1000;
        (leaves - now + 999) / 1000
    }

    /// What the server decided between two looks at its clock. Requests it might have seen on either side of a leaving
    /// entry may go either way.
    fn judge(
        &self,
        limit: i64,
        decision: &Decision,
        before: i64,
        after: i64,
    ) -> Result<(), TestCaseError> {
        let (most, least) = (self.held(before), self.held(after));
        if decision.allowed {
            prop_assert!(least < limit, "admitted over the limit {limit}: {least} in the window");
            let (fewest, highest) = (limit - most - 1, limit - least - 1);
            prop_assert!(
                (fewest..=highest).contains(&decision.remaining),
                "{decision:?}, {most}..{least} held"
            );
            prop_assert_eq!(decision.retry_after_ms, 0);
        } else {
            prop_assert!(most >= limit, "refused under the limit {limit}: {most} in the window");
            let waits = self.wait_ms(after, limit)..=self.wait_ms(before, limit);
            prop_assert!(waits.contains(&decision.retry_after_ms), "{decision:?}, {waits:?}");
            prop_assert_eq!(decision.remaining, 0);
        }
        Ok(())
    }
}

/// The server's clock: seconds and microseconds.
type Clock = (i64, i64);

/// Makes one request and asks, in the same breath, for the clock before and after it and for the log's newest moment.
fn request(con: &mut Connection, key: &str, limit: i64) -> (i64, Decision, i64, Option<i64>) {
    let mut batch = pipe();
    batch.cmd("TIME");
    batch.add_command(Cmd::from(ratelimit::sliding_window(key, WINDOW_MS, limit)));
    batch.cmd("TIME");
    batch.cmd("ZRANGE").arg(key).arg(-1).arg(-1);
    let (before, decision, after, newest): (Clock, Value, Clock, Vec<i64>) =
        batch.query(con).unwrap();
    let micros = |(seconds, micros): Clock| seconds * 1_000_000 + micros;
    (
        micros(before),
        Decision::from_reply(decision).unwrap(),
        micros(after),
        newest.first().copied(),
    )
}

fn play(con: &mut Connection, steps: &[Step]) -> Result<(), TestCaseError> {
    cmd("DEL").arg("bucket").exec(con).unwrap();
    let mut model = Model::default();
    for step in steps {
        match step {
            Step::Sleep { ms } => thread::sleep(Duration::from_millis(*ms)),
            Step::Request { limit } => {
                let (before, decision, after, newest) = request(con, "bucket", *limit);
                model.judge(*limit, &decision, before, after)?;
                if let (true, Some(moment)) = (decision.allowed, newest) {
                    prop_assert!(model.moments.last().is_none_or(|last| *last < moment));
                    model.moments.push(moment);
                }
            }
        }
    }
    Ok(())
}

#[test]
fn the_window_decides_as_its_model_does() {
    let (_server, con) = serve(&LIBRARY);
    let con = RefCell::new(con);
    let config =
        ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(steps in prop::collection::vec(step(), 1..60))| {
        play(&mut con.borrow_mut(), &steps)?;
    });
}
