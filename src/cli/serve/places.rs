//! The places of open connections: so many in each phase. Who comes when all are taken is given that of the one that has
//! been in the phase for longest, so that nobody keeps others out by being slow.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tokio::task::{AbortHandle, JoinHandle};

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Its head is read.
    Head,
    /// Its body is read.
    Body,
    /// Its texts are compared, or wait for it.
    Work,
    /// Its answer is sent.
    Answer,
}

impl Phase {
    /// So many connections are in this phase at once.
    fn places(self) -> usize {
        match self {
            Phase::Head => 128,
            // Each may hold 32 MiB.
            Phase::Body | Phase::Answer => 16,
            Phase::Work => 32,
        }
    }

    /// A connection gives way after this time in the phase. A browser on this machine sends a head at once, and a body of
    /// the greatest size in less than this; a comparison is not given up.
    fn patience(self) -> Option<Duration> {
        match self {
            Phase::Head => Some(Duration::ZERO),
            Phase::Body | Phase::Answer => Some(Duration::from_secs(1)),
            Phase::Work => None,
        }
    }
}

/// All places.
#[derive(Clone, Default)]
pub struct Places(Arc<Shared>);

#[derive(Default)]
struct Shared {
    taken: Mutex<Taken>,
    left: Notify,
}

#[derive(Default)]
struct Taken {
    last: u64,
    connections: HashMap<u64, Connection>,
}

struct Connection {
    phase: Phase,
    since: Instant,
    task: Option<AbortHandle>,
}

/// The place of one connection, until it is dropped.
pub struct Slot {
    id: u64,
    all: Places,
}

impl Places {
    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives a new connection a place; where none can be had, it is left to close.
    pub fn admit(&self, start: impl FnOnce(Slot) -> JoinHandle<()>) {
        let mut taken = self.taken();
        if !taken.has_room(Phase::Head, None) {
            return;
        }
        taken.last += 1;
        let id = taken.last;
        taken.connections.insert(id, Connection { phase: Phase::Head, since: Instant::now(), task: None });
        drop(taken);
        let task = start(Slot { id, all: self.clone() });
        if let Some(connection) = self.taken().connections.get_mut(&id) {
            connection.task = Some(task.abort_handle());
        }
    }

    /// Ends when no texts are compared any more.
    pub async fn done(&self) {
        while self.taken().count(Phase::Work) > 0 {
            self.0.left.notified().await;
        }
    }
}

impl Taken {
    fn count(&self, phase: Phase) -> usize {
        self.connections.values().filter(|c| c.phase == phase).count()
    }

    /// Whether one more may enter a phase, if need be in the place of the one that has been there for longest.
    fn has_room(&mut self, phase: Phase, but: Option<u64>) -> bool {
        if self.count(phase) < phase.places() {
            return true;
        }
        let slow = |c: &Connection| c.phase == phase && phase.patience().is_some_and(|p| c.since.elapsed() >= p);
        let others = self.connections.iter().filter(|(id, c)| Some(**id) != but && slow(c));
        let Some(oldest) = others.min_by_key(|(id, c)| (c.since, **id)).map(|(id, _)| *id) else { return false };
        if let Some(task) = self.connections.remove(&oldest).and_then(|c| c.task) {
            task.abort();
        }
        true
    }
}

impl Slot {
    /// Goes on to a phase; false where there is no room in it. An answer that is there is sent all the same.
    pub fn enter(&self, phase: Phase) -> bool {
        let mut taken = self.all.taken();
        let room = taken.has_room(phase, Some(self.id)) || phase == Phase::Answer;
        if let Some(connection) = taken.connections.get_mut(&self.id).filter(|_| room) {
            *connection = Connection { phase, since: Instant::now(), task: connection.task.take() };
        }
        drop(taken);
        self.all.0.left.notify_one();
        room
    }

    /// How far this connection is, and since when.
    pub fn phase(&self) -> (Phase, Instant) {
        let taken = self.all.taken();
        taken.connections.get(&self.id).map_or_else(|| (Phase::Answer, Instant::now()), |c| (c.phase, c.since))
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.all.taken().connections.remove(&self.id);
        self.all.0.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enter(places: &Places, phase: Phase, age: Duration) -> Slot {
        let mut taken = places.taken();
        taken.last += 1;
        let id = taken.last;
        let since = Instant::now().checked_sub(age).unwrap_or_else(Instant::now);
        taken.connections.insert(id, Connection { phase, since, task: None });
        Slot { id, all: places.clone() }
    }

    #[test]
    fn who_is_slow_gives_way_and_who_is_compared_does_not() {
        let second = Duration::from_secs(1);
        for (phase, age, room) in [
            (Phase::Head, Duration::ZERO, true),
            (Phase::Body, 2 * second, true),
            (Phase::Body, Duration::ZERO, false),
            (Phase::Work, 100 * second, false),
        ] {
            let places = Places::default();
            let all: Vec<Slot> = (0..phase.places()).map(|i| enter(&places, phase, age + second * u32::from(i == 3) / 2)).collect();
            let new = enter(&places, if phase == Phase::Head { Phase::Body } else { Phase::Head }, Duration::ZERO);
            assert_eq!(new.enter(phase), room, "{phase:?} after {age:?}");
            let there = |place: &Slot| places.taken().connections.contains_key(&place.id);
            let gone: Vec<usize> = (0..all.len()).filter(|i| !there(&all[*i])).collect();
            assert_eq!(gone, if room { vec![3] } else { vec![] }, "{phase:?}: the oldest gives way");
            drop(all);
            assert!(new.enter(phase), "there is room again");
        }
    }
}
