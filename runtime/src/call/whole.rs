//! A call of a script that the server does not hold becomes the same call with the script's whole text.

use redis::{Arg, Cmd, RedisResult, RedisWrite, Value};

use crate::error::is_no_script;
use crate::{Access, Function, Script};

/// What to send after this answer, if the call was of a script and did not run because the server does not hold it:
/// EVAL with the same keys and args, which cannot miss as it brings the script along and runs it in one step.
///
/// The first send did not run, so that the second is the only one that does: a script that *raises* the same line gets
/// the server's note of where, and one that could *return* it word for word, because its text or an argument has the
/// words, is not sent again. A script that puts them together from pieces, or reads them from a key, is beyond this.
#[inline]
pub(super) fn whole(
    function: &'static Function,
    command: &Cmd,
    answer: &RedisResult<Value>,
) -> Option<Cmd> {
    let script = function.script()?;
    match answer {
        Ok(Value::ServerError(error)) if is_no_script(error.code(), error.details()) => {}
        Err(error) if error.code().is_some_and(|code| is_no_script(code, error.detail())) => {}
        _ => return None,
    }
    whole_of(script, function.access(), command)
}

#[cold]
fn whole_of(script: &'static Script, access: Access, command: &Cmd) -> Option<Cmd> {
    let parameters: Vec<&[u8]> = command
        .args_iter()
        .skip(2)
        .filter_map(|parameter| match parameter {
            Arg::Simple(bytes) => Some(bytes),
            _ => None,
        })
        .collect();
    let mut texts = parameters.iter().copied().chain([script.code()]);
    if texts.any(has_the_servers_words) {
        return None;
    }
    let bytes: usize = parameters.iter().map(|parameter| parameter.len()).sum();
    let mut whole = Cmd::with_capacity(parameters.len() + 2, bytes + script.code().len() + 7);
    whole.write_arg(match access {
        Access::ReadWrite => b"EVAL",
        Access::ReadOnly => b"EVAL_RO",
    });
    whole.write_arg(script.code());
    parameters.iter().for_each(|parameter| whole.write_arg(parameter));
    Some(whole)
}

/// Whether a script could have taken the server's line from this text.
fn has_the_servers_words(text: &[u8]) -> bool {
    const WORDS: &[u8] = b"No matching script";
    text.windows(WORDS.len()).any(|window| window == WORDS)
}
