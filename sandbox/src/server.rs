//! Libraries loaded one after the other into what a server answers that keeps them.

use std::collections::BTreeMap;

use crate::{Library, Profile, Verdict, shebang, verdict};

/// A server without anything but function libraries: names of libraries are one namespace, names of
/// functions another, in any case.
pub struct Server {
    profile: Profile,
    functions: BTreeMap<String, Vec<String>>,
}

impl Server {
    /// An empty one.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        Self { profile, functions: BTreeMap::new() }
    }

    /// What FUNCTION LOAD answers, or FUNCTION LOAD REPLACE; a library it takes is kept.
    pub fn load(&mut self, code: &[u8], replaces: bool) -> Verdict {
        self.add(code, verdict(code, self.profile), replaces)
    }

    /// Like [`Server::load`], for who knows what a server without libraries answers to the code.
    pub fn add(&mut self, code: &[u8], alone: Verdict, replaces: bool) -> Verdict {
        if let Ok(shebang) = shebang::parse(code, self.profile.line())
            && !replaces
            && self.functions.contains_key(&shebang.name)
        {
            return Verdict::refused(format!("ERR Library '{}' already exists", shebang.name));
        }
        let Ok(library) = &alone.answer else { return alone };
        if let Some(name) = self.taken(library) {
            return Verdict::refused(format!("ERR Function {name} already exists"));
        }
        let names = library.functions.iter().map(|function| function.name.clone()).collect();
        self.functions.insert(library.name.clone(), names);
        alone
    }

    /// The first function whose name another library has.
    fn taken<'l>(&self, library: &'l Library) -> Option<&'l str> {
        let others = self.functions.iter().filter(|(name, _)| **name != library.name);
        let names: Vec<&String> = others.flat_map(|(_, functions)| functions).collect();
        let mut functions = library.functions.iter().map(|function| function.name.as_str());
        functions.find(|name| names.iter().any(|other| other.eq_ignore_ascii_case(name)))
    }
}
