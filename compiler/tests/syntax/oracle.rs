//! Real Lua 5.1, asked whether it compiles a chunk and on which line it stops.

use fcall_compiler::source::Source;
use fcall_compiler::syntax;
use mlua::Lua;
use mlua::chunk::ChunkMode;

/// What a compiler says about a chunk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    Accepts,
    /// With the line of the first error; none where Lua gives none.
    Refuses(Option<u32>),
}

/// Lua and its message, for a failing test to show.
pub(super) fn lua_verdict(lua: &Lua, bytes: &[u8]) -> (Verdict, String) {
    let chunk = lua.load(loadable(bytes)).set_name("=chunk").set_mode(ChunkMode::Text);
    let Err(error) = chunk.into_function() else { return (Verdict::Accepts, String::new()) };
    let message = error.to_string();
    let line = message.split("chunk:").nth(1).and_then(|rest| rest.split(':').next()?.parse().ok());
    (Verdict::Refuses(line), message)
}

/// Ours, and our first message.
pub(super) fn our_verdict(bytes: &[u8]) -> (Verdict, String) {
    let (_, errors) = syntax::parse(bytes);
    let Some(first) = errors.first() else { return (Verdict::Accepts, String::new()) };
    let chunk = behind_shebang(bytes);
    let skipped = u32::try_from(bytes.len() - chunk.len()).expect("a small file");
    let line = Source::new("chunk.lua", chunk).position(first.noticed - skipped).line;
    (Verdict::Refuses(Some(line)), first.message.clone())
}

/// Panics unless Lua and we say the same.
pub(super) fn assert_agrees(lua: &Lua, name: &str, bytes: &[u8]) {
    if let Err(difference) = compare(lua, bytes) {
        panic!("{name}: {difference}\n--- source ---\n{}", String::from_utf8_lossy(bytes));
    }
}

/// What differs, if anything does.
pub(super) fn compare(lua: &Lua, bytes: &[u8]) -> Result<Verdict, String> {
    let (theirs, their_message) = lua_verdict(lua, bytes);
    let (ours, our_message) = our_verdict(bytes);
    let agrees = match (&theirs, &ours) {
        (Verdict::Refuses(None), Verdict::Refuses(_)) => true,
        (theirs, ours) => theirs == ours,
    };
    if agrees {
        return Ok(ours);
    }
    Err(format!("Lua {theirs:?} ({their_message}), fcall {ours:?} ({our_message})"))
}

/// The chunk as the server hands it to Lua: without a first line that begins with `#`, but with
/// the LF that ends it. A CR inside that line ends no line of Lua's.
fn behind_shebang(bytes: &[u8]) -> &[u8] {
    if bytes.first() != Some(&b'#') {
        return bytes;
    }
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    &bytes[end..]
}

/// What mlua can load. A blank is put before an escape byte, which would announce bytecode: the
/// servers have no bytecode.
fn loadable(bytes: &[u8]) -> Vec<u8> {
    match behind_shebang(bytes) {
        chunk @ [0x1b, ..] => [b" ", chunk].concat(),
        chunk => chunk.to_vec(),
    }
}

#[test]
fn lua_counts_levels_from_where_the_server_does() {
    let lua = Lua::new();
    for (levels, accepts) in [(199, true), (200, false)] {
        let blocks = "do ".repeat(levels) + &"end ".repeat(levels);
        let (verdict, message) = lua_verdict(&lua, blocks.as_bytes());
        assert_eq!(verdict == Verdict::Accepts, accepts, "{levels} blocks: {message}");
    }
}
