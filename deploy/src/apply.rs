//! A plan into what the nodes hold, and a report of what became of it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::lock::{self, Held, Lock};
use crate::report::{self, NodeReport, Report, Written};
use crate::swap::Swap;
use crate::write::{Wrote, write};
use crate::{Error, Kind, Node, NodePlan, Plan, connect, parallel, unmoved};

/// How a plan is carried out.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// Whether nodes stay written when another fails. Otherwise they are put back to what they held.
    pub keep_going: bool,
    /// How many nodes are written at once.
    pub at_once: usize,
    /// How often a node is tried again after a failure that may pass.
    pub retries: u32,
    /// The key that keeps deploys apart.
    pub lock: Lock<'o>,
    /// How long that key outlives a deploy that died. It is renewed while nodes are being written.
    pub lock_lasts: Duration,
    /// Once it is set, no further node is begun, and those that were written are put back.
    pub stop: Option<&'o AtomicBool>,
    /// Is told of every node that is done.
    pub progress: Option<&'o (dyn Fn(Progress<'_>) + Sync)>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        let at_once = parallel::AT_ONCE;
        let lock = Lock::Preferred(lock::KEY);
        let lock_lasts = lock::LASTS;
        Self {
            keep_going: false,
            at_once,
            retries: 2,
            lock,
            lock_lasts,
            stop: None,
            progress: None,
        }
    }
}

/// A node is done.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Progress<'p> {
    /// The node's address.
    pub address: &'p str,
    /// How many are done, this one included.
    pub done: usize,
    /// How many there are to write.
    pub of: usize,
    /// Whether they are being put back to what they held.
    pub is_way_back: bool,
}

/// Carries the plan out with the [default options](Options::default).
pub fn apply(plan: &Plan, nodes: &mut [Node]) -> Report {
    apply_with(plan, nodes, &Options::default())
}

/// Writes what the plan shows and nothing else, all nodes at once, and reads it back.
///
/// A plan with refusals is not begun, nor one that was made of other nodes than these are by now. A
/// node without changes is not spoken to. If a node fails, those that were written are put back to
/// what they held. If somebody takes the lock away, no further node is begun, and no node is written
/// or put back whose key another has.
pub fn apply_with(plan: &Plan, nodes: &mut [Node], options: &Options<'_>) -> Report {
    let mut report = Report::untouched(plan);
    if !report.refusals.is_empty() || !plan.has_writes() {
        return report;
    }
    if let Err(first) = connect::check_writable(nodes) {
        report.not_tried(&first);
        return report;
    }
    let mut held = match lock::take(options.lock, options.lock_lasts, nodes) {
        Ok(held) => held,
        Err(first) => {
            report.not_tried(&first);
            return report;
        }
    };
    held.during(|| match unmoved::check(plan, nodes) {
        Ok(moved) if moved.is_empty() => write_all(plan, nodes, (options, &held), &mut report),
        Ok(moved) => report.refusals = moved,
        Err(first) => report.not_tried(&first),
    });
    lock::release(&mut held, nodes);
    report.notes = held.notes;
    report
}

/// A node that has something to do, with the place of its report.
struct Job<'p, 'n> {
    index: usize,
    swap: Swap<'p>,
    plan: &'p NodePlan,
    node: &'n mut Node,
    /// What came of it, or why it was not begun.
    wrote: Option<Result<Wrote, Error>>,
}

impl Job<'_, '_> {
    fn wrote(&self) -> Option<&Wrote> {
        self.wrote.as_ref().and_then(|wrote| wrote.as_ref().ok())
    }
}

