//! What the crate `tracing` is told of calls.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use fcall::pipe;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::demo;
use crate::servers;

/// Keeps what it is told: `fcall` or `event`, and the fields.
#[derive(Clone, Default)]
struct Notes {
    told: Arc<Mutex<Vec<Note>>>,
    spans: Arc<AtomicU64>,
    entered: Arc<AtomicU64>,
}

#[derive(Debug, Default)]
struct Note {
    name: &'static str,
    fields: BTreeMap<&'static str, String>,
}

impl Visit for Note {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }
}

impl Note {
    fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |text| text.trim_matches('"'))
    }
}

impl Subscriber for Notes {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "fcall"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut note = Note { name: span.metadata().name(), ..Note::default() };
        span.record(&mut note);
        self.told.lock().unwrap().push(note);
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn event(&self, event: &Event<'_>) {
        let mut note = Note { name: "event", ..Note::default() };
        event.record(&mut note);
        self.told.lock().unwrap().push(note);
    }

    fn enter(&self, _: &Id) {
        self.entered.fetch_add(1, Ordering::Relaxed);
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

impl Notes {
    /// What was told while this was done.
    fn of(work: impl FnOnce()) -> Vec<Note> {
        let notes = Self::default();
        tracing::subscriber::with_default(notes.clone(), work);
        assert!(notes.entered.load(Ordering::Relaxed) >= notes.spans.load(Ordering::Relaxed));
        let told = std::mem::take(&mut *notes.told.lock().unwrap());
        for note in &told {
            assert!(!format!("{note:?}").contains("secret"), "{note:?}");
        }
        told
    }
}

/// The function, the number of keys, the outcome and the code that each event tells.
fn outcomes(told: &[Note]) -> Vec<[&str; 4]> {
    let events = told.iter().filter(|note| note.name == "event");
    events
        .map(|note| ["function", "keys", "outcome", "code"].map(|name| note.field(name)))
        .collect()
}

#[test]
fn a_call_is_a_span_and_an_event() {
    let server = servers::start();
    let mut connection = server.connection();
    let told = Notes::of(|| {
        demo::add("secret", 1, Some("secret")).query(&mut connection).unwrap();
        demo::tick(5).query(&mut connection).unwrap();
    });
    let names: Vec<&str> = told.iter().map(|note| note.name).collect();
    assert_eq!(names, ["fcall", "event", "fcall", "event"]);
    let span = &told[0];
    assert_eq!(
        ["function", "library", "keys"].map(|name| span.field(name)),
        ["demo_add", "demo", "1"]
    );
    assert_eq!(outcomes(&told), [["demo_add", "1", "ok", ""], ["demo_tick", "0", "ok", ""]]);
    let event = &told[1];
    assert!(event.field("duration_us").parse::<u64>().unwrap() > 0);
    assert_eq!(event.field("monotonic_counter.fcall_calls"), "1");
}

#[test]
fn a_script_is_told_of_once_and_has_no_library() {
    let server = servers::start();
    let mut connection = server.connection();
    // The server does not hold it, so that it is sent twice.
    let told = Notes::of(|| {
        crate::scripts::generated::mark("secret", "secret").query(&mut connection).unwrap();
    });
    assert_eq!(outcomes(&told), [["mark", "1", "ok", ""]]);
    assert!(told.len() == 2 && told.iter().all(|note| !note.fields.contains_key("library")));
}

#[test]
fn every_outcome_is_told() {
    let server = servers::start();
    let mut connection = server.connection();
    let told = Notes::of(|| {
        let lua =
            ["return {err = 'EMPTY no more'}", "return {err = 'secret no more'}", "return 'x'"];
        for lua in lua {
            demo::run::<i64>(lua).query(&mut connection).unwrap_err();
        }
        demo::missing("secret").query(&mut connection).unwrap_err();
        demo::add("secret", i64::MAX, None::<&str>).query(&mut connection).unwrap_err();
        demo::claimed("secret").query(&mut connection).unwrap_err();
    });
    assert_eq!(
        outcomes(&told),
        [
            ["demo_run", "0", "function", "EMPTY"],
            ["demo_run", "0", "function", ""],
            ["demo_run", "0", "reply", ""],
            ["demo_missing", "1", "not_loaded", ""],
            ["demo_add", "1", "argument", ""],
            ["demo_add", "1", "redis", ""],
        ]
    );
}

#[test]
fn a_pipe_is_one_span_and_an_event_for_each_call() {
    let mut server = servers::start();
    let mut connection = server.connection();
    let calls = || (demo::add("secret", 1, None::<&str>), demo::run::<i64>("return 'x'"));
    let told = Notes::of(|| drop(pipe(calls()).query(&mut connection).unwrap()));
    assert_eq!((told[0].name, told[0].field("calls")), ("fcall.pipe", "2"));
    assert_eq!(outcomes(&told), [["demo_add", "1", "ok", ""], ["demo_run", "0", "reply", ""]]);
    // Nothing of it is sent, so that none of its calls is.
    let refused = || (demo::add("secret", i64::MAX, None::<&str>), demo::run::<i64>("return 1"));
    let told = Notes::of(|| drop(pipe(refused()).query(&mut connection).unwrap_err()));
    assert_eq!((told[0].name, told[0].field("calls")), ("fcall.pipe", "2"));
    let refused = [["demo_add", "1", "argument", ""], ["demo_run", "0", "argument", ""]];
    assert_eq!(outcomes(&told), refused);
    server.kill();
    let told = Notes::of(|| drop(pipe(calls()).query(&mut connection).unwrap_err()));
    assert_eq!(outcomes(&told), [["demo_add", "1", "redis", ""], ["demo_run", "0", "redis", ""]]);
}

#[test]
fn asynchronous_calls_are_told_as_well() {
    let server = servers::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let told = Notes::of(|| {
        runtime.block_on(async {
            let mut connection = server.client().get_multiplexed_async_connection().await.unwrap();
            demo::add("secret", 1, Some("secret")).query_async(&mut connection).await.unwrap();
            demo::tick(5).query_async(&mut connection).await.unwrap();
            let calls = pipe(vec![demo::peek("secret"), demo::peek("secret")]).atomic();
            calls.query_async(&mut connection).await.unwrap();
        });
    });
    let peeked = ["demo_peek", "1", "ok", ""];
    assert_eq!(
        outcomes(&told),
        [["demo_add", "1", "ok", ""], ["demo_tick", "0", "ok", ""], peeked, peeked]
    );
}
