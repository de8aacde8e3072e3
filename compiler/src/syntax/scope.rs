//! Which local a name means while parsing, so that Lua's limits on locals and upvalues hold.

use std::collections::HashMap;

use crate::source::Span;

/// Locals that may be visible at once in one function.
pub(super) const MAXIMUM_LOCALS: usize = 200;
/// Locals one function may declare in all its blocks together.
const MAXIMUM_DECLARATIONS: usize = 32_767;
/// Locals of enclosing functions that one function may use.
pub(super) const MAXIMUM_UPVALUES: usize = 60;

/// Locals and pending values, such as the arguments of calls being made, that one function may hold
/// at once: Lua's registers.
pub(super) const MAXIMUM_REGISTERS: usize = 249;

/// The functions being parsed, innermost last, and the locals visible in them.
#[derive(Debug)]
pub(super) struct Scopes<'s> {
    functions: Vec<FunctionScope>,
    locals: Vec<Local<'s>>,
    /// The newest visible local of each name, an index into `locals`.
    newest: HashMap<&'s str, usize>,
}

/// A function being parsed.
#[derive(Debug)]
struct FunctionScope {
    /// The word `function`, or what stands for it.
    opener: Span,
    is_vararg: bool,
    first_local: usize,
    declarations: usize,
    loops: usize,
    /// Values of the current statement that surely wait in a register.
    held: usize,
    /// The locals of enclosing functions it uses, or that functions in it use.
    upvalues: Vec<usize>,
    /// Whether a limit was reported, so that it is not reported again.
    is_reported: bool,
}

#[derive(Debug)]
struct Local<'s> {
    name: &'s str,
    /// The local that is visible again when this one ends.
    shadowed: Option<usize>,
}

/// A limit of Lua 5.1 that a function exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exceeded {
    /// Which function, by its opener.
    pub(super) function: Span,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Locals,
    Declarations,
    Upvalues,
    Registers,
}

impl<'s> Scopes<'s> {
    pub(super) fn new() -> Self {
        Self { functions: Vec::new(), locals: Vec::new(), newest: HashMap::new() }
    }

    pub(super) fn enter_function(&mut self, opener: Span) {
        self.functions.push(FunctionScope {
            opener,
            is_vararg: false,
            first_local: self.locals.len(),
            declarations: 0,
            loops: 0,
            held: 0,
            upvalues: Vec::new(),
            is_reported: false,
        });
    }

    pub(super) fn leave_function(&mut self) {
        if let Some(function) = self.functions.pop() {
            self.leave_block(function.first_local);
        }
    }

    /// A mark for [`Self::leave_block`].
    pub(super) fn enter_block(&self) -> usize {
        self.locals.len()
    }

    /// Ends all locals since the mark.
    pub(super) fn leave_block(&mut self, mark: usize) {
        for local in self.locals.drain(mark..).rev() {
            match local.shadowed {
                Some(index) => self.newest.insert(local.name, index),
                None => self.newest.remove(local.name),
            };
        }
    }

    pub(super) fn enter_loop(&mut self) {
        self.current().loops += 1;
    }

    pub(super) fn leave_loop(&mut self) {
        self.current().loops -= 1;
    }

    pub(super) fn is_in_loop(&mut self) -> bool {
        self.current().loops > 0
    }

    pub(super) fn set_vararg(&mut self) {
        self.current().is_vararg = true;
    }

    pub(super) fn is_vararg(&mut self) -> bool {
        self.current().is_vararg
    }

    /// Counts a declaration while `pending` others of its statement are not visible yet.
    pub(super) fn declare(&mut self, pending: usize) -> Result<(), Exceeded> {
        let visible = self.locals.len();
        let function = self.current();
        function.declarations += 1;
        let what = if visible - function.first_local + pending + 1 > MAXIMUM_LOCALS {
            What::Locals
        } else if function.declarations > MAXIMUM_DECLARATIONS {
            What::Declarations
        } else {
            return Ok(());
        };
        exceeded(function, what)
    }

    /// Counts a value that waits in a register until others are computed. The count is a lower
    /// bound: a function that Lua compiles never exceeds it.
    pub(super) fn hold(&mut self) -> Result<(), Exceeded> {
        let visible = self.locals.len();
        let function = self.current();
        function.held += 1;
        if visible - function.first_local + function.held > MAXIMUM_REGISTERS {
            return exceeded(function, What::Registers);
        }
        Ok(())
    }

    /// A mark for [`Self::release`].
    pub(super) fn held(&mut self) -> usize {
        self.current().held
    }

    /// Forgets the values held since the mark.
    pub(super) fn release(&mut self, mark: usize) {
        self.current().held = mark;
    }

    /// Makes a declared local visible. A hidden one has a name no identifier can have.
    pub(super) fn show(&mut self, name: &'s str) {
        let shadowed = self.newest.insert(name, self.locals.len());
        self.locals.push(Local { name, shadowed });
    }

    /// Counts a use: every function between the name and its local needs an upvalue for it.
    pub(super) fn resolve(&mut self, name: &str) -> Result<(), Exceeded> {
        if self.current().first_local == 0 {
            return Ok(());
        }
        let Some(local) = self.newest.get(name).copied() else { return Ok(()) };
        let outer = self.functions.partition_point(|function| function.first_local <= local);
        for function in &mut self.functions[outer..] {
            if !function.upvalues.contains(&local) {
                function.upvalues.push(local);
                if function.upvalues.len() > MAXIMUM_UPVALUES {
                    return exceeded(function, What::Upvalues);
                }
            }
        }
        Ok(())
    }

    /// The innermost function. There always is one: the chunk.
    fn current(&mut self) -> &mut FunctionScope {
        if self.functions.is_empty() {
            self.enter_function(Span::default());
        }
        let last = self.functions.len() - 1;
        &mut self.functions[last]
    }
}

fn exceeded(function: &mut FunctionScope, what: What) -> Result<(), Exceeded> {
    if std::mem::replace(&mut function.is_reported, true) {
        return Ok(());
    }
    Err(Exceeded { function: function.opener, what })
}
