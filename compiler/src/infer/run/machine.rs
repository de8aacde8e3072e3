//! One run of a callback over all it may meet: names, places of values, and what it returns.

use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::super::facts::Facts;
use super::super::observe::{Seen, Side};
use super::places::Places;
use super::state::State;
use super::table::Table;
use super::value::{Atom, Closure, Loaded, Value, Values, Why};
use crate::load;
use crate::source::Span;
use crate::syntax::ast::{Expression, ExpressionKind};

/// Statements and expressions looked at for one callback until it is too much.
const MOST_STEPS: u32 = 400_000;

/// A function being followed.
pub(super) struct Frame<'s> {
    pub(super) closure: Rc<Closure<'s>>,
    /// Where its names begin.
    pub(super) first_name: usize,
    /// The calls that led here, as one number: places of values differ by it.
    pub(super) path: u64,
    /// Whether it gets `keys` or `args` themselves.
    pub(super) is_owner: bool,
    /// Whether the callback gives back what this gives back, and in which statement of its own.
    pub(super) is_last: bool,
    pub(super) given_back_at: Option<Span>,
    pub(super) varargs: Values<'s>,
    pub(super) returns: Vec<Values<'s>>,
    pub(super) end: State<'s>,
}

/// What a callback was seen to return, and the state then.
pub(super) type Return<'s> = (Value<'s>, State<'s>, Span);

pub(super) struct Machine<'f, 's> {
    pub(super) facts: &'f Facts<'s>,
    pub(super) state: State<'s>,
    pub(super) names: Vec<(&'s str, usize)>,
    pub(super) frames: Vec<Frame<'s>>,
    pub(super) breaks: Vec<State<'s>>,
    pub(super) replies: Vec<Return<'s>>,
    /// The positions whose absence is tried, and where the callback was found to return without them.
    pub(super) wanted: Option<(Side, RangeInclusive<usize>)>,
    pub(super) found: Option<Span>,
    /// What an argument is tried as.
    pub(super) tried: Option<super::tried::Tried>,
    /// Whether something was followed in a way that only reads ask for.
    pub(super) is_special: bool,
    /// Where and why a run that is not lenient would have stopped, and how many codes were seen by then; none if
    /// something else was special before, which such a run does in its own way.
    pub(super) halt: Option<(Why, usize)>,
    /// The statements they come from, in whatever function.
    pub(super) ends: Vec<Span>,
    /// What is read of `keys` and of `args`, and whether it is asked for.
    pub(super) is_watching: bool,
    pub(super) seen: [Seen; 2],
    /// Whether what cannot be followed is stepped over, so that all reads are seen.
    pub(super) is_lenient: bool,
    /// The call whose results the callback gives back, and the statement.
    pub(super) tail: Option<(u64, Span)>,
    /// The codes of the errors it ends with.
    pub(super) codes: Vec<String>,
    /// How often `redis.setresp` was met.
    pub(super) switches: usize,
    /// Turns of loops taken one by one around this place.
    pub(super) turns: usize,
    /// Set where the callback cannot be followed.
    pub(super) open: Option<Why>,
    /// Locals that functions made during the call see.
    pub(super) captured: HashSet<usize>,
    /// Where what is seen is written down.
    pub(super) recorder: super::trace::Recorder,
    pub(super) places: Places<'s>,
    steps: u32,
}

impl<'f, 's> Machine<'f, 's> {
    pub(super) fn new(facts: &'f Facts<'s>, places: Places<'s>) -> Self {
        Self {
            facts,
            state: State::default(),
            names: Vec::new(),
            frames: Vec::new(),
            breaks: Vec::new(),
            replies: Vec::new(),
            ends: Vec::new(),
            wanted: None,
            found: None,
            tried: None,
            is_special: false,
            halt: None,
            is_watching: false,
            seen: Default::default(),
            is_lenient: false,
            tail: None,
            codes: Vec::new(),
            switches: 0,
            turns: 1,
            open: None,
            captured: HashSet::new(),
            recorder: super::trace::Recorder::default(),
            places,
            steps: 0,
        }
    }

