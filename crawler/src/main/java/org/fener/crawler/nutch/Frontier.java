package org.fener.crawler.nutch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The addresses that wait to be fetched, a line for each host ([HostLine]). A host that has work has exactly one
/// worker; the
/// frontier is drained when every address that came in has been finished or dropped. Safe for many threads.
final class Frontier {

    /// Addresses that wait at once, of all hosts: they are in memory. What finds no place is in the crawl database.
    static final int MOST_WAITING = 20_000;

    private final Map<String, HostLine<Supplier<PageTask>>> lines = new HashMap<>();
    private final Set<String> working = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final Consumer<String> startWorker;
    private final Runnable drained;
    private int room;
    private int waiting;
    private boolean refused;
    private int open;
    private boolean halted;

    /// @param room        addresses that it takes in at most, one after the other
    /// @param startWorker called with a host that has work and no worker; must not block
    /// @param drained     called once, when nothing waits or is worked on any more
    Frontier(int room, Consumer<String> startWorker, Runnable drained) {
        this.room = room;
        this.startWorker = startWorker;
        this.drained = drained;
        this.open = 1;
    }

    /// The first addresses are all in.
    void filled() {
        finished();
    }

    /// False if there is no room, or its host takes no more in this round. The task is only made when it is its
    /// turn: it weighs several times what it is made from.
    ///
    /// @param isRepeat it was read before and is only looked at again
    synchronized boolean offer(String host, boolean isRepeat, Supplier<PageTask> task) {
        if (halted || room == 0 || waiting == MOST_WAITING || held.contains(host)) {
            refused |= !held.contains(host);
            return false;
        }
        room--;
        waiting++;
        open++;
        lines.computeIfAbsent(host, any -> new HostLine<>()).add(task, isRepeat);
        if (working.add(host)) startWorker.accept(host);
        return true;
    }

    /// The next address of a host; empty tells its worker to end.
    Optional<PageTask> next(String host) {
        return take(host).map(Supplier::get);
    }

    private synchronized Optional<Supplier<PageTask>> take(String host) {
        HostLine<Supplier<PageTask>> line = lines.get(host);
        if (line == null || line.isEmpty()) {
            lines.remove(host);
            working.remove(host);
            return Optional.empty();
        }
        waiting--;
        return line.next();
    }

    /// One address is done with, and what it led to is offered.
    void finished() {
        closed(1);
    }

    /// A host wants to be left alone for now: drops what waits for it and returns how many that were.
    int hold(String host) {
        int dropped;
        synchronized (this) {
            held.add(host);
            dropped = clear(host);
        }
        closed(dropped);
        return dropped;
    }

    /// Takes nothing in any more and drops what waits; what is being fetched is finished by its worker.
    void halt() {
        int dropped = 0;
        synchronized (this) {
            halted = true;
            for (String host : Set.copyOf(lines.keySet())) dropped += clear(host);
        }
        closed(dropped);
    }

    /// Whether something is left that might have been visited.
    synchronized boolean left() {
        return refused || halted;
    }

    private int clear(String host) {
        HostLine<Supplier<PageTask>> line = lines.get(host);
        if (line == null) return 0;
        int dropped = line.size();
        line.clear();
        waiting -= dropped;
        return dropped;
    }

    private void closed(int count) {
        boolean last;
        synchronized (this) {
            open -= count;
            last = count > 0 && open == 0;
        }
        if (last) drained.run();
    }
}
