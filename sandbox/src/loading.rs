//! A library into verdicts, one for each server line that is asked for.

use std::collections::HashMap;

use mlua::{Function as LuaFunction, Lua, LuaOptions, LuaString, StdLib};

use crate::environment::{self, End, Run};
use crate::shebang::Shebang;
use crate::verdict::{Library, Verdict};
use crate::{Danger, Line, Profile, shebang};

/// The memory a library may take while it loads.
const MEMORY: usize = 128 << 20;

/// Below this, what earlier runs left behind is not worth collecting.
const LITTER: usize = 16 << 20;

/// What FUNCTION LOAD answers to the library on a server that has no other, in this process.
#[must_use]
pub fn verdict(code: &[u8], profile: Profile) -> Verdict {
    Loading::new(code).under(profile)
}

/// Whether servers of the profile of this name take the library and come to no harm by it; else what they
/// answer, or what happens to them. A name that is no profile is refused, too.
///
/// Build scripts hand this to `fcall_compiler::build_judged`.
///
/// # Errors
///
/// That is the answer.
pub fn accepts(code: &[u8], profile: &str) -> Result<(), String> {
    let (profile, _) = Profile::read(profile).map_err(|unknown| unknown.to_string())?;
    let verdict = verdict(code, profile);
    match (verdict.error(), verdict.dangers.first()) {
        (Some(error), _) => Err(error.into_owned()),
        (None, Some(danger)) => Err(danger.to_string()),
        (None, None) => Ok(()),
    }
}

/// One library, loaded as often as need be to say what several profiles answer. It is compiled
/// once, and run once if it does nothing that profiles answer differently.
pub struct Loading<'c> {
    code: &'c [u8],
    compiled: Option<Compiled>,
    /// What holds on every line.
    everywhere: Option<Verdict>,
}

/// The Lua of a library, or the compiler's error.
struct Compiled {
    lua: Lua,
    /// How much of the code was compiled.
    length: usize,
    chunk: Result<LuaFunction, Vec<u8>>,
}

impl<'c> Loading<'c> {
    /// Takes the bytes of a library.
    #[must_use]
    pub fn new(code: &'c [u8]) -> Self {
        Self { code, compiled: None, everywhere: None }
    }

    /// What FUNCTION LOAD answers on a server that has no other library.
    #[must_use]
    pub fn under(&mut self, profile: Profile) -> Verdict {
        if let Some(verdict) = &self.everywhere {
            return verdict.clone();
        }
        self.load(profile.line()).unwrap_or_else(|_| {
            // The state may be left half done.
            self.compiled = None;
            Verdict::unanswered(Danger::Memory)
        })
    }

    /// Fails only for want of memory.
    fn load(&mut self, line: Line) -> mlua::Result<Verdict> {
        let (shebang, run) = match self.run(line, StdLib::STRING)? {
            Ok(ran) => ran,
            Err(refused) => return Ok(refused),
        };
        let is_read_alike = self.end_for_c() == self.code.len()
            && shebang::parse(self.code, Line::Valkey91).as_ref() == Ok(&shebang);
        let is_everywhere = is_read_alike && is_everywhere(&run, line);
        let verdict = conclude(shebang.name, &run, line);
        self.everywhere = is_everywhere.then(|| verdict.clone());
        Ok(verdict)
    }

    /// Loads for good: what was registered, in a Lua with the libraries that functions see.
    pub(crate) fn keep(mut self, line: Line) -> mlua::Result<Result<(Lua, Library, Run), Verdict>> {
        let libraries = StdLib::STRING | StdLib::TABLE | StdLib::MATH | StdLib::OS;
        let (shebang, run) = match self.run(line, libraries)? {
            Ok(ran) => ran,
            Err(refused) => return Ok(Err(refused)),
        };
        let verdict = conclude(shebang.name, &run, line);
        let Ok(library) = verdict.answer else { return Ok(Err(verdict)) };
        let lua = self.compiled.map(|compiled| compiled.lua);
        let lua = lua.ok_or_else(|| mlua::Error::runtime("nothing was compiled"))?;
        Ok(Ok((lua, library, run)))
    }

