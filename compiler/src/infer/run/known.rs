//! What is known at one place of the code about the positions of `keys` or `args`, as bits.

/// Positions told apart; those behind them are like those of a loop.
pub(super) const MOST_POSITIONS: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known {
    /// Read on some way here.
    pub(super) read: u64,
    /// Used as they are, not as a number, on some way here.
    pub(super) raw: u64,
    /// Compared with a word on some way here.
    pub(super) compared: u64,
    /// Looked for on some way here: is it there?
    pub(super) tested: u64,
    /// Followed by a command on some way here.
    pub(super) acted: u64,
    /// Found to be numbers.
    pub(super) numeric: Proof,
    /// Found to be whole numbers.
    pub(super) integer: Proof,
    /// Found to be JSON.
    pub(super) json: Proof,
}

/// Something each position was found to be on the ways here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Proof {
    /// On all ways.
    certain: u64,
    /// On all ways that read it.
    pub(super) wherever_read: u64,
}

impl Default for Proof {
    fn default() -> Self {
        Self { certain: 0, wherever_read: u64::MAX }
    }
}

/// The bit of a position; none for those too far behind, and for one of many.
pub(super) fn bit(index: usize) -> u64 {
    if (1..=MOST_POSITIONS).contains(&index) { 1 << (index - 1) } else { 0 }
}

/// The bits of all positions behind the last one there can be.
pub(super) fn behind(most: usize) -> u64 {
    if most >= MOST_POSITIONS { 0 } else { u64::MAX << most }
}

impl Known {
    pub(super) fn see(&mut self, index: usize) {
        let bit = bit(index);
        self.read |= bit;
        for proof in [&mut self.numeric, &mut self.integer, &mut self.json] {
            proof.wherever_read &= proof.certain | !bit;
        }
    }

    /// Both ways to get here. On each, some positions are known not to be there.
    pub(super) fn join(self, absent: u64, other: Self, other_absent: u64) -> Self {
        let proof = |one: Proof, two: Proof| Proof {
            certain: (one.certain | absent) & (two.certain | other_absent),
            wherever_read: (one.wherever_read | absent) & (two.wherever_read | other_absent),
        };
        Self {
            read: self.read | other.read,
            raw: self.raw | other.raw,
            compared: self.compared | other.compared,
            tested: self.tested | other.tested,
            acted: self.acted | other.acted,
            numeric: proof(self.numeric, other.numeric),
            integer: proof(self.integer, other.integer),
            json: proof(self.json, other.json),
        }
    }
}

impl Proof {
    pub(super) fn add(&mut self, index: usize) {
        self.certain |= bit(index);
        self.wherever_read |= bit(index);
    }
}
