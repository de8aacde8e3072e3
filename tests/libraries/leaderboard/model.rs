//! The leaderboard against a plain model: the members' best scores in a map, sorted when they are asked for.

use std::cell::RefCell;
use std::collections::HashMap;

use fcall::functions::leaderboard::{Commands as _, Entry, LIBRARY};
use fcall::redis::{Connection, cmd};
use proptest::prelude::*;

use crate::support::serve;

#[derive(Debug, Clone)]
enum Step {
    Submit { member: Vec<u8>, score: i64, keep: i64 },
    Top { n: i64 },
    Around { member: Vec<u8>, n: i64 },
}

/// Few members and few scores, so that they meet again.
fn member() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(vec![0_u8, b'a', b'b', 0xff]), 0..3)
}

fn score() -> impl Strategy<Value = i64> {
    prop_oneof![6 => -4..5i64, 1 => -(1i64 << 53)..=1 << 53]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (member(), score(), 1..12i64)
            .prop_map(|(member, score, keep)| Step::Submit { member, score, keep }),
        1 => (1..14i64).prop_map(|n| Step::Top { n }),
        2 => (member(), 0..6i64).prop_map(|(member, n)| Step::Around { member, n }),
    ]
}

#[derive(Default)]
struct Model {
    board: HashMap<Vec<u8>, i64>,
    history: Vec<i64>,
}

type Row = (i64, Vec<u8>, i64);

impl Model {
    /// Higher scores first, and later names first among equals.
    fn rows(&self) -> Vec<Row> {
        let mut members: Vec<_> =
            self.board.iter().map(|(member, score)| (*score, member.clone())).collect();
        members.sort();
        members.reverse();
        (1..).zip(members).map(|(rank, (score, member))| (rank, member, score)).collect()
    }

    fn place(&self, member: &[u8]) -> Option<usize> {
        self.rows().iter().position(|row| row.1 == member)
    }

    fn submit(&mut self, member: &[u8], score: i64, keep: i64) -> (Option<i64>, bool, i64) {
        let before = self.board.get(member).copied();
        self.board.insert(member.to_vec(), before.map_or(score, |before| before.max(score)));
        for (_, member, _) in self.rows().into_iter().skip(usize::try_from(keep).unwrap()) {
            self.board.remove(&member);
        }
        self.history.insert(0, score);
        self.history.truncate(100);
        match self.place(member) {
            Some(place) => (
                Some(self.rows()[place].0),
                before.is_none_or(|before| before < score),
                self.board[member],
            ),
            None => (None, false, score),
        }
    }

    fn around(&self, member: &[u8], n: i64) -> Vec<Row> {
        let Some(place) = self.place(member) else { return Vec::new() };
        let n = usize::try_from(n).unwrap();
        let first = place.saturating_sub(n);
        self.rows().into_iter().skip(first).take(place + n + 1 - first).collect()
    }
}

fn rows(entries: Vec<Entry>) -> Vec<Row> {
    entries.into_iter().map(|entry| (entry.rank, entry.member, entry.score)).collect()
}

fn play(con: &mut Connection, steps: &[Step]) -> Result<(), TestCaseError> {
    cmd("FLUSHDB").exec(con).unwrap();
    let mut model = Model::default();
    for step in steps {
        match step {
            Step::Submit { member, score, keep } => {
                let found = con
                    .leaderboard_submit("board", "history", member.as_slice(), *score, *keep)
                    .unwrap();
                let expected = model.submit(member, *score, *keep);
                prop_assert_eq!((found.rank, found.is_best, found.score), expected);
            }
            Step::Top { n } => {
                let mut expected = model.rows();
                expected.truncate(usize::try_from(*n).unwrap());
                prop_assert_eq!(rows(con.leaderboard_top("board", *n).unwrap()), expected);
            }
            Step::Around { member, n } => {
                let found = con.leaderboard_around("board", member.as_slice(), *n).unwrap();
                prop_assert_eq!(rows(found), model.around(member, *n));
            }
        }
    }
    let history: Vec<i64> = cmd("LRANGE").arg("history").arg(0).arg(-1).query(con).unwrap();
    prop_assert_eq!(history, model.history);
    Ok(())
}

#[test]
fn the_board_answers_as_its_model_does() {
    let (_server, con) = serve(&LIBRARY);
    let con = RefCell::new(con);
    let config =
        ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(steps in prop::collection::vec(step(), 1..150))| {
        play(&mut con.borrow_mut(), &steps)?;
    });
}
