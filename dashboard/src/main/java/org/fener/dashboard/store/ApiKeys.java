package org.fener.dashboard.store;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The keys of programs. A key is told once, when it is made; what is kept is its digest: 256 random bits need no slow
/// hash.
public final class ApiKeys {

    private static final String BEGINNING = "fener";
    private static final Pattern FORM = Pattern.compile(BEGINNING + "_([0-9a-f]{10})_[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 5;
    private static final int SECRET_BYTES = 32;

    /// A use within this time of the last one noted is not written down again.
    private static final Duration TO_THE_MINUTE = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public ApiKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A key and, this once, what stands in the requests made with it.
    public record Made(ApiKey key, String token) {}

    /// Makes a key; returns when it is on the disk.
    ///
    /// @param life at most [ApiKey#LONGEST_LIFE]
    public Made make(String account, String name, List<String> scopes, Duration life, String madeBy) {
        if (life.isNegative() || life.isZero() || life.compareTo(ApiKey.LONGEST_LIFE) > 0)
            throw new IllegalArgumentException(
                    "a key lasts at most " + ApiKey.LONGEST_LIFE.toDays() + " days, got " + life.toDays() + " days");
        Instant now = clock.instant();
        ApiKey key = new ApiKey(
                HexFormat.of().formatHex(bytes(ID_BYTES)),
                name.strip().replace('\0', '\uFFFD'),
                account,
                madeBy,
                scopes.stream().distinct().sorted().toList(),
                now,
                now.plus(life),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        String token = BEGINNING + "_" + key.id() + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        database.client()
                .sql("""
                        insert into api_key (id, name, account, made_by, digest, scopes, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key.id(),
                        key.name(),
                        account,
                        madeBy,
                        Sha256.of(token),
                        String.join(" ", key.scopes()),
                        Timestamps.at(key.created()),
                        Timestamps.at(key.expires()))
                .update();
        database.sync();
        return new Made(key, token);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// The key that a program shows, in whatever state it is; empty if there is none like it.
    public Optional<ApiKey> shown(String token) {
        if (!FORM.matcher(token).matches()) return Optional.empty();
        return database.client()
                .sql("select * from api_key where digest = ?")
                .param(Sha256.of(token))
                .query(ApiKeys::key)
                .optional();
    }

    /// Notes that a key was used now.
    public void used(ApiKey key) {
        Instant now = clock.instant();
        if (key.lastUsed()
                .filter(last -> now.isBefore(last.plus(TO_THE_MINUTE)))
                .isPresent()) return;
        database.client()
                .sql("update api_key set last_used_at = ? where id = ?")
                .params(Timestamps.at(now), key.id())
                .update();
    }

    /// Ends a key for good; it stays in the list.
    ///
    /// @return whether there was such a key that was not revoked before
    public boolean revoke(String id, String by) {
        boolean news = database.client()
                        .sql("update api_key set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                        .params(Timestamps.at(clock.instant()), by, id)
                        .update()
                == 1;
        database.sync();
        return news;
    }

    public Optional<ApiKey> find(String id) {
        return database.client()
                .sql("select * from api_key where id = ?")
                .param(id)
                .query(ApiKeys::key)
                .optional();
    }

    /// Newest first.
    public List<ApiKey> all() {
        return database.client()
                .sql("select * from api_key order by created_at desc, id")
                .query(ApiKeys::key)
                .list();
    }

    /// Those that ask in a person's name, newest first.
    public List<ApiKey> of(String account) {
        return all().stream().filter(key -> key.account().equals(account)).toList();
    }

    private static ApiKey key(ResultSet row, int index) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                row.getString("account"),
                row.getString("made_by"),
                List.of(row.getString("scopes").split(" ")),
                Timestamps.read(row, "created_at").orElseThrow(),
                Timestamps.read(row, "expires_at").orElseThrow(),
                Timestamps.read(row, "last_used_at"),
                Timestamps.read(row, "revoked_at"),
                Optional.ofNullable(row.getString("revoked_by")));
    }
}
