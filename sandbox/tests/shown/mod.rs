//! An answer in a form in which two can be compared: servers list functions and flags in any order.

use fcall_sandbox::Verdict;

/// The library's name and its functions, or the error.
pub(crate) type Shown = Result<(String, Vec<Function>), Vec<u8>>;

/// Name, description, flags.
pub(crate) type Function = (String, Option<Vec<u8>>, Vec<String>);

pub(crate) fn shown(verdict: &Verdict) -> Shown {
    let library = verdict.answer.clone()?;
    let functions = library.functions.into_iter().map(|function| {
        let mut flags: Vec<String> = function.flags.into_iter().map(str::to_owned).collect();
        flags.sort();
        (function.name, function.description, flags)
    });
    let mut functions: Vec<Function> = functions.collect();
    functions.sort();
    Ok((library.name, functions))
}
