//! The text of one library, read and loaded on paper, before anything is judged.

use std::cell::OnceCell;
use std::path::Path;

use crate::annotation::{self, Block};
use crate::bundle::Bundle;
use crate::infer::{self, Facts, Followed, Trace};
use crate::load::{self, Registration};
use crate::shebang::{self, Shebang};
use crate::source::{Location, Source, SourceId, Span};
use crate::syntax::values::Values;
use crate::syntax::{self, ast};

/// What the text of a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A library: loading it registers functions.
    Library,
    /// A script with a first line `#!lua`.
    Script,
    /// A script without one, which a server runs as servers before 7.0 did.
    PlainScript,
}

/// What is known of one library, or of one script.
#[derive(Debug)]
pub struct Unit<'s> {
    /// The name of its first file among the sources.
    pub id: SourceId,
    /// Which of the two it is.
    pub form: Form,
    /// The files it is made of.
    pub bundle: &'s Bundle<'s>,
    /// Its text.
    pub source: &'s Source,
    /// Its first line; of a script, the name its file gives it.
    pub shebang: Result<Shebang, shebang::Error>,
    /// Its tree.
    pub file: &'s ast::File<'s>,
    /// What in it is not Lua 5.1.
    pub syntax_errors: &'s [syntax::Error],
    /// Its `---` comments.
    pub blocks: Vec<Block>,
    /// What loading it does.
    pub loaded: load::Outcome<'s>,
    /// What functions of it do to the names outside them.
    pub facts: Facts<'s>,
    /// What each registered function shows, once it was followed.
    followed: Vec<OnceCell<Followed<'s>>>,
    /// What its names are given, once it was asked.
    values: OnceCell<Values<'s, 's>>,
}

