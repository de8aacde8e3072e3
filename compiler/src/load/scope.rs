//! The variables a piece of code sees: a chain from the innermost outwards.

use std::cell::RefCell;
use std::rc::Rc;

use super::value::Value;

/// A variable's place; closures share it.
pub(super) type Variable<'s> = Rc<RefCell<Slot<'s>>>;

/// What stands in a variable.
#[derive(Debug)]
pub(super) struct Slot<'s> {
    pub(super) value: Value<'s>,
    /// How many uncertain branches surround the declaration. An assignment from a deeper one may
    /// or may not happen.
    pub(super) doubt: u32,
}

/// The innermost variable and all outside it. Cheap to clone, which is what a closure does.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope<'s>(Option<Rc<Link<'s>>>);

#[derive(Debug)]
struct Link<'s> {
    name: &'s str,
    variable: Variable<'s>,
    outer: Scope<'s>,
}

impl<'s> Scope<'s> {
    /// Declares a local in front of all others.
    pub(super) fn declare(&mut self, name: &'s str, value: Value<'s>, doubt: u32) -> Variable<'s> {
        let variable = Rc::new(RefCell::new(Slot { value, doubt }));
        let outer = self.clone();
        self.0 = Some(Rc::new(Link { name, variable: variable.clone(), outer }));
        variable
    }

    /// The variable a name means here.
    pub(super) fn find(&self, name: &str) -> Option<Variable<'s>> {
        let mut scope = self;
        while let Some(link) = &scope.0 {
            if link.name == name {
                return Some(link.variable.clone());
            }
            scope = &link.outer;
        }
        None
    }
}

/// Links are dropped one by one: thousands of locals in a generated file must not recurse.
impl Drop for Link<'_> {
    fn drop(&mut self) {
        let mut next = self.outer.0.take();
        while let Some(link) = next {
            match Rc::try_unwrap(link) {
                Ok(mut link) => next = link.outer.0.take(),
                Err(_) => break,
            }
        }
    }
}
