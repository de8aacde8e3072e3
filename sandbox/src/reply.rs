//! What goes between a server and its clients, in both versions of the protocol.

/// The version of the protocol that a client, or a function by `redis.setresp`, asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Protocol {
    #[default]
    Resp2,
    Resp3,
}

/// A reply: of a command to a function, or of a function to its caller.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Reply {
    /// No value: a null string or array under RESP2.
    Null,
    /// `:1`
    Integer(i64),
    /// `$3 abc`
    Bulk(Vec<u8>),
    /// `+OK`
    Status(Vec<u8>),
    /// `-ERR what`, without the dash.
    Error(Vec<u8>),
    /// `*2`
    Array(Vec<Reply>),
    /// RESP3 only: `%1`
    Map(Vec<(Reply, Reply)>),
    /// RESP3 only: `~2`
    Set(Vec<Reply>),
    /// RESP3 only: `,1.5`
    Double(f64),
    /// RESP3 only: `#t`
    Boolean(bool),
    /// RESP3 only: `(123`
    BigNumber(Vec<u8>),
    /// RESP3 only: `=7 txt:abc`
    Verbatim {
        /// Three bytes, `txt` mostly.
        format: Vec<u8>,
        /// What is in it.
        text: Vec<u8>,
    },
}
