package org.fener.dashboard.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Account.Origin;
import org.jspecify.annotations.Nullable;

/// Whether the organisation's directory still vouches for a person who has signed in before: it is asked again at
/// intervals, so that who left all groups does not stay until the session's limit. Where it does not answer, the last
/// answer holds for a while longer.
public final class Vouching {

    /// How long the last answer of a directory that does not answer now holds, in intervals.
    private static final int PATIENCE = 4;

    private final Function<String, Standing> directory;
    private final InstantSource clock;
    private final Duration every;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /// What a directory says of a person.
    public sealed interface Standing {
        record In() implements Standing {}

        record Out(String why) implements Standing {}

        record Unreachable(String why) implements Standing {}
    }

    /// @param good  when the directory last vouched for the person
    /// @param asked when it was last asked
    private record Answer(Standing standing, Instant good, Instant asked) {}

    /// Asks a directory.
    ///
    /// @param directory asked by the name of an account
    public Vouching(Function<String, Standing> directory, InstantSource clock, Duration every) {
        this.directory = directory;
        this.clock = clock;
        this.every = every;
    }

    /// Nobody signs in through a directory that could be asked.
    public static Vouching none(InstantSource clock) {
        return new Vouching(name -> new Standing.In(), clock, Duration.ofDays(1));
    }

    /// The person has just signed in.
    public void signedIn(String name) {
        Instant now = clock.instant();
        answers.put(name, new Answer(new Standing.In(), now, now));
    }

    /// Why a person must go; empty while they may stay. May take as long as the directory does.
    public Optional<String> objection(Account account) {
        if (account.origin() != Origin.LDAP) return Optional.empty();
        Answer answer = Objects.requireNonNull(answers.compute(
                account.name(), (name, before) -> before != null && isFresh(before) ? before : ask(name, before)));
        return switch (answer.standing()) {
            case Standing.In() -> Optional.empty();
            case Standing.Out(String why) -> Optional.of(why);
            case Standing.Unreachable(String why) ->
                clock.instant().isBefore(answer.good().plus(every.multipliedBy(PATIENCE)))
                        ? Optional.empty()
                        : Optional.of("the directory has not answered for long: " + why);
        };
    }

    private boolean isFresh(Answer answer) {
        Duration holds = answer.standing() instanceof Standing.In ? every : every.dividedBy(15);
        return clock.instant().isBefore(answer.asked().plus(holds));
    }

    /// Of a person of whom nothing is known, such as one whose program comes after a restart, a directory that does not
    /// answer says nothing against them at first.
    private Answer ask(String name, @Nullable Answer before) {
        Instant now = clock.instant();
        Standing standing = directory.apply(name);
        Instant good = standing instanceof Standing.In || before == null ? now : before.good();
        return new Answer(standing, good, now);
    }
}
