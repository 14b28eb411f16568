package org.fener.dashboard.store;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Accounts and the one-time links by which people set their passwords. There is no default password.
public final class Accounts {

    public static final Duration LINK_LIFE = Duration.ofHours(24);

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
    ///
    /// @throws IllegalArgumentException for a name of which no account can be made, or that a directory keeps
    public String invite(String name, Role role) {
        Account.checkName(name);
        find(name).filter(account -> !account.isOfHere()).ifPresent(account -> {
            throw new IllegalArgumentException(
                    "account '" + name + "' signs in through " + account.origin() + ": it has no password here");
        });
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
                        Sha256.of(token),
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
                .params(Sha256.of(token), Timestamps.at(clock.instant()))
                .query(String.class)
                .optional();
    }

    /// Uses a link up: makes the account or gives it a new password. Empty if the link is not valid (any more).
    public Optional<Account> accept(String token, String password) {
        Optional<String> name = invited(token);
        if (name.isEmpty()) return Optional.empty();
        PasswordRule.check(password, name.get());
        String role = database.client()
                .sql("select role from setup_link where token_digest = ?")
                .param(Sha256.of(token))
                .query(String.class)
                .single();
        int taken = database.client()
                .sql("delete from setup_link where token_digest = ?")
                .param(Sha256.of(token))
                .update();
        if (taken == 0
                || find(name.get()).filter(account -> !account.isOfHere()).isPresent()) return Optional.empty();
        save(name.get(), password, Role.valueOf(role));
        database.sync();
        return find(name.get());
    }

    private void save(String name, String password, Role role) {
        String hash = encoder.encode(password);
        if (!changePassword(name, hash))
            database.client()
                    .sql("insert into account (name, password_hash, role, created_at) values (?, ?, ?, ?)")
                    .params(name, hash, role.name(), Timestamps.at(clock.instant()))
                    .update();
    }

    private boolean changePassword(String name, String hash) {
        return database.client()
                        .sql("update account set password_hash = ?, generation = generation + 1 where name = ?")
                        .params(hash, name)
                        .update()
                == 1;
    }

    /// The account of somebody for whom a directory vouches, made at their first sign-in; the role follows theirs
    /// there.
    /// Empty if the account is closed, or the name is somebody else's.
    public synchronized Optional<Account> admit(String name, Account.Origin origin, String subject, Role role) {
        Optional<Account> known = find(name);
        if (known.isEmpty()) {
            database.client()
                    .sql(
                            "insert into account (name, password_hash, role, created_at, origin, subject) values (?, '', ?, ?, ?, ?)")
                    .params(name, role.name(), Timestamps.at(clock.instant()), origin.name(), subject)
                    .update();
            database.sync();
            return find(name);
        }
        if (known.get().disabled() || known.get().origin() != origin || !subject.equals(subject(name)))
            return Optional.empty();
        if (known.get().role() != role) changeRole(name, role);
        return find(name);
    }

    private String subject(String name) {
        return database.client()
                .sql("select subject from account where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    public boolean isPassword(Account account, String password) {
        return account.isOfHere() && encoder.matches(password, account.passwordHash());
    }

    /// Ends the account's sessions.
    public void changePassword(Account account, String password) {
        PasswordRule.check(password, account.name());
        changePassword(account.name(), encoder.encode(password));
        database.sync();
    }

    /// Ends the account's sessions.
    public void changeRole(String name, Role role) {
        database.client()
                .sql("update account set role = ?, generation = generation + 1 where name = ?")
                .params(role.name(), name)
                .update();
        database.sync();
    }

    public void endSessions(String name) {
        database.client()
                .sql("update account set generation = generation + 1 where name = ?")
                .param(name)
                .update();
        database.sync();
    }

    /// Which language the pages speak to a person on any machine.
    public void speak(String name, String language) {
        database.client()
                .sql("update account set language = ? where name = ?")
                .params(language, name)
                .update();
    }

    /// Which keys do what for a person on any machine.
    public void setKeys(String name, String keys) {
        database.client()
                .sql("update account set keys = ? where name = ?")
                .params(keys, name)
                .update();
        database.sync();
    }

    /// A closed account stays, for the sake of the audit log, but lets nobody in.
    public void disable(String name, boolean disabled) {
        database.client()
                .sql("update account set disabled = ?, generation = generation + 1 where name = ?")
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
                row.getBoolean("disabled"),
                row.getInt("generation"),
                row.getString("language"),
                Account.Origin.valueOf(row.getString("origin")),
                row.getString("keys"));
    }
}
