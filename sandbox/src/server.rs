//! Libraries loaded one after the other into what a server answers that keeps them.

use std::collections::{HashMap, HashSet};

use crate::{Library, Profile, Verdict, shebang, verdict};

/// A server without anything but function libraries: names of libraries are one namespace, names of
/// functions another, in any case.
pub struct Server {
    profile: Profile,
    libraries: HashSet<String>,
    /// The library of each function, whose name is in lower case.
    functions: HashMap<String, String>,
}

impl Server {
    /// An empty one.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        Self { profile, libraries: HashSet::new(), functions: HashMap::new() }
    }

    /// What FUNCTION LOAD answers, or FUNCTION LOAD REPLACE; a library it takes is kept.
    pub fn load(&mut self, code: &[u8], replaces: bool) -> Verdict {
        self.add(code, verdict(code, self.profile), replaces)
    }

    /// Like [`Server::load`], for who knows what a server without libraries answers to the code.
    pub fn add(&mut self, code: &[u8], alone: Verdict, replaces: bool) -> Verdict {
        if let Ok(shebang) = shebang::parse(code, self.profile.line())
            && !replaces
            && self.libraries.contains(&shebang.name)
        {
            return Verdict::refused(format!("ERR Library '{}' already exists", shebang.name));
        }
        let Ok(library) = &alone.answer else { return alone };
        if let Some(name) = self.taken(library) {
            return Verdict::refused(format!("ERR Function {name} already exists"));
        }
        if !self.libraries.insert(library.name.clone()) {
            self.functions.retain(|_, owner| *owner != library.name);
        }
        for function in &library.functions {
            self.functions.insert(function.name.to_ascii_lowercase(), library.name.clone());
        }
        alone
    }

    /// The first function whose name another library has.
    fn taken<'l>(&self, library: &'l Library) -> Option<&'l str> {
        let mut names = library.functions.iter().map(|function| function.name.as_str());
        names.find(|name| {
            let owner = self.functions.get(&name.to_ascii_lowercase());
            owner.is_some_and(|owner| *owner != library.name)
        })
    }
}