    /// Runs a callback as the server calls it, with keys and arguments nobody knows.
    pub(super) fn callback(&mut self, callback: &Rc<load::Closure<'s>>) {
        let closure =
            Closure { function: callback.function, scope: Vec::new(), outer: callback.clone() };
        let sides = [Atom::Items(Side::Keys), Atom::Items(Side::Args)];
        let values = Values { fixed: sides.into_iter().map(Value::from).collect(), rest: None };
        self.follow(&Rc::new(closure), &values, 1);
    }

    /// Counts a step; `false` where there is nothing more to follow.
    pub(super) fn step(&mut self, span: Span) -> bool {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            self.give_up(span, "there is too much to follow");
        }
        !self.state.is_dead && self.open.is_none() && self.found.is_none()
    }

    /// The callback does what cannot be followed.
    pub(super) fn give_up(&mut self, span: Span, text: &'static str) {
        self.open.get_or_insert(Why { span, text, is_opaque: true });
        self.state.is_dead = true;
    }

    /// Goes on, for the reads behind it, where a run that is not lenient gives up.
    pub(super) fn step_over(&mut self, span: Span, text: &'static str) {
        if !self.is_special {
            self.halt = Some((Why { span, text, is_opaque: true }, self.codes.len()));
        }
        self.is_special = true;
    }

