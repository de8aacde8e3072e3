//! An app in several tasks that call all the time, and the account of what they sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use fcall::Call;
use redis::cluster_async::ClusterConnection;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// How many tasks call at once; their keys are on different primaries.
const TASKS: usize = 4;

/// So many calls are made before an app is said to go on.
const CALLS: usize = 80;

/// A call of this app: it notes the order of that number at that key.
type NoteOrder = fn(key: &str, id: usize) -> Call<i64>;

/// An app that calls until it is stopped.
pub(crate) struct App {
    name: &'static str,
    is_stopped: Arc<AtomicBool>,
    answered: Arc<AtomicUsize>,
    tasks: Vec<JoinHandle<Account>>,
}

/// What one task did.
pub(crate) struct Account {
    pub(crate) key: String,
    /// How many calls it sent: one for each number from 0.
    pub(crate) sent: usize,
    /// What was answered that is not the number of orders there must be then.
    pub(crate) wrong: Vec<String>,
}

impl App {
    /// Starts it. Each task writes to a key of its own.
    pub(crate) fn start(
        name: &'static str,
        connection: &ClusterConnection,
        note_order: NoteOrder,
    ) -> Self {
        let (is_stopped, answered) = (Arc::<AtomicBool>::default(), Arc::<AtomicUsize>::default());
        let task = |index: usize| {
            let key = format!("orders:{{{name} {index}}}");
            let (is_stopped, answered) = (Arc::clone(&is_stopped), Arc::clone(&answered));
            let mut connection = connection.clone();
            tokio::spawn(async move {
                let mut account = Account { key, sent: 0, wrong: Vec::new() };
                while !is_stopped.load(Ordering::SeqCst) {
                    let call = note_order(&account.key, account.sent);
                    account.sent += 1;
                    match call.query_async(&mut connection).await {
                        Ok(count) if usize::try_from(count) == Ok(account.sent) => {}
                        other => account.wrong.push(format!("{}: {other:?}", account.sent)),
                    }
                    answered.fetch_add(1, Ordering::SeqCst);
                }
                account
            })
        };
        let tasks = (0..TASKS).map(task).collect();
        Self { name, is_stopped, answered, tasks }
    }

    /// Waits until it has made more calls.
    pub(crate) async fn go_on(&self) {
        let enough = self.answered.load(Ordering::SeqCst) + CALLS;
        let called = async {
            while self.answered.load(Ordering::SeqCst) < enough {
                sleep(Duration::from_millis(2)).await;
            }
        };
        let called = timeout(Duration::from_secs(60), called).await;
        assert!(called.is_ok(), "the {} app does not go on", self.name);
    }

    /// Ends it, when the calls that are on their way are answered.
    pub(crate) async fn stop(self) -> Vec<Account> {
        self.is_stopped.store(true, Ordering::SeqCst);
        let mut accounts = Vec::new();
        for task in self.tasks {
            accounts.push(task.await.unwrap());
        }
        accounts
    }
}