impl<'s> Unit<'s> {
    /// Reads what a parsed library says.
    #[must_use]
    pub fn new(bundle: &'s Bundle<'s>, parsed: &'s (ast::File<'s>, Vec<syntax::Error>)) -> Self {
        let shebang = shebang::parse(&bundle.source.bytes);
        Self::of(bundle, parsed, Form::Library, shebang, load::load(&parsed.0))
    }

    /// Reads what a script says, parsed by [`syntax::parse_script`] and named after its file in `folder`.
    #[must_use]
    pub fn script(
        bundle: &'s Bundle<'s>,
        parsed: &'s (ast::File<'s>, Vec<syntax::Error>),
        folder: Option<&Path>,
    ) -> Self {
        let name = name_of_script(&bundle.source.path, folder);
        let line = shebang::script::parse(&bundle.source.bytes);
        let form = if matches!(line, Ok(None)) { Form::PlainScript } else { Form::Script };
        let (span, flags) = match &line {
            Ok(Some(line)) => (line.span, Some(line.flags.as_slice())),
            Ok(None) => (Span::default(), Some(&[][..])),
            Err(_) => (Span::default(), None),
        };
        let loaded = load::script(&parsed.0, &name, span, flags);
        let shebang = line.map(|line| {
            let glued = line.and_then(|line| line.glued);
            Shebang { name, span, glued }
        });
        Self::of(bundle, parsed, form, shebang, loaded)
    }

    fn of(
        bundle: &'s Bundle<'s>,
        (file, syntax_errors): &'s (ast::File<'s>, Vec<syntax::Error>),
        form: Form,
        shebang: Result<Shebang, shebang::Error>,
        loaded: load::Outcome<'s>,
    ) -> Self {
        let source = &*bundle.source;
        let followed = loaded.registrations.iter().map(|_| OnceCell::new()).collect();
        Self {
            id: bundle.first(),
            form,
            bundle,
            source,
            shebang,
            file,
            syntax_errors,
            blocks: annotation::blocks(source, &file.comments),
            loaded,
            facts: Facts::new(file),
            followed,
            values: OnceCell::new(),
        }
    }

    /// Whether it is a script.
    #[must_use]
    pub fn is_script(&self) -> bool {
        self.form != Form::Library
    }

    /// Where a callback ends: the word `end`; of a script, the end of its last statement.
    #[must_use]
    pub fn end_of(&self, callback: &Trace) -> Span {
        let length = if self.is_script() { 1 } else { 3 };
        Span::new(callback.span.end.saturating_sub(length), callback.span.end)
    }

    /// What people call what it holds.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        if self.is_script() { "script" } else { "function" }
    }

    /// What the tables of keys and of arguments are called in it.
    #[must_use]
    pub fn tables(&self) -> [&'static str; 2] {
        if self.is_script() { syntax::script::PARAMETERS } else { ["keys", "args"] }
    }

    /// What each registered function does, in the order of the registrations; none where the text is not Lua.
    pub fn traces(&self) -> impl Iterator<Item = &Trace> {
        let is_lua = self.syntax_errors.is_empty();
        let registrations = self.loaded.registrations.iter().filter(move |_| is_lua);
        registrations.map(|registration| &self.follow(registration).trace)
    }

    /// What a registered function shows; it is followed once.
    ///
    /// # Panics
    ///
    /// If the registration is one of another library.
    pub fn follow(&self, registration: &Registration<'s>) -> &Followed<'s> {
        // They stand in memory as they stand in the list.
        let is_before = |known: &Registration<'s>| std::ptr::from_ref(known) < registration;
        let place = self.loaded.registrations.partition_point(is_before);
        let callback = registration.callback.as_ref();
        self.followed[place].get_or_init(|| infer::follow(callback, &self.facts))
    }

    /// Lets go of what was only needed to say what its functions reply with.
    pub(crate) fn forget_replies(&mut self) {
        self.followed.iter_mut().filter_map(OnceCell::get_mut).for_each(Followed::forget_reply);
    }

    /// What its names are given, by its text.
    pub(crate) fn values(&self) -> &Values<'s, 's> {
        self.values.get_or_init(|| Values::of(self.file))
    }

    /// Whether the annotations of a registered function say what it replies with.
    #[must_use]
    pub fn declares_reply(&self, registration: &Registration<'s>) -> bool {
        let is_return =
            |tag: &annotation::Tag| matches!(tag.kind, annotation::TagKind::Return { .. });
        self.blocks_of(registration).iter().any(|block| block.tags.iter().any(is_return))
    }

    /// A place in this library's text. Until all findings are there, a place is one in the text;
    /// [`Bundle::locate`] then says which file it is in.
    #[must_use]
    pub fn at(&self, span: Span) -> Location {
        Location { source: self.id, span }
    }

    /// The name functions are registered under: as it is computed, or as `---@function` above the
    /// registering statement says where it cannot be.
    #[must_use]
    pub fn name_of(&self, registration: &Registration<'s>) -> Option<String> {
        registration.name.clone().or_else(|| self.declared_name(registration))
    }

    fn declared_name(&self, registration: &Registration<'s>) -> Option<String> {
        let block = self.block_above(registration.statement_span.start)?;
        let names: Vec<&String> = block
            .tags
            .iter()
            .filter_map(|tag| match &tag.kind {
                annotation::TagKind::Function { name } => Some(name),
                _ => None,
            })
            .collect();
        let unknown = self.loaded.registrations.iter().filter(|other| {
            other.name.is_none() && other.statement_span == registration.statement_span
        });
        let place = unknown.take_while(|other| !std::ptr::eq(*other, registration)).count();
        names.get(place).map(|name| (*name).clone())
    }

    /// The block that ends on the line above the one on which `offset` stands.
    #[must_use]
    pub fn block_above(&self, offset: u32) -> Option<&Block> {
        let line = self.source.position(offset).line;
        let place = self.blocks.binary_search_by_key(&(line - 1), |block| block.last_line);
        place.ok().map(|place| &self.blocks[place])
    }

    /// The blocks that speak of a registered function: above its definition, above its
    /// registration, at the top of its body.
    #[must_use]
    pub fn blocks_of(&self, registration: &Registration<'s>) -> Vec<&Block> {
        if self.is_script() {
            return self.blocks_of_script();
        }
        let mut blocks: Vec<&Block> = Vec::new();
        let callback = registration.callback.as_deref();
        if let Some(callback) = callback {
            blocks.extend(self.block_above(callback.statement_span.start));
        }
        blocks.extend(self.block_above(registration.statement_span.start));
        if let Some(callback) = callback {
            let body = callback.function.body.statements.first();
            let inside = body.and_then(|first| self.block_above(first.span.start));
            blocks.extend(inside.filter(|block| block.span.start > callback.function.span.start));
        }
        let mut distinct: Vec<&Block> = Vec::new();
        for block in blocks {
            if !distinct.iter().any(|known| std::ptr::eq(*known, block)) {
                distinct.push(block);
            }
        }
        distinct
    }

    /// The blocks that speak of a script: those above its code, but for types, and for one behind the first that
    /// stands above a function of its own.
    fn blocks_of_script(&self) -> Vec<&Block> {
        let first = self.first_of_script();
        let is_above = |block: &&Block| first.is_none_or(|it| block.span.end <= it.span.start);
        let above = self.blocks.iter().take_while(is_above);
        let mut blocks: Vec<&Block> = above.filter(|block| !block.is_type()).collect();
        let helper = first.filter(|it| matches!(it.kind, ast::StatementKind::LocalFunction { .. }));
        let is_helper = |block: &&Block| {
            helper.is_some_and(|it| block.last_line + 1 == self.source.position(it.span.start).line)
        };
        if blocks.len() > 1 && blocks.last().is_some_and(is_helper) {
            blocks.pop();
        }
        blocks
    }

    /// The comments above the code of a script.
    pub(crate) fn comments_above_code(&self) -> impl Iterator<Item = &ast::Comment<'s>> {
        let first = self.first_of_script().map_or(u32::MAX, |it| it.span.start);
        self.file.comments.iter().take_while(move |comment| comment.span.start < first)
    }

    fn first_of_script(&self) -> Option<&ast::Statement<'s>> {
        syntax::script::function(self.file)?.body.statements.first()
    }

    /// The block that speaks of the library: the first, in the first file, if it begins on the line behind
    /// the shebang or says `@release` or `@owner`, and does not speak of the statement below it.
    #[must_use]
    pub fn library_block(&self) -> Option<&Block> {
        let block = self.blocks.first().filter(|_| !self.is_script())?;
        let is_in_first_file = block.span.start < self.bundle.parts.first()?.span.end;
        let first = self.file.block.statements.first();
        let touches = first.is_some_and(|statement| {
            self.source.position(statement.span.start).line == block.last_line + 1
        });
        let is_library = block.is_about_library() || (block.first_line == 2 && !touches);
        (is_library && is_in_first_file && !block.is_type()).then_some(block)
    }
}

/// `lock/take` for `scripts/lock/take.lua`, where `scripts` is the folder.
fn name_of_script(path: &Path, folder: Option<&Path>) -> String {
    let inside = folder.and_then(|folder| path.strip_prefix(folder).ok());
    let inside = inside.or(path.file_name().map(Path::new)).unwrap_or(path).with_extension("");
    let names: Vec<_> = inside.iter().map(|name| name.to_string_lossy()).collect();
    names.join("/")
}
