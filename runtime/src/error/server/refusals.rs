//! What servers say when they refuse a call, and what to do about each.

/// A line with which servers refuse a call.
pub(super) struct Refusal {
    pub(super) code: &'static str,
    /// How the text after the code begins.
    pub(super) texts: &'static [&'static str],
    pub(super) remedy: Option<&'static str>,
}

/// Any text. Kept for codes that belong to the protocol, which redis-rs itself goes by.
const ANY: &[&str] = &[""];

const DIGITS: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

const fn refuses(
    code: &'static str,
    texts: &'static [&'static str],
    remedy: Option<&'static str>,
) -> Refusal {
    Refusal { code, texts, remedy }
}

/// Every line that Redis 7.0 to 8.6 and Valkey 7.2 to 9.1 answer to a call they refuse.
///
/// Codes that are plain English words, which a function may well use for itself, count only with the server's text.
pub(super) static REFUSALS: &[Refusal] = &[
    refuses("MOVED", DIGITS, Some("use a cluster connection")),
    refuses("ASK", DIGITS, Some("use a cluster connection")),
    refuses("TRYAGAIN", ANY, Some("the slot is being moved; call again later")),
    refuses("CROSSSLOT", ANY, Some("give the keys one hash tag, such as `{user:1}`")),
    refuses("CLUSTERDOWN", ANY, Some("the cluster is not whole; call again when it is")),
    refuses("REDIRECT", ANY, Some("connect to the primary")),
    refuses("MASTERDOWN", ANY, Some("the replica has lost its primary; call the primary")),
    refuses("LOADING", ANY, Some("the server is starting; call again later")),
    refuses("EXECABORT", ANY, None),
    refuses("NOAUTH", ANY, Some("give the connection a user and a password")),
    refuses("NOPERM", ANY, Some("grant the user the command (`+fcall`, `+fcall_ro`) and the keys")),
    refuses(
        "DENIED",
        &["Redis is running in protected mode", "Valkey is running in protected mode"],
        None,
    ),
    refuses(
        "READONLY",
        &["You can't write against a read only replica"],
        Some(
            "call the primary (of a cluster, without keys: `.on_any_primary()`), or declare the function `no-writes` if it \
             only reads",
        ),
    ),
    refuses(
        "OOM",
        &["command not allowed when used memory > 'maxmemory'"],
        Some("free memory, raise maxmemory, or declare the function `allow-oom`"),
    ),
    refuses(
        "BUSY",
        &["Redis is busy running a script", "Valkey is busy running a script"],
        Some("another function runs for too long; wait, or end it with FUNCTION KILL"),
    ),
    refuses(
        "MISCONF",
        &[
            "Redis is configured to save",
            "Valkey is configured to save",
            "Errors writing to the AOF file",
        ],
        Some("the server cannot write to its disk; see its log"),
    ),
    refuses("NOREPLICAS", &["Not enough good replicas to write"], None),
    refuses(
        "ERR",
        &[
            "wrong number of arguments for 'fcall' command",
            "wrong number of arguments for 'fcall_ro' command",
        ],
        None,
    ),
    refuses("ERR", &["Bad number of keys provided"], None),
    refuses("ERR", &["Number of keys can't be"], None),
    refuses(
        "ERR",
        &["Can not execute a script with write flag using *_ro command"],
        Some(
            "the library on the server does not declare the function `no-writes`: deploy the one these calls were generated from",
        ),
    ),
    refuses("ERR", &["Can not run script on cluster, 'no-cluster' flag is set"], None),
    refuses(
        "ERR",
        &["unknown command 'FCALL", "unknown command `FCALL"],
        Some("functions need Redis 7.0, Valkey 7.2 or later"),
    ),
    refuses(
        "ERR",
        &["Can't execute 'fcall"],
        Some("this connection is subscribed; call over another one"),
    ),
    refuses("ERR", &["max number of clients reached"], None),
    refuses("ERR", &["Protocol error"], None),
];

/// What is said only of scripts, or what else is to be done about what is said of both; this comes first for them.
pub(super) static REFUSALS_OF_SCRIPTS: &[Refusal] = &[
    refuses(
        "NOPERM",
        ANY,
        Some(
            "grant the user the keys and the commands: `+evalsha` and `+evalsha_ro`, `+eval` and `+eval_ro` for a script \
             that is missing, `+script|load` for pipes",
        ),
    ),
    refuses(
        "READONLY",
        &["You can't write against a read only replica"],
        Some(
            "call the primary (of a cluster, without keys: `.on_any_primary()`), or declare the script `no-writes` if it \
             only reads",
        ),
    ),
    refuses(
        "OOM",
        &["command not allowed when used memory > 'maxmemory'"],
        Some("free memory, raise maxmemory, or declare the script `allow-oom`"),
    ),
    refuses(
        "BUSY",
        &["Redis is busy running a script", "Valkey is busy running a script"],
        Some("another script runs for too long; wait, or end it with SCRIPT KILL"),
    ),
    refuses(
        "ERR",
        &[
            "wrong number of arguments for 'evalsha' command",
            "wrong number of arguments for 'evalsha_ro' command",
        ],
        None,
    ),
    refuses(
        "ERR",
        &["Can not execute a script with write flag using *_ro command"],
        Some("the script's first line does not declare `no-writes`, as these calls say"),
    ),
    refuses(
        "ERR",
        &[
            "unknown command 'EVALSHA_RO'",
            "unknown command `EVALSHA_RO`",
            "unknown command 'EVAL_RO'",
            "unknown command `EVAL_RO`",
        ],
        Some("scripts that declare `no-writes` need Redis 7.0, Valkey 7.2 or later"),
    ),
    refuses(
        "ERR",
        &["Can't execute 'eval"],
        Some("this connection is subscribed; call over another one"),
    ),
    refuses(
        "ERR",
        &["Error compiling script (new function): "],
        Some("this server's Lua does not understand the script"),
    ),
    refuses(
        "ERR",
        &["Unexpected flag in script shebang: ", "Unknown lua shebang option: "],
        Some("this server does not know what the script's first line says"),
    ),
];
