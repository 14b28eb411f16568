package org.fener.dashboard.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fener.dashboard.home.HomeKey;

/// The second factor of accounts: a code of the telephone, each used once, or one of ten recovery codes.
public final class SecondFactors {

    public static final Duration OFFER_LIFE = Duration.ofHours(1);
    public static final int RECOVERY_CODES = 10;

    private static final String ISSUER = "Fener";
    /// RFC 4226 section 4 recommends 160 bits.
    private static final int SECRET_BYTES = 20;
    /// 80 bits cannot be tried out, so that a plain digest of them may be kept.
    private static final int RECOVERY_BYTES = 10;
    /// How far the clock of a telephone may be off, in steps of 30 seconds.
    private static final int SKEW = 1;

    private final Database database;
    private final InstantSource clock;
    private final HomeKey key;
    private final SecureRandom random = new SecureRandom();

    public SecondFactors(Database database, InstantSource clock, HomeKey key) {
        this.database = database;
        this.clock = clock;
        this.key = key;
    }

    /// What a telephone is told.
    ///
    /// @param secret in Base32, to be typed
    /// @param uri    the same to be scanned (`otpauth:`)
    public record Offer(String secret, String uri) {}

    /// Since when an account has a second factor; empty if it has none.
    public Optional<Instant> since(String account) {
        return database.client()
                .sql("select since from second_factor where account = ?")
                .param(account)
                .query((row, index) -> Timestamps.read(row, "since").orElseThrow())
                .optional();
    }

    public boolean isOn(String account) {
        return since(account).isPresent();
    }

    public Set<Role> demanded() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        database.client()
                .sql("select role from second_factor_demand")
                .query(String.class)
                .list()
                .forEach(role -> roles.add(Role.valueOf(role)));
        return roles;
    }

    /// From the next sign-in on, people of a role need a second factor, or may do without.
    public void demand(Role role, boolean demanded) {
        database.client()
                .sql("delete from second_factor_demand where role = ?")
                .param(role.name())
                .update();
        if (demanded)
            database.client()
                    .sql("insert into second_factor_demand (role) values (?)")
                    .param(role.name())
                    .update();
        database.sync();
    }

    /// A new secret to be confirmed; what was in force stays so until then.
    public void offer(String account) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        withdraw(account);
        database.client()
                .sql("insert into second_factor_offer (account, secret, offered_at) values (?, ?, ?)")
                .params(account, key.seal(secret, account), Timestamps.at(clock.instant()))
                .update();
        database.sync();
    }

    private void withdraw(String account) {
        database.client()
                .sql("delete from second_factor_offer where account = ?")
                .param(account)
                .update();
    }

    public Optional<Offer> offered(String account) {
        return offeredSecret(account).map(TimeCodes::base32).map(secret -> new Offer(secret, uri(account, secret)));
    }

    private static String uri(String account, String secret) {
        String label = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + ISSUER + ":" + label + "?secret=" + secret + "&issuer=" + ISSUER;
    }

    private Optional<byte[]> offeredSecret(String account) {
        return database.client()
                .sql("select secret from second_factor_offer where account = ? and offered_at > ?")
                .params(account, Timestamps.at(clock.instant().minus(OFFER_LIFE)))
                .query(String.class)
                .optional()
                .map(kept -> key.open(kept, account));
    }

    /// Puts the offered secret in force, if the code shows that the telephone has it. Sessions of before are over.
    ///
    /// @return new recovery codes, shown this once; empty if the code is wrong or nothing is offered
    public Optional<List<String>> confirm(String account, String code) {
        Optional<byte[]> secret = offeredSecret(account);
        Optional<Long> step = secret.flatMap(known -> step(known, plain(code), any -> true));
        if (step.isEmpty()) return Optional.empty();
        save(account, key.seal(secret.orElseThrow(), account), step.get());
        withdraw(account);
        endSessions(account);
        return Optional.of(renewRecoveryCodes(account));
    }

    /// Changes a row that is there in one step: at no moment is the account without its second factor.
    private void save(String account, String kept, long step) {
        OffsetDateTime now = Timestamps.at(clock.instant());
        int updated = database.client()
                .sql("update second_factor set secret = ?, step = ?, since = ? where account = ?")
                .params(kept, step, now, account)
                .update();
        if (updated == 0)
            database.client()
                    .sql("insert into second_factor (account, secret, step, since) values (?, ?, ?, ?)")
                    .params(account, kept, step, now)
                    .update();
    }

    private void endSessions(String account) {
        database.client()
                .sql("update account set generation = generation + 1 where name = ?")
                .param(account)
                .update();
    }

    /// True if the code is right and was not used before; it is used then.
    public boolean accept(String account, String code) {
        String plain = plain(code);
        boolean accepted =
                plain.matches("[0-9]{6}") ? acceptTimeCode(account, plain) : acceptRecoveryCode(account, plain);
        if (accepted) database.sync();
        return accepted;
    }

    private boolean acceptTimeCode(String account, String code) {
        return database.client()
                .sql("select secret from second_factor where account = ?")
                .param(account)
                .query(String.class)
                .optional()
                .map(kept -> key.open(kept, account))
                .flatMap(secret -> step(secret, code, step -> use(account, step)))
                .isPresent();
    }

    /// The step of the code, where it may be used.
    private Optional<Long> step(byte[] secret, String code, LongPredicate use) {
        long now = TimeCodes.step(clock.instant());
        return LongStream.rangeClosed(now - SKEW, now + SKEW)
                .filter(step -> MessageDigest.isEqual(ascii(TimeCodes.code(secret, step)), ascii(code)))
                .filter(use)
                .boxed()
                .findFirst();
    }

    /// A code of this step or an earlier one is not used again.
    private boolean use(String account, long step) {
        return database.client()
                        .sql("update second_factor set step = ? where account = ? and step < ?")
                        .params(step, account, step)
                        .update()
                == 1;
    }

    private boolean acceptRecoveryCode(String account, String code) {
        return database.client()
                        .sql("delete from recovery_code where account = ? and digest = ?")
                        .params(account, digest(account, code))
                        .update()
                == 1;
    }

    public int recoveryCodesLeft(String account) {
        return database.client()
                .sql("select count(*) from recovery_code where account = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    /// The ones before stop working.
    public List<String> renewRecoveryCodes(String account) {
        List<String> codes =
                Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        database.client()
                .sql("delete from recovery_code where account = ?")
                .param(account)
                .update();
        for (String code : codes)
            database.client()
                    .sql("insert into recovery_code (account, digest) values (?, ?)")
                    .params(account, digest(account, plain(code)))
                    .update();
        database.sync();
        return codes;
    }

    private String recoveryCode() {
        byte[] bytes = new byte[RECOVERY_BYTES];
        random.nextBytes(bytes);
        return String.join("-", TimeCodes.base32(bytes).toLowerCase(Locale.ROOT).split("(?<=\\G.{4})"));
    }

    /// The account is left with its password alone; sessions of before are over.
    public void remove(String account) {
        withdraw(account);
        for (String table : List.of("recovery_code", "second_factor"))
            database.client()
                    .sql("delete from " + table + " where account = ?")
                    .param(account)
                    .update();
        endSessions(account);
        database.sync();
    }

    /// As a person types it: with gaps, in any case.
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String account, String code) {
        return Sha256.of(account + "\n" + code);
    }
}
