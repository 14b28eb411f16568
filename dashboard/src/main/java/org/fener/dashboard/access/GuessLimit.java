package org.fener.dashboard.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Slows down who guesses passwords (OWASP ASVS 5.0, 6.3.1). After some wrong ones nothing is tried for a while, the
/// right one neither; each further wrong one doubles the wait. Names that no account has count like others, so that the
/// answer tells nothing. Counts are kept in memory: a restart forgets them.
public final class GuessLimit {

    /// For one name from one address; a name guessed from many addresses, and one address that tries many names.
    private static final int FREE_PAIR = 5;

    private static final int FREE_ALONE = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST_KEPT = 10_000;

    private record Wrong(int times, Instant last, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>();

    public GuessLimit(InstantSource clock) {
        this.clock = clock;
    }

    /// How long nothing is tried for this name from this address; empty if it is tried.
    public synchronized Optional<Duration> wait(String name, String address) {
        Instant now = clock.instant();
        return keys(name, address).stream()
                .map(wrong::get)
                .filter(known -> known != null && known.until().isAfter(now))
                .map(known -> Duration.between(now, known.until()))
                .max(Duration::compareTo);
    }

    public synchronized void wrong(String name, String address) {
        List<String> keys = keys(name, address);
        count(keys.getFirst(), FREE_PAIR);
        for (String alone : keys.subList(1, keys.size())) count(alone, FREE_ALONE);
    }

    /// The right password forgives the wrong ones before it, for this name from this address.
    public synchronized void right(String name, String address) {
        wrong.remove(keys(name, address).getFirst());
    }

    /// Forgives the wrong ones for this name from everywhere: an administrator has vouched for the person.
    public synchronized void forgive(String name) {
        wrong.keySet()
                .removeIf(key -> key.equals("name " + name) || (key.startsWith("pair ") && key.endsWith(" " + name)));
    }

    private static List<String> keys(String name, String address) {
        return List.of("pair " + address + " " + name, "name " + name, "address " + address);
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        Wrong before = wrong.remove(key);
        int times = before == null || before.last().plus(FORGOTTEN).isBefore(now) ? 1 : before.times() + 1;
        wrong.put(key, new Wrong(times, now, now.plus(waitAfter(times - free))));
        if (wrong.size() > MOST_KEPT) wrong.remove(wrong.keySet().iterator().next());
    }

    private static Duration waitAfter(int tooMany) {
        if (tooMany < 0) return Duration.ZERO;
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tooMany, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
