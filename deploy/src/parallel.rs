//! Items into results, several at once.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many nodes are spoken to at once where nobody says otherwise.
pub(crate) const AT_ONCE: usize = 16;

/// Does `work` to every item, at most `at_once` at the same time. The results are in the order of the
/// items.
pub(crate) fn map<T: Send, R: Send>(
    items: Vec<T>,
    at_once: usize,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let workers = at_once.min(items.len());
    if workers <= 1 {
        return items.into_iter().map(work).collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            while let Some((index, item)) = next() {
                done.push((index, work(item)));
            }
            done
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        // A worker's panic is passed on as it would be without it.
        let join = |worker: thread::ScopedJoinHandle<'_, Vec<(usize, R)>>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().flat_map(join).collect()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn all_are_done_in_order_and_no_more_at_once_than_asked() {
        for (count, at_once) in [(0, 4), (1, 4), (100, 3), (3, 100), (5, 1)] {
            let (running, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let doubled = super::map((0..count).collect(), at_once, |item: usize| {
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::yield_now();
                running.fetch_sub(1, Ordering::SeqCst);
                item * 2
            });
            assert_eq!(doubled, (0..count).map(|item| item * 2).collect::<Vec<_>>());
            assert!(most.into_inner() <= at_once);
        }
    }
}
