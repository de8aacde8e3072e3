//! A library into one whose functions can be called, and a call into its reply.

mod api;
mod base;
mod bit;
mod cjson;
mod convert;
mod globals;
mod number;
mod raise;
mod random;
mod state;
mod unanswered;
mod watch;

use mlua::{Function as LuaFunction, Lua, LuaString, Table, Value, Variadic};

pub use unanswered::Unanswered;

use crate::loading::Loading;
use crate::{Danger, Library, Profile, Protocol, Reply, Verdict};
use convert::{Form, one_line};
use state::State;

/// What functions of the server have and this has not: libraries, and a function.
pub(crate) const MISSING: [&str; 13] = [
    "cmsgpack",
    "struct",
    "redis.acl_check_cmd",
    "cjson.encode_sparse_array",
    "cjson.encode_max_depth",
    "cjson.decode_max_depth",
    "cjson.encode_number_precision",
    "cjson.encode_keep_buffer",
    "cjson.encode_invalid_numbers",
    "cjson.decode_invalid_numbers",
    "cjson.decode_array_with_array_mt",
    "cjson.new",
    "something",
];

/// A library that stays loaded: its functions can be called, and keep what they keep on a server.
pub struct Loaded {
    lua: Lua,
    profile: Profile,
    library: Library,
    callbacks: Vec<LuaFunction>,
    state: State,
    /// Calls a function of Lua, see `globals.lua`.
    caller: LuaFunction,
    /// What a server makes of an error.
    handler: LuaFunction,
}

/// A call, as FCALL or FCALL_RO has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Call {
    /// The function, in any case.
    pub function: String,
    /// The keys.
    pub keys: Vec<Vec<u8>>,
    /// The arguments behind them.
    pub args: Vec<Vec<u8>>,
    /// Whether it is FCALL_RO.
    pub only_reads: bool,
    /// What the caller speaks.
    pub protocol: Protocol,
}

/// A command that a function gives by `redis.call` or `redis.pcall`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its name and its arguments, numbers printed as this server prints them.
    pub arguments: Vec<Vec<u8>>,
    /// What the function asked for by `redis.setresp`. An answer of the newer version is understood
    /// under both.
    pub protocol: Protocol,
    /// Whether the function is declared `no-writes`.
    pub only_reads: bool,
}

impl Loaded {
    /// Loads a library in this process.
    ///
    /// # Errors
    ///
    /// What FUNCTION LOAD answers, if it does not take it.
    pub fn new(code: &[u8], profile: Profile) -> Result<Self, Verdict> {
        let loaded = Loading::new(code).keep(profile.line()).and_then(|kept| match kept {
            Err(refused) => Ok(Err(refused)),
            Ok((lua, library, run)) => {
                let state = State::new(profile.line());
                let caller = globals::enter(&lua, &state, profile, &run.enter)?;
                let handler = lua.create_function(raise::placed)?;
                let callbacks = run.callbacks;
                Ok(Ok(Self { lua, profile, library, callbacks, state, caller, handler }))
            }
        });
        loaded.unwrap_or_else(|_| Err(Verdict::unanswered(Danger::Memory)))
    }

    /// What it registered.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Calls a function. Commands are answered as the server answers a script: by errors in its words too,
    /// about commands that do not exist, have too few arguments or are not for scripts.
    ///
    /// # Errors
    ///
    /// If there is no reply, or it cannot be known here.
    pub fn call(
        &mut self,
        call: &Call,
        mut commands: impl FnMut(&Command) -> Reply,
    ) -> Result<Reply, Unanswered> {
        let mut functions = self.library.functions.iter();
        let is_it = |name: &str| name.eq_ignore_ascii_case(&call.function);
        let Some(index) = functions.position(|function| is_it(&function.name)) else {
            return Ok(Reply::Error(b"ERR Function not found".to_vec()));
        };
        let only_reads = self.library.functions[index].flags.contains(&"no-writes");
        if call.only_reads && !only_reads {
            let message = "ERR Can not execute a script with write flag using *_ro command.";
            return Ok(Reply::Error(message.into()));
        }
        self.state.begin();
        let answer = self.run(index, call, &mut |arguments, protocol| {
            commands(&Command { arguments, protocol, only_reads })
        });
        match (self.state.stopped(), answer) {
            (Some(why), _) => Err(why),
            (None, Ok(answer)) => answer,
            // Nothing else fails outside of what Lua catches.
            (None, Err(_)) => Err(Unanswered::Memory),
        }
    }

