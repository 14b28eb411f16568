package org.fener.dashboard.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Accounts and the one-time links by which people set their passwords. There is no default password.
public final class Accounts {

    public static final Duration LINK_LIFE = Duration.ofHours(24);
    public static final int SHORTEST_PASSWORD = 12;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    public Accounts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public PasswordEncoder encoder() {
        return encoder;
    }

    public boolean isEmpty() {
        return database.client()
                        .sql("select count(*) from account")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    public Optional<Account> find(String name) {
        return database.client()
                .sql("select * from account where name = ?")
                .param(name)
                .query(Accounts::account)
                .optional();
    }

    public List<Account> all() {
        return database.client()
                .sql("select * from account order by name")
                .query(Accounts::account)
                .list();
    }

    /// Makes a link token that lets a person set the password of `name`; an earlier link for the same name stops
    /// working.
    public String invite(String name, Role role) {
        Account.checkName(name);
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        database.client()
                .sql("delete from setup_link where account = ?")
                .param(name)
                .update();
        database.client()
                .sql("insert into setup_link (token_digest, account, role, expires_at) values (?, ?, ?, ?)")
                .params(
                        digest(token),
                        name,
                        role.name(),
                        Timestamps.at(clock.instant().plus(LINK_LIFE)))
                .update();
        database.sync();
        return token;
    }

    /// The account that a link is for, while it is valid.
    public Optional<String> invited(String token) {
        return database.client()
                .sql("select account from setup_link where token_digest = ? and expires_at > ?")
                .params(digest(token), Timestamps.at(clock.instant()))
                .query(String.class)
                .optional();
    }

    /// Uses a link up: makes the account or gives it a new password. Empty if the link is not valid (any more).
    public Optional<Account> accept(String token, String password) {
        if (password.length() < SHORTEST_PASSWORD)
            throw new IllegalArgumentException("a password needs at least " + SHORTEST_PASSWORD + " characters");
        Optional<String> name = invited(token);
        if (name.isEmpty()) return Optional.empty();
        String role = database.client()
                .sql("select role from setup_link where token_digest = ?")
                .param(digest(token))
                .query(String.class)
                .single();
        int taken = database.client()
                .sql("delete from setup_link where token_digest = ?")
                .param(digest(token))
                .update();
        if (taken == 0) return Optional.empty();
        save(name.get(), password, Role.valueOf(role));
        database.sync();
        return find(name.get());
    }

    private void save(String name, String password, Role role) {
        String hash = encoder.encode(password);
        int updated = database.client()
                .sql("update account set password_hash = ? where name = ?")
                .params(hash, name)
                .update();
        if (updated == 0)
            database.client()
                    .sql("insert into account (name, password_hash, role, created_at) values (?, ?, ?, ?)")
                    .params(name, hash, role.name(), Timestamps.at(clock.instant()))
                    .update();
    }

    /// Counts from the next request of that person on.
    public void changeRole(String name, Role role) {
        database.client()
                .sql("update account set role = ? where name = ?")
                .params(role.name(), name)
                .update();
        database.sync();
    }

    /// A closed account stays, for the sake of the audit log, but lets nobody in.
    public void disable(String name, boolean disabled) {
        database.client()
                .sql("update account set disabled = ? where name = ?")
                .params(disabled, name)
                .update();
        database.sync();
    }

    private static Account account(ResultSet row, int index) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getString("password_hash"),
                Role.valueOf(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("disabled"));
    }

    /// Whole milliseconds: the database keeps fewer digits than an `Instant` has, and what is written must be found
    /// again.

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