fn write_all(
    plan: &Plan,
    nodes: &mut [Node],
    (options, held): (&Options<'_>, &Held),
    report: &mut Report,
) {
    let jobs = jobs(plan, nodes, report);
    let failed = AtomicBool::new(report.nodes.iter().any(|node| node.error.is_some()));
    let is_asked = || options.stop.is_some_and(|stop| stop.load(Ordering::SeqCst));
    let is_stopped = || is_asked() || held.lost().is_some();
    let may_begin = || !is_stopped() && (options.keep_going || !failed.load(Ordering::SeqCst));
    let ticker = Ticker::new(jobs.len(), options, false);
    let jobs = parallel::map(jobs, options.at_once, |mut job| {
        if may_begin() {
            let checked = held.check(job.node);
            let wrote = checked.map(|()| write(&job.swap, job.node, options.retries));
            failed.fetch_or(!wrote.as_ref().is_ok_and(Wrote::is_whole), Ordering::SeqCst);
            job.wrote = Some(wrote);
            ticker.tick(&job.plan.address);
        }
        job
    });
    let is_whole = jobs.iter().all(|job| job.wrote().is_some_and(Wrote::is_whole));
    for job in &jobs {
        record(job, report);
    }
    if is_stopped() && !is_whole {
        report.stopped(held.lost());
    }
    report.explain_not_tried();
    let is_whole = is_whole && report.nodes.iter().all(|node| !is_lost(node));
    if !is_whole && !options.keep_going {
        put_back(jobs, (options, held), report);
    }
}

fn is_lost(node: &NodeReport) -> bool {
    node.error.as_ref().is_some_and(|error| error.kind == Kind::NotTried)
}

fn jobs<'p, 'n>(plan: &'p Plan, nodes: &'n mut [Node], report: &mut Report) -> Vec<Job<'p, 'n>> {
    let mut nodes: Vec<Option<&mut Node>> = nodes.iter_mut().map(Some).collect();
    let mut jobs = Vec::new();
    for (index, plan) in plan.nodes.iter().enumerate() {
        let swap = Swap::of(plan);
        if swap.is_empty() {
            continue;
        }
        let is_it = |node: &&mut Option<&mut Node>| {
            node.as_ref().is_some_and(|node| node.address() == plan.address)
        };
        match nodes.iter_mut().find(is_it).and_then(Option::take) {
            Some(node) => jobs.push(Job { index, swap, plan, node, wrote: None }),
            None => report.nodes[index].error = Some(connect::not_connected(&plan.address)),
        }
    }
    jobs
}

fn record(job: &Job<'_, '_>, report: &mut Report) {
    let report = &mut report.nodes[job.index];
    match &job.wrote {
        Some(Ok(wrote)) => {
            report.mark(wrote.result());
            report.error = wrote.error().cloned();
        }
        Some(Err(error)) => report.error = Some(error.clone()),
        None => {}
    }
}

/// Puts back every node that was written, or that stopped half way.
fn put_back(jobs: Vec<Job<'_, '_>>, (options, held): (&Options<'_>, &Held), report: &mut Report) {
    let jobs: Vec<Job<'_, '_>> =
        jobs.into_iter().filter(|job| job.wrote().is_some_and(Wrote::can_go_back)).collect();
    let ticker = Ticker::new(jobs.len(), options, true);
    let jobs = parallel::map(jobs, options.at_once, |job| {
        let mut back = job.swap.reversed();
        if matches!(job.wrote(), Some(Wrote::Between(_))) {
            back = back.over_tombstones();
        }
        // Whoever has its key by now has seen the new, and may have written over it.
        let wrote = match held.check(job.node) {
            Ok(()) => write(&back, job.node, options.retries),
            Err(error) => Wrote::Old(error),
        };
        ticker.tick(&job.plan.address);
        (job, wrote)
    });
    for (job, back) in jobs {
        let report = &mut report.nodes[job.index];
        let address = &job.plan.address;
        match back {
            Wrote::New => {
                report.mark(Written::RolledBack);
                report.error.get_or_insert_with(|| report::rolled_back(address));
            }
            // It still holds what was written to it.
            Wrote::Old(error) => report.error = Some(report::not_put_back(address, &error)),
            Wrote::Loose(error)
            | Wrote::Overwritten(error)
            | Wrote::Between(error)
            | Wrote::Unknown(error) => {
                report.mark(Written::Unknown);
                report.error = Some(report::not_put_back(address, &error));
            }
        }
    }
}

/// Counts the nodes that are done.
struct Ticker<'o> {
    done: AtomicUsize,
    of: usize,
    is_way_back: bool,
    progress: Option<&'o (dyn Fn(Progress<'_>) + Sync)>,
}

impl<'o> Ticker<'o> {
    fn new(of: usize, options: &Options<'o>, is_way_back: bool) -> Self {
        Self { done: AtomicUsize::new(0), of, is_way_back, progress: options.progress }
    }

    fn tick(&self, address: &str) {
        let done = self.done.fetch_add(1, Ordering::SeqCst) + 1;
        let (of, is_way_back) = (self.of, self.is_way_back);
        if let Some(progress) = self.progress {
            progress(Progress { address, done, of, is_way_back });
        }
    }
}