    fn run(
        &self,
        index: usize,
        call: &Call,
        commands: &mut dyn FnMut(Vec<Vec<u8>>, Protocol) -> Reply,
    ) -> mlua::Result<Result<Reply, Unanswered>> {
        let (lua, state) = (&self.lua, &self.state);
        let (keys, args) = (texts(lua, &call.keys)?, texts(lua, &call.args)?);
        let (is_done, value): (bool, Value) = lua.scope(|scope| {
            let answer = scope.create_function_mut(|lua, arguments: Variadic<LuaString>| {
                let arguments = arguments.iter().map(|it| it.as_bytes().to_vec()).collect();
                let reply = commands(arguments, state.protocol.get());
                let form = self.form(call);
                match reply {
                    Reply::Error(text) => Ok((Value::Nil, Some(lua.create_string(text)?))),
                    reply => Ok((convert::value(lua, reply, form)?, None)),
                }
            })?;
            lua.set_named_registry_value(api::COMMANDS, answer)?;
            watch::start(lua, state)?;
            let ran = self.caller.call((&self.callbacks[index], keys, args, &self.handler));
            watch::end(lua);
            ran
        })?;
        if is_done {
            let reply = self.form(call).reply(&value)?;
            return Ok(reply.ok_or(Unanswered::TooDeep));
        }
        self.failed(index, &value)
    }

    fn form(&self, call: &Call) -> Form {
        let script = self.state.protocol.get();
        Form { line: self.profile.line(), client: call.protocol, script }
    }

    /// The reply to an error that was not caught.
    fn failed(&self, index: usize, raised: &Value) -> mlua::Result<Result<Reply, Unanswered>> {
        let name = &self.library.functions[index].name;
        let Value::Table(error) = raised else {
            let text = raised.to_string()?;
            if text.ends_with("not enough memory") {
                return Ok(Err(Unanswered::Memory));
            }
            let text = format!("ERR Error running script {name}, {text:.100}");
            return Ok(Ok(Reply::Error(one_line(text.as_bytes(), true))));
        };
        let line = self.profile.line();
        let text: Option<LuaString> = match error.raw_get("err")? {
            text @ (Value::String(_) | Value::Integer(_) | Value::Number(_)) => {
                self.lua.coerce_string(text)?
            }
            _ if line.aborts_without_err() => return Ok(Err(Unanswered::Aborts)),
            _ => Some(self.lua.create_string("ERR unknown error")?),
        };
        let mut text = text.map_or_else(Vec::new, |text| text.as_bytes().to_vec());
        text.truncate(crate::shebang::until_nul(&text).len());
        text.extend(b" script: ");
        if line.errors_name_functions() {
            text.extend(format!("{name}, ").as_bytes());
        }
        let (source, at): (Option<LuaString>, Option<i64>) =
            (error.raw_get("source")?, error.raw_get("line")?);
        if let (Some(source), Some(at)) = (source, at) {
            text.extend([b"on ", &*source.as_bytes(), format!(":{at}.").as_bytes()].concat());
        }
        Ok(Ok(Reply::Error(one_line(&text, false))))
    }
}

fn texts(lua: &Lua, texts: &[Vec<u8>]) -> mlua::Result<Table> {
    let table = lua.create_table_with_capacity(texts.len(), 0)?;
    for (index, text) in texts.iter().enumerate() {
        table.raw_set(index + 1, lua.create_string(text)?)?;
    }
    Ok(table)
}
