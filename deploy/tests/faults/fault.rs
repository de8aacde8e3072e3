//! What can go wrong with one request, as a table.

/// What becomes of a request, or of the server it is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The connection is cut before the request.
    CutRequest,
    /// The connection is cut when half of the request has arrived.
    CutWithin,
    /// The connection is cut when the server has answered, before the reply.
    CutReply,
    /// The connection is cut within the reply.
    CutWithinReply,
    /// The request arrives when the client has given it up.
    LateRequest,
    /// The reply arrives when the client has given it up.
    LateReply,
    /// This answer comes in place of the server's.
    Answer(&'static str),
    /// SIGKILL before the request. The server stays away until the deploy is over.
    Kill,
    /// SIGKILL before the request, and the server is started again.
    KillAndRestart,
    /// SIGKILL when the server has answered, and the server is started again.
    KillAfterwards,
    /// The user is changed like this before the request.
    User(&'static str),
}

/// Every kind, each tried at every step.
pub(crate) const KINDS: &[Kind] = &[
    Kind::CutRequest,
    Kind::CutWithin,
    Kind::CutReply,
    Kind::CutWithinReply,
    Kind::LateRequest,
    Kind::LateReply,
    Kind::Answer("READONLY You can't write against a read only replica."),
    Kind::Answer("OOM command not allowed when used memory > 'maxmemory'."),
    Kind::Answer("NOPERM this user has no permissions to run the command"),
    Kind::Answer("LOADING server is loading the dataset in memory"),
    Kind::Answer("BUSY the server is busy running a script"),
    Kind::Kill,
    Kind::KillAndRestart,
    Kind::KillAfterwards,
    Kind::User("-@all"),
    Kind::User("-function|restore -function|load"),
    Kind::User("-function|delete"),
    Kind::User("-function|list"),
    Kind::User("off resetkeys -eval"),
];

impl Kind {
    /// Whether a server of a cluster is away for seconds after it, since it takes no keys at first.
    pub(crate) fn kills(self) -> bool {
        matches!(self, Self::Kill | Self::KillAndRestart | Self::KillAfterwards)
    }
}

/// A kind at a step: the request of that number to that node, and maybe those that follow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    pub(crate) kind: Kind,
    pub(crate) node: usize,
    pub(crate) step: usize,
    /// To how many requests it happens.
    pub(crate) lasts: usize,
}