    /// Runs the code, unless it is refused before that.
    fn run(
        &mut self,
        line: Line,
        libraries: StdLib,
    ) -> mlua::Result<Result<(Shebang, Run), Verdict>> {
        let shebang = match shebang::parse(self.code, line) {
            Ok(shebang) => shebang,
            Err(error) => return Ok(Err(Verdict::refused([b"ERR ", error.as_slice()].concat()))),
        };
        let end = if line.cuts_at_nul() { self.end_for_c() } else { self.code.len() };
        let compiled = self.compile(shebang.end, end, libraries)?;
        let chunk = match &compiled.chunk {
            Ok(chunk) => chunk,
            Err(error) => {
                let error = [b"ERR Error compiling function: ", error.as_slice()].concat();
                return Ok(Err(Verdict::refused(error)));
            }
        };
        if compiled.lua.used_memory() > LITTER {
            compiled.lua.gc_collect()?;
        }
        let run = environment::run(&compiled.lua, chunk, line)?;
        Ok(Ok((shebang, run)))
    }

    /// Where the code ends for a server that reads it as a C string.
    fn end_for_c(&self) -> usize {
        shebang::until_nul(self.code).len()
    }

    fn compile(&mut self, start: usize, end: usize, libraries: StdLib) -> mlua::Result<&Compiled> {
        let compiled = match self.compiled.take() {
            Some(compiled) if compiled.length == end => compiled,
            _ => compile(&self.code[start..end], libraries)?,
        };
        Ok(self.compiled.insert(Compiled { length: end, ..compiled }))
    }
}

/// Compiles text that begins with a line end, so that it is never taken for bytecode.
fn compile(text: &[u8], libraries: StdLib) -> mlua::Result<Compiled> {
    let lua = Lua::new_with(libraries, LuaOptions::default())?;
    lua.set_memory_limit(MEMORY)?;
    let loadstring: LuaFunction = lua.globals().get("loadstring")?;
    let text = lua.create_string(text)?;
    let (chunk, error): (Option<LuaFunction>, Option<LuaString>) =
        loadstring.call((text, "@user_function"))?;
    let error = error.map(|error| shebang::until_nul(&error.as_bytes()).to_vec());
    let is_memory = error.as_deref() == Some(NO_MEMORY);
    let chunk = match chunk {
        _ if is_memory => return Err(mlua::Error::MemoryError(String::new())),
        Some(chunk) => Ok(chunk),
        None => Err(error.unwrap_or_default()),
    };
    Ok(Compiled { lua, length: 0, chunk })
}

/// What Lua says for want of memory. Nothing else says it: what a library raises has a line.
const NO_MEMORY: &[u8] = b"not enough memory";

fn conclude(name: String, run: &Run, line: Line) -> Verdict {
    if run.logs && line.log_aborts() {
        return Verdict::unanswered(Danger::LogAtLoad);
    }
    match &run.end {
        End::TimedOut => Verdict {
            dangers: vec![Danger::Endless],
            ..Verdict::refused(registering(b"FUNCTION LOAD timeout"))
        },
        End::Raised(message) if message == NO_MEMORY => Verdict::unanswered(Danger::Memory),
        End::Raised(message) => Verdict::refused(registering(message)),
        End::BadName(message) => Verdict::refused([b"ERR ", message.as_slice()].concat()),
        End::Registered(functions) if functions.is_empty() => {
            Verdict::refused("ERR No functions registered")
        }
        End::Registered(functions) => {
            let library = Library { name, functions: functions.clone() };
            let dangers = same_in_any_case(&library);
            Verdict { answer: Ok(library), dangers }
        }
    }
}

fn registering(message: &[u8]) -> Vec<u8> {
    [b"ERR Error registering functions: ERR ", message].concat()
}

fn same_in_any_case(library: &Library) -> Vec<Danger> {
    let mut names: HashMap<String, &str> = HashMap::new();
    let clashes = library.functions.iter().filter_map(|function| {
        let second = function.name.as_str();
        let first = *names.entry(second.to_ascii_lowercase()).or_insert(second);
        (first != second)
            .then(|| Danger::SameInAnyCase { first: first.to_owned(), second: second.to_owned() })
    });
    clashes.collect()
}

/// Whether all lines answer what this one does. The oldest refuses most and knows least, so what it
/// takes, or runs for ever, all do, unless the library looks at what they differ in.
fn is_everywhere(run: &Run, line: Line) -> bool {
    let has_nul = |functions: &[crate::Function]| {
        let mut descriptions =
            functions.iter().filter_map(|function| function.description.as_ref());
        descriptions.any(|description| description.contains(&0))
    };
    let is_plain = match &run.end {
        End::Registered(functions) => !functions.is_empty() && !has_nul(functions),
        End::TimedOut => true,
        End::Raised(_) | End::BadName(_) => false,
    };
    is_plain && line == Line::Redis70 && !run.reads_version && !run.logs
}
