//! Verdicts into what is shown: text for people, JSON for machines.

use std::fmt::Write as _;

use fcall_compiler::verdict::one_line;
use fcall_sandbox::{Function, Library, Profile, Verdict};
use serde::Serialize;

use crate::commands::Judged;
use crate::diagnostics::count;

/// The shape of the verdicts, as `verdict --help` documents it. Tests compare the output with it.
pub(crate) const SHAPE: &str = r#"The verdicts (--format json). "fcall" is the version of the shape: within one version, members are only
added. Errors are as the server sends them, descriptions as it shows them; bytes that are not UTF-8
are replaced. "dangers" says what loading does to the server itself, or to one without the time limit
of FUNCTION LOAD; a server that does not answer for that reason has it as its error too.

{
  "fcall": 1,
  "verdicts": [{
    "file": string,
    "profile": string,
    "accepts": true,
    "library": string,
    "functions": [{
      "name": string,
      "description": string | null,
      "flags": [string]
    }],
    "dangers": [string]
  } | {
    "file": string,
    "profile": string,
    "accepts": false,
    "error": string,
    "dangers": [string]
  }]
}

Profiles: redis-7.0, redis-7.2, redis-7.4, redis-8.0, redis-8.6, valkey-7.2, valkey-8.0, valkey-8.1,
valkey-9.1; up to redis-7.4 and valkey-8.1 also with `-hardened` behind it: the Lua fixes of October
2025. A full version means its line, a line that is not listed the next lower one."#;

/// What `verdict` shows to machines.
#[derive(Serialize)]
pub(crate) struct Verdicts<'v> {
    fcall: u32,
    verdicts: Vec<Entry<'v>>,
}

#[derive(Serialize)]
struct Entry<'v> {
    file: &'v str,
    profile: &'static str,
    accepts: bool,
    #[serde(flatten)]
    answer: Answer<'v>,
    dangers: Vec<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'v> {
    Accepts { library: &'v str, functions: Vec<FunctionEntry<'v>> },
    Refuses { error: String },
}

#[derive(Serialize)]
struct FunctionEntry<'v> {
    name: &'v str,
    description: Option<String>,
    flags: &'v [&'static str],
}

impl<'v> Verdicts<'v> {
    /// The verdicts on some libraries.
    pub(crate) fn of(judged: &'v [Judged]) -> Self {
        let entries = judged.iter().flat_map(|library| {
            library.answers.iter().map(|answer| Entry::of(&library.file, answer))
        });
        Self { fcall: 1, verdicts: entries.collect() }
    }
}

impl<'v> Entry<'v> {
    fn of(file: &'v str, (profile, verdict): &'v (Profile, Verdict)) -> Self {
        let answer = match &verdict.answer {
            Ok(library) => Answer::Accepts {
                library: &library.name,
                functions: library.functions.iter().map(FunctionEntry::of).collect(),
            },
            Err(error) => Answer::Refuses { error: lossy(error) },
        };
        let dangers = verdict.dangers.iter().map(ToString::to_string).collect();
        Self { file, profile: profile.name(), accepts: verdict.accepts(), answer, dangers }
    }
}

impl<'v> FunctionEntry<'v> {
    fn of(function: &'v Function) -> Self {
        let description = function.description.as_deref().map(lossy);
        Self { name: &function.name, description, flags: &function.flags }
    }
}

/// What `verdict` shows to people: each answer once, with the profiles that give it.
pub(crate) fn text(judged: &[Judged]) -> String {
    let mut text = String::new();
    for library in judged {
        let mut answers: Vec<(&Verdict, Vec<&str>)> = Vec::new();
        for (profile, verdict) in &library.answers {
            match answers.iter_mut().find(|(known, _)| *known == verdict) {
                Some((_, profiles)) => profiles.push(profile.name()),
                None => answers.push((verdict, vec![profile.name()])),
            }
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", library.file);
        for (verdict, profiles) in answers {
            write_answer(&mut text, verdict, &profiles.join(", "));
        }
    }
    text
}

fn write_answer(text: &mut String, verdict: &Verdict, profiles: &str) {
    let _ = match &verdict.answer {
        Ok(library) => writeln!(text, "  accepted by {profiles}\n{}", shown(library)),
        Err(error) => {
            writeln!(text, "  refused by {profiles}\n    {}", one_line(&lossy(error)))
        }
    };
    for danger in &verdict.dangers {
        let danger = danger.to_string();
        if verdict.error().as_deref() != Some(danger.as_str()) {
            let _ = writeln!(text, "    danger: {danger}");
        }
    }
}

fn shown(library: &Library) -> String {
    let mut text =
        format!("    library {} with {}", library.name, count(library.functions.len(), "function"));
    for function in &library.functions {
        let _ = write!(text, "\n      {}", function.name);
        if !function.flags.is_empty() {
            let _ = write!(text, "  [{}]", function.flags.join(", "));
        }
        if let Some(description) = &function.description {
            let _ = write!(text, "  {:?}", lossy(description));
        }
    }
    text
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