    /// Goes on with anything where what is done with `values` is not known, if only reads matter.
    pub(super) fn unknown(
        &mut self,
        span: Span,
        text: &'static str,
        values: &Values<'s>,
    ) -> Vec<Values<'s>> {
        if !self.is_lenient {
            self.give_up(span, text);
            return Vec::new();
        }
        self.step_over(span, text);
        let why = Why { span, text, is_opaque: true };
        for value in values.fixed.iter().chain(&values.rest) {
            self.escape(value, why);
        }
        vec![Values { fixed: Vec::new(), rest: Some(Atom::Any(why).into()) }]
    }

    /// An error: the code does not go on from here.
    pub(super) fn raise(&mut self) -> Value<'s> {
        self.state.is_dead = true;
        Value::Never
    }

    pub(super) fn path(&self) -> u64 {
        self.frames.last().map_or(0, |frame| frame.path)
    }

    /// Declares a local.
    pub(super) fn declare(&mut self, name: &'s str, value: Value<'s>) -> usize {
        let id = self.places.variable((self.path(), name.as_ptr() as usize));
        self.names.push((name, id));
        self.state.take_in(&value);
        if self.captured.contains(&id) {
            let before = self.state.variable(id);
            self.state.assign(id, value.join(&before));
        } else {
            self.state.assign(id, value);
        }
        id
    }

    /// The variable a name means, if it is one of this call.
    pub(super) fn variable(&self, name: &str) -> Option<usize> {
        let first = self.frames.last().map_or(0, |frame| frame.first_name);
        // Lengths and first letters tell most names apart.
        let letter = name.as_bytes().first();
        let is_it = |(known, _): &&(&'s str, usize)| {
            known.len() == name.len() && known.as_bytes().first() == letter && *known == name
        };
        self.names[first..].iter().rev().find(is_it).map(|(_, id)| *id)
    }

    /// What a name is worth; `None` for one that does not exist.
    pub(super) fn name(&mut self, name: &'s str, span: Span) -> Option<Value<'s>> {
        match self.variable(name) {
            Some(id) => Some(self.state.variable(id)),
            None => self.outer(name, span),
        }
    }

    /// A name of the file outside all functions, or one of the server's.
    fn outer(&mut self, name: &'s str, span: Span) -> Option<Value<'s>> {
        let outer = self.frames.last()?.closure.outer.clone();
        let key = (Rc::as_ptr(&outer) as usize, name.as_ptr() as usize);
        if let Some(known) = self.places.outers.get(&key) {
            return known.clone();
        }
        let value = match outer.outer(name) {
            Some(_) if self.facts.is_assigned(name) => {
                Some(Value::opaque(span, "a local outside the function that functions change"))
            }
            Some(load::Value::Table(_)) if self.facts.is_touched(name) => {
                Some(Value::opaque(span, "a table outside the function that functions may change"))
            }
            Some(value) => Some(loaded(value, span)),
            None if name == "arg" => {
                self.give_up(span, "the hidden `arg` of a function with `...`");
                return None;
            }
            None => super::native::global(name),
        };
        self.places.outers.insert(key, value.clone());
        value
    }

    /// A new table, made at a place in the code. The one made there before becomes one of many.
    pub(super) fn allocate(&mut self, place: usize, table: Table<'s>) -> Atom<'s> {
        let id = self.places.table((self.path(), place));
        if let Some(before) = self.state.table(id).cloned() {
            let many = self.places.table((self.path() ^ 0x5bd1_e995, place));
            let mut all = match self.state.table(many) {
                Some(all) => all.join(&before, true, false),
                None => (*before).clone(),
            };
            all.is_many = true;
            self.state.heap.set(many, Some(Rc::new(all)));
            self.state.rename(id, many);
        }
        self.state.heap.set(id, Some(Rc::new(table)));
        Atom::Table(id)
    }

    /// From here on anything may happen to the tables in a value.
    pub(super) fn escape(&mut self, value: &Value<'s>, why: Why) {
        self.note_whole(value, why.span);
        let mut waiting = vec![value.clone()];
        while let Some(value) = waiting.pop() {
            for atom in value.atoms() {
                match atom {
                    Atom::Table(id) => {
                        let Some(table) = self.state.table(*id).cloned() else { continue };
                        if table.whole.is_none() {
                            waiting.extend(table.values().cloned());
                            self.state.heap.set(*id, Some(Rc::new(Table::unknown(why))));
                        }
                    }
                    Atom::Items(side) => {
                        self.state.is_scrambled[super::state::place(*side)] = true;
                    }
                    Atom::Function(_) if self.is_lenient => {
                        self.step_over(why.span, "a function passed on");
                    }
                    Atom::Function(_) => self.give_up(why.span, "a function passed on"),
                    _ => {}
                }
            }
        }
    }

    /// The value of an expression that is only looked at, not run.
    pub(super) fn peek(&mut self, expression: &'s Expression<'s>) -> Option<Value<'s>> {
        match &expression.kind {
            ExpressionKind::Name(name) => self.name(name, expression.span),
            ExpressionKind::Parenthesized(inner) => self.peek(inner),
            ExpressionKind::Field { table, name } => {
                let table = self.peek(table)?;
                Some(self.look_up(&table, &super::table::Key::Name(name.text.as_bytes().into())))
            }
            ExpressionKind::Index { table, key } => {
                let table = self.peek(table)?;
                let key = super::table::Key::of(&self.peek(key)?);
                Some(self.look_up(&table, &key))
            }
            _ => super::expression::literal(expression),
        }
    }
}

/// A value of load time as the call meets it.
pub(super) fn loaded(value: load::Value<'_>, span: Span) -> Value<'_> {
    match value {
        load::Value::Nil => Value::NIL,
        load::Value::Boolean(boolean) => Atom::Boolean(boolean).into(),
        load::Value::Number(number) => Atom::Number(Some(number)).into(),
        load::Value::String(text) => Atom::Constant(text.to_vec().into()).into(),
        load::Value::Table(table) => Atom::Loaded(Loaded(table)).into(),
        load::Value::Function(outer) => {
            let function = outer.function;
            Atom::Function(Rc::new(Closure { function, scope: Vec::new(), outer })).into()
        }
        load::Value::Native(_) | load::Value::Api | load::Value::Unknown => {
            Value::opaque(span, "only the server knows it")
        }
    }
}
