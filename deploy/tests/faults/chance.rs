//! A seed into choices that come out the same for the same seed.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// The variable that repeats a run.
const SEED: &str = "FCALL_FAULTS_SEED";

pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`, by the generator `SplitMix64`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % limit
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index + 1));
        }
    }
}

/// The seed that was asked for, or another one each time.
pub(crate) fn seed() -> u64 {
    match std::env::var(SEED) {
        Ok(seed) => seed.parse().unwrap_or_else(|_| panic!("{SEED} is no number: {seed}")),
        Err(_) => RandomState::new().build_hasher().finish() >> 32,
    }
}

/// How to run it again.
pub(crate) fn again(seed: u64) -> String {
    format!("to repeat it: {SEED}={seed} cargo test -p fcall-deploy --test faults")
}
