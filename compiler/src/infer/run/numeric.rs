//! Numeric loops: turned like others, and looked at closer where they read `keys` or `args`.

use super::machine::Machine;
use super::state::State;
use super::value::{Atom, Value};
use crate::syntax::ast::{Block, Expression, ExpressionKind, Name};
use crate::syntax::visit::{Visit, walk_expression};

/// Turns of a loop with constant bounds that are taken one by one, those of loops around it
/// included.
const MOST_COUNTED: usize = 16;

impl<'s> Machine<'_, 's> {
    pub(super) fn numeric_for(
        &mut self,
        variable: &'s Name<'s>,
        bounds: [Option<&'s Expression<'s>>; 3],
        body: &'s Block<'s>,
    ) {
        let values = self.bounds(bounds);
        if self.state.is_dead {
            return;
        }
        if self.is_lenient && self.reaches_items(body) {
            if let Some(each) = counted(&values, MOST_COUNTED / self.turns) {
                self.is_special = true;
                return self.each(each, body, |this, value| {
                    this.declare(variable.text, value);
                });
            }
            if let Some(first) = first_turn(&values, bounds[1]) {
                self.scout(|this| {
                    this.declare(variable.text, first);
                    this.block(body);
                });
            }
        }
        self.turns(body, |this| {
            let end = this.state.clone();
            this.declare(variable.text, Value::NUMBER);
            this.block(body);
            end
        });
    }

    fn bounds(&mut self, bounds: [Option<&'s Expression<'s>>; 3]) -> Vec<Value<'s>> {
        let mut values = Vec::with_capacity(3);
        for bound in bounds.into_iter().flatten() {
            let value = self.value(bound);
            self.note_number(&value, true, bound.span);
            values.push(value);
            let is_number = |atom: &Atom<'s>| {
                atom.is_string() || matches!(atom.type_name(), None | Some("number"))
            };
            self.learn(bound, &|value| value.filter(is_number));
        }
        values
    }

    /// Turns that are known one by one.
    fn each(
        &mut self,
        values: Vec<Value<'s>>,
        body: &'s Block<'s>,
        declare: impl Fn(&mut Self, Value<'s>),
    ) {
        let around = self.turns;
        self.turns *= values.len().max(1);
        self.breaks.push(State::dead());
        for value in values {
            if self.state.is_dead {
                break;
            }
            let names = self.names.len();
            declare(self, value);
            self.block(body);
            self.names.truncate(names);
        }
        self.turns = around;
        let breaks = self.breaks.pop().unwrap_or_else(State::dead);
        let end = std::mem::replace(&mut self.state, State::dead());
        self.state = end.join(breaks);
    }

    /// Whether a loop's body may read `keys` or `args`: a name in it leads there.
    fn reaches_items(&self, body: &'s Block<'s>) -> bool {
        let mut names = Names { machine: self, has_items: false };
        names.block(body);
        names.has_items
    }

    fn leads_to_items(&self, value: &Value<'s>) -> bool {
        let mut waiting: Vec<&Value<'s>> = vec![value];
        let mut known = Vec::new();
        while let Some(value) = waiting.pop() {
            for atom in value.atoms() {
                match atom {
                    Atom::Items(_) => return true,
                    Atom::Function(closure) if !closure.scope.is_empty() => return true,
                    Atom::Table(id) if !known.contains(id) => {
                        known.push(*id);
                        let table = self.state.table(*id);
                        waiting.extend(table.into_iter().flat_map(|table| table.values()));
                    }
                    _ => {}
                }
            }
        }
        false
    }
}

/// The names in a piece of code, until one leads to `keys` or `args`.
struct Names<'m, 'f, 's> {
    machine: &'m Machine<'f, 's>,
    has_items: bool,
}

impl<'t, 's: 't> Visit<'t, 's> for Names<'_, '_, 's> {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        let machine = self.machine;
        let reaches = |value: &Value<'s>| machine.leads_to_items(value);
        self.has_items |= match &expression.kind {
            ExpressionKind::Name(name) => machine
                .variable(name)
                .and_then(|id| machine.state.variables.at(id))
                .is_some_and(reaches),
            ExpressionKind::VarArgs => machine.frames.last().is_some_and(|frame| {
                frame.varargs.fixed.iter().chain(&frame.varargs.rest).any(reaches)
            }),
            _ => false,
        };
        if !self.has_items {
            walk_expression(self, expression);
        }
    }
}

/// What the variable is in the first turn, if that is known and shows where a walk over `keys` or `args` begins.
fn first_turn<'s>(bounds: &[Value<'s>], limit: Option<&Expression<'s>>) -> Option<Value<'s>> {
    // One over the length of another table walks over that.
    let is_over_length = limit
        .is_some_and(|limit| matches!(limit.kind, ExpressionKind::Unary { .. }))
        && bounds.get(1) == Some(&Value::NUMBER);
    let first = bounds.first().filter(|start| start.number().is_some())?;
    (rises(bounds) && !is_over_length).then(|| first.clone())
}

/// Whether a loop with these bounds counts upwards.
fn rises(bounds: &[Value<'_>]) -> bool {
    bounds.get(2).is_none_or(|step| step.number().is_some_and(|step| step > 0.0))
}

/// The values of a loop with constant bounds, if they are few.
fn counted<'s>(bounds: &[Value<'s>], most: usize) -> Option<Vec<Value<'s>>> {
    let (start, limit) = (bounds.first()?.number()?, bounds.get(1)?.number()?);
    let step = bounds.get(2).map_or(Some(1.0), Value::number)?;
    if step == 0.0 {
        return None;
    }
    let mut values = Vec::new();
    let mut at = start;
    while if step > 0.0 { at <= limit } else { at >= limit } {
        if values.len() == most {
            return None;
        }
        values.push(Atom::Number(Some(at)).into());
        at += step;
    }
    Some(values)
}
