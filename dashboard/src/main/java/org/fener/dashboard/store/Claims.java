package org.fener.dashboard.store;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who is on a post now, so that two people do not decide about the same one. A claim ends by itself: nothing waits for
/// somebody who went home.
public final class Claims {

    /// Of one that a person asked for.
    public static final Duration CLAIM = Duration.ofMinutes(15);
    /// Of one that comes from having the post open.
    public static final Duration LOOK = Duration.ofMinutes(2);

    private final Database database;
    private final InstantSource clock;

    public Claims(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Somebody is on a post.
    ///
    /// @param looking whether the person merely has the post open
    public record Claim(String post, String account, boolean looking) {}

    /// Takes a post for a person, or longer for the one who has it.
    ///
    /// @return the other person who has it; empty if it is claimed now
    public Optional<String> take(String post, String account) {
        synchronized (database) { // one process has the home open
            Optional<String> other = ofOther(post, account).map(Claim::account);
            if (other.isEmpty()) put(post, account, CLAIM, false);
            return other;
        }
    }

    /// Notes that a person has a post open, and no other any more.
    ///
    /// @return the other person who has it
    public Optional<Claim> look(String post, String account) {
        synchronized (database) {
            database.client()
                    .sql("delete from claim where account = ? and looking and post <> ?")
                    .params(account, post)
                    .update();
            Optional<Claim> other = ofOther(post, account);
            if (other.isEmpty() && of(post).filter(mine -> !mine.looking()).isEmpty()) put(post, account, LOOK, true);
            return other;
        }
    }

    private void put(String post, String account, Duration length, boolean looking) {
        database.client().sql("delete from claim where post = ?").param(post).update();
        OffsetDateTime end = Timestamps.at(clock.instant().plus(length));
        database.client()
                .sql("insert into claim (post, account, ends_at, looking) values (?, ?, ?, ?)")
                .params(post, account, end, looking)
                .update();
    }

    /// The claim of another person on a post that has not ended.
    public Optional<Claim> ofOther(String post, String account) {
        return of(post).filter(claim -> !claim.account().equals(account));
    }

    /// The claim on a post that has not ended.
    public Optional<Claim> of(String post) {
        return inForce().stream().filter(claim -> claim.post().equals(post)).findFirst();
    }

    /// What a person has claimed and others leave alone, first claimed first; not what is merely open.
    public List<String> claimedBy(String account) {
        return inForce().stream()
                .filter(claim -> !claim.looking() && claim.account().equals(account))
                .map(Claim::post)
                .toList();
    }

    /// The posts that others have, each with its person.
    public Map<String, String> ofOthers(String account) {
        return inForce().stream()
                .filter(claim -> !claim.account().equals(account))
                .collect(Collectors.toMap(Claim::post, Claim::account));
    }

    private List<Claim> inForce() {
        return database.client()
                .sql("select post, account, looking from claim where ends_at > ? order by ends_at")
                .param(Timestamps.at(clock.instant()))
                .query((row, index) ->
                        new Claim(row.getString("post"), row.getString("account"), row.getBoolean("looking")))
                .list();
    }
}
