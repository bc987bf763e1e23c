//! Work on many items with several threads, with results in the order of the items whatever the threads do.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// Below this number of items, starting threads costs more than it saves.
const WORTH_THREADS: usize = 8;

/// Items handed to a thread at once.
const LARGEST_BATCH: usize = 32;

/// Batches a thread may be ahead of the one that is awaited, so that one slow item does not fill the memory with results.
const AHEAD: usize = 2;

/// Stack of a thread: as much as the main thread has, so that a draft meets the same limits everywhere.
const STACK: usize = 8 * 1024 * 1024;

thread_local! {
    static CURRENT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The item this thread works on; empty if none. For the last words of a program that breaks off.
pub fn current_item() -> String {
    CURRENT.try_with(|current| current.borrow().clone()).unwrap_or_default()
}

/// Notes what this thread works on.
pub fn set_current_item(name: &str) {
    CURRENT.with(|current| name.clone_into(&mut current.borrow_mut()));
}

/// How many threads so many items get, if at most `wanted` may run; as many as there are processors if nobody said.
pub fn thread_count(items: usize, wanted: Option<usize>) -> usize {
    if items < WORTH_THREADS {
        return 1;
    }
    let processors = || thread::available_parallelism().map_or(1, usize::from);
    wanted.unwrap_or_else(processors).clamp(1, items)
}

/// Works on items and gives the results to `take` in the order of the items. Stops early if `take` breaks.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) {
    if threads <= 1 {
        // The result of an item is taken before the next is begun.
        let _ = items.iter().map(work).try_for_each(take);
        return;
    }
    let size = (items.len() / (threads * 4)).clamp(1, LARGEST_BATCH);
    let batches: Vec<&[T]> = items.chunks(size).collect();
    let next = AtomicUsize::new(0);
    let gate = Gate::new(threads * AHEAD);
    let (send, receive) = sync_channel(threads * AHEAD);
    let mut started = 0;
    thread::scope(|scope| {
        for _ in 0..threads {
            let (send, batches, next, gate, work) = (send.clone(), &batches, &next, &gate, &work);
            let run = move || {
                while let Some(at) = gate.pass(next.fetch_add(1, Ordering::Relaxed), batches.len()) {
                    let results: Vec<R> = batches[at].iter().map(work).collect();
                    if send.send((at, results)).is_err() {
                        break;
                    }
                }
            };
            let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
            started += usize::from(thread.is_ok());
        }
        drop(send);
        write_in_order(&receive, &gate, &mut take);
        gate.close();
        drop(receive);
    });
    // The threads that could be started have done the work of the others; without any, it is still to be done.
    if started == 0 {
        in_order(items, 1, work, take);
    }
}

fn write_in_order<R>(
    receive: &Receiver<(usize, Vec<R>)>,
    gate: &Gate,
    take: &mut impl FnMut(R) -> ControlFlow<()>,
) {
    let mut early = BTreeMap::new();
    let mut awaited = 0;
    for (at, results) in receive {
        early.insert(at, results);
        while let Some(results) = early.remove(&awaited) {
            for result in results {
                if take(result).is_break() {
                    return;
                }
            }
            awaited += 1;
            gate.advance(awaited);
        }
    }
}

/// Lets threads begin a batch only within a window behind the batch that is awaited.
struct Gate {
    window: usize,
    /// The awaited batch, or `None` when no more work is wanted.
    awaited: Mutex<Option<usize>>,
    moved: Condvar,
}

impl Gate {
    fn new(window: usize) -> Self {
        Self { window, awaited: Mutex::new(Some(0)), moved: Condvar::new() }
    }

    /// Waits until the batch may begin; `None` if there is no such batch or no more work is wanted.
    fn pass(&self, batch: usize, batches: usize) -> Option<usize> {
        if batch >= batches {
            return None;
        }
        let mut awaited = self.awaited.lock().unwrap_or_else(PoisonError::into_inner);
        while (*awaited)? + self.window <= batch {
            awaited = self.moved.wait(awaited).unwrap_or_else(PoisonError::into_inner);
        }
        Some(batch)
    }

    fn advance(&self, to: usize) {
        self.set(Some(to));
    }

    fn close(&self) {
        self.set(None);
    }

    fn set(&self, to: Option<usize>) {
        *self.awaited.lock().unwrap_or_else(PoisonError::into_inner) = to;
        self.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubled(items: usize, threads: usize) -> Vec<usize> {
        let items: Vec<usize> = (0..items).collect();
        let mut found = Vec::new();
        in_order(
            &items,
            threads,
            |item| item * 2,
            |result| {
                found.push(result);
                ControlFlow::Continue(())
            },
        );
        found
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for items in [0, 1, 7, 100, 1_000] {
            let wanted: Vec<usize> = (0..items).map(|item| item * 2).collect();
            for threads in [1, 2, 5] {
                assert_eq!(doubled(items, threads), wanted, "{items} items, {threads} threads");
            }
        }
    }

    #[test]
    fn a_slow_item_holds_the_others_back_without_stopping_them() {
        let items: Vec<usize> = (0..500).collect();
        let mut found = Vec::new();
        let work = |item: &usize| {
            if *item == 0 {
                thread::sleep(std::time::Duration::from_millis(50));
            }
            *item
        };
        in_order(&items, 3, work, |result| {
            found.push(result);
            ControlFlow::Continue(())
        });
        assert_eq!(found, items);
    }

    #[test]
    fn work_stops_when_nobody_takes_the_results() {
        let items: Vec<usize> = (0..100_000).collect();
        let done = AtomicUsize::new(0);
        let work = |_: &usize| done.fetch_add(1, Ordering::Relaxed);
        in_order(&items, 2, work, |_| ControlFlow::Break(()));
        assert!(done.load(Ordering::Relaxed) < 2_000);
    }

    #[test]
    fn few_items_get_one_thread() {
        assert_eq!(thread_count(7, Some(4)), 1);
        assert_eq!(thread_count(8, Some(4)), 4);
        assert_eq!(thread_count(9, Some(100)), 9);
    }
}
