//! The flags of `register_function`, in the words and the order of the servers.

/// A flag of a function, in the order FUNCTION LIST reports them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// `no-writes`
    NoWrites,
    /// `allow-oom`
    AllowOom,
    /// `allow-stale`
    AllowStale,
    /// `no-cluster`
    NoCluster,
    /// `allow-cross-slot-keys`
    AllowCrossSlotKeys,
}

impl Flag {
    /// Every flag, in the server's order.
    pub const ALL: [Self; 5] = [
        Self::NoWrites,
        Self::AllowOom,
        Self::AllowStale,
        Self::NoCluster,
        Self::AllowCrossSlotKeys,
    ];

    /// The flag of this word, in this case.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.word() == word)
    }

    /// The word the server knows it by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoWrites => "no-writes",
            Self::AllowOom => "allow-oom",
            Self::AllowStale => "allow-stale",
            Self::NoCluster => "no-cluster",
            Self::AllowCrossSlotKeys => "allow-cross-slot-keys",
        }
    }
}
