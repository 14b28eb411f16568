package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Label.Answer;

/// Decisions about flagged posts. Each is a label too; each can be undone, and its label is then taken back.
public final class Triage {

    /// Neither undone nor a rest that is over.
    private static final String IN_FORCE = " undone_at is null and (wakes_at is null or wakes_at > :now) ";

    /// What is said of the post itself.
    static final String FIRST = " not second_reading and" + IN_FORCE;

    /// Of so many decisions one is asked about again.
    private static final int SAMPLED_EVERY = 20;

    private final Database database;
    private final InstantSource clock;
    private final Labels labels;

    public Triage(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.labels = new Labels(database, clock);
    }

    /// A post as it is decided about.
    ///
    /// @param flagged the categories that it is flagged for
    public record Subject(String post, String text, Optional<String> language, List<String> flagged) {}

    /// What the person who decides wants kept.
    ///
    /// @param category empty unless confirmed
    /// @param wakes    for SNOOZED alone
    public record Choice(State state, String category, String note, Optional<Instant> wakes) {
        public Choice(State state, String category, String note) {
            this(state, category, note, Optional.empty());
        }
    }

    /// Keeps a decision about all subjects, and its labels; returns when they are on the disk. Nothing is kept if
    /// another person decided about the first one meanwhile.
    ///
    /// @param seen the decision about the first subject that the person saw; 0 for none
    /// @return the decision that came in between, else empty
    public Optional<Decision> decide(List<Subject> subjects, Choice choice, String account, long seen) {
        synchronized (database) { // one process has the home open
            Optional<Decision> before = standing(subjects.getFirst().post());
            if (before.map(Decision::id).orElse(0L) != seen) return before;
            String batch = UUID.randomUUID().toString();
            for (Subject subject : subjects) keep(subject, choice, account, batch, false);
            database.sync();
            return Optional.empty();
        }
    }

    /// Keeps what another reader says who does not know the decision: a label, but no decision about the post.
    ///
    /// @return false if the post does not wait for this person's reading any more
    public boolean readAgain(Subject subject, Choice choice, String account) {
        synchronized (database) {
            if (!new SecondReadings(database, clock).waiting(account).contains(subject.post())) return false;
            keep(subject, choice, account, UUID.randomUUID().toString(), true);
            database.sync();
            return true;
        }
    }

    private void keep(Subject subject, Choice choice, String account, String batch, boolean second) {
        Decision decision = new Decision(
                0,
                batch,
                subject.post(),
                Labels.digest(subject.text()),
                subject.flagged(),
                choice.state(),
                choice.category(),
                account,
                clock.instant(),
                choice.note(),
                choice.wakes(),
                second,
                false);
        database.client()
                .sql("""
                    insert into decision
                        (batch, post, text_digest, flagged, state, category, account, decided_at, note, sampled,
                         second_reading, wakes_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                .params(
                        batch,
                        decision.post(),
                        decision.textDigest(),
                        String.join(",", decision.flagged()),
                        decision.state().name(),
                        decision.category(),
                        account,
                        Timestamps.at(decision.at()),
                        decision.note(),
                        !second && isSampled(decision),
                        second)
                .param(decision.wakes().map(Timestamps::at).orElse(null))
                .update();
        if (choice.state() != State.SNOOZED)
            relabel(subject.post(), subject.text(), subject.language(), account, answers(decision));
        database.client()
                .sql("delete from claim where post = ?")
                .param(subject.post())
                .update();
    }

    /// By the text's digest, so that nobody can foresee it and a decision changed does not change it.
    private static boolean isSampled(Decision decision) {
        return decision.state() != State.ESCALATED
                && decision.state() != State.SNOOZED
                && Long.parseLong(decision.textDigest().substring(52), 16) % SAMPLED_EVERY == 0;
    }

    /// What a decision says of each category it speaks of.
    private static Map<String, Answer> answers(Decision decision) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        switch (decision.state()) {
            case CONFIRMED -> answers.put(decision.category(), Answer.YES);
            case REJECTED -> decision.flagged().forEach(category -> answers.put(category, Answer.NO));
            case UNSURE -> decision.flagged().forEach(category -> answers.put(category, Answer.UNSURE));
            case ESCALATED, SNOOZED -> {}
        }
        return answers;
    }

    /// Makes the answers of a person about a text those given: others of that person on it are taken back.
    private void relabel(
            String post, String text, Optional<String> language, String account, Map<String, Answer> answers) {
        Map<String, Answer> wanted = new LinkedHashMap<>();
        String digest = Labels.digest(text);
        for (Label label : labels.of(post))
            if (label.labeller().equals(account) && label.textDigest().equals(digest))
                wanted.put(label.category(), Answer.WITHDRAWN);
        wanted.putAll(answers);
        wanted.forEach((category, answer) -> labels.add(post, text, language, category, answer, account, ""));
    }

    /// Takes back the newest decision of a person that stands, with all that was decided in one go with it; again and
    /// again until there is none.
    ///
    /// @return the post that the person saw when deciding
    public Optional<String> undo(String account) {
        synchronized (database) {
            Optional<String> batch = database.client()
                    .sql("select batch from decision where account = :account and" + IN_FORCE
                            + "order by id desc limit 1")
                    .param("account", account)
                    .param("now", Timestamps.at(clock.instant()))
                    .query(String.class)
                    .optional();
            if (batch.isEmpty()) return Optional.empty();
            List<Decision> undone = database.client()
                    .sql("select * from decision where batch = ? order by id")
                    .param(batch.get())
                    .query(Triage::decision)
                    .list();
            database.client()
                    .sql("update decision set undone_at = ? where batch = ?")
                    .params(Timestamps.at(clock.instant()), batch.get())
                    .update();
            undone.forEach(this::takeBack);
            database.sync();
            return Optional.of(undone.getFirst().post());
        }
    }

    private void takeBack(Decision undone) {
        if (undone.state() == State.SNOOZED) return;
        Map<String, Answer> before = history(undone.post()).stream()
                .filter(earlier -> !earlier.undone()
                        && earlier.state() != State.SNOOZED
                        && earlier.account().equals(undone.account())
                        && earlier.textDigest().equals(undone.textDigest()))
                .reduce((_, later) -> later)
                .map(Triage::answers)
                .orElse(Map.of());
        labels.text(undone.textDigest())
                .ifPresent(text -> relabel(undone.post(), text.content(), text.language(), undone.account(), before));
    }

    /// The newest decision about a post that was not undone; a rest that is over counts no more.
    public Optional<Decision> standing(String post) {
        return database.client()
                .sql("select * from decision where post = :post and" + FIRST + "order by id desc limit 1")
                .param("post", post)
                .param("now", Timestamps.at(clock.instant()))
                .query(Triage::decision)
                .optional();
    }

    /// Posts whose newest decision is this one, the longest waiting first; those put aside by the time they wake.
    public List<String> standingIn(State state) {
        return database.client()
                .sql("with standing as (select * from decision where" + FIRST + """
                    ) select post from standing d where state = :state and not exists
                        (select 1 from standing n where n.post = d.post and n.id > d.id)
                    order by wakes_at, id
                    """)
                .param("state", state.name())
                .param("now", Timestamps.at(clock.instant()))
                .query((row, index) -> row.getString("post"))
                .list();
    }

    /// All posts about which a decision stands, by the newest one.
    public Map<State, Set<String>> standing() {
        Map<State, Set<String>> standing = new EnumMap<>(State.class);
        database.client()
                .sql("with standing as (select id, post, state from decision where" + FIRST + """
                    ) select post, state from standing d where not exists
                        (select 1 from standing n where n.post = d.post and n.id > d.id)
                    """)
                .param("now", Timestamps.at(clock.instant()))
                .query((row, index) -> Map.entry(State.valueOf(row.getString("state")), row.getString("post")))
                .list()
                .forEach(row -> standing.computeIfAbsent(row.getKey(), state -> new HashSet<>())
                        .add(row.getValue()));
        return standing;
    }

    /// How many decisions of a person stand that were taken at that time or later; near-duplicates count once.
    public int decidedSince(Instant from, String account) {
        return database.client()
                .sql("select count(distinct batch) from decision where account = ? and decided_at >= ? and"
                        + " undone_at is null")
                .params(account, Timestamps.at(from))
                .query((row, index) -> row.getInt(1))
                .single();
    }

    /// A decision as far as its time goes.
    public record Taken(String account, Instant at) {}

    /// When decisions were taken since then, undone ones too, oldest first; near-duplicates count once.
    public List<Taken> taken(Instant since) {
        return database.client()
                .sql("select account, min(decided_at) as taken_at from decision where decided_at >= ?"
                        + " group by account, batch order by taken_at, account")
                .param(Timestamps.at(since))
                .query((row, index) -> new Taken(
                        row.getString("account"),
                        Timestamps.read(row, "taken_at").orElseThrow()))
                .list();
    }

    /// Posts about whose text people gave different answers, the longest waiting first.
    public List<String> disagreed() {
        Map<List<String>, Set<Answer>> answers = new LinkedHashMap<>();
        Map<List<String>, String> posts = new HashMap<>();
        for (Label label : labels.standing()) {
            if (label.answer() == Answer.UNSURE) continue;
            List<String> question = List.of(label.textDigest(), label.category());
            answers.computeIfAbsent(question, any -> EnumSet.noneOf(Answer.class))
                    .add(label.answer());
            posts.putIfAbsent(question, label.post());
        }
        return answers.entrySet().stream()
                .filter(said -> said.getValue().size() > 1)
                .map(said -> posts.get(said.getKey()))
                .distinct()
                .toList();
    }

    /// All that was ever decided about a post, oldest first.
    public List<Decision> history(String post) {
        return database.client()
                .sql("select * from decision where post = ? order by id")
                .param(post)
                .query(Triage::decision)
                .list();
    }

    /// Which of these posts somebody decided about, each with the digests of the texts that were read.
    public Map<String, Set<String>> decided(Collection<String> posts) {
        Map<String, Set<String>> decided = new HashMap<>();
        if (posts.isEmpty()) return decided;
        database.client()
                .sql("select post, text_digest from decision where post in (:posts) and" + FIRST)
                .param("posts", posts)
                .param("now", Timestamps.at(clock.instant()))
                .query((row, index) -> Map.entry(row.getString("post"), row.getString("text_digest")))
                .list()
                .forEach(row -> decided.computeIfAbsent(row.getKey(), key -> new HashSet<>())
                        .add(row.getValue()));
        return decided;
    }

    /// About how many posts somebody decided.
    public long decided() {
        return database.client()
                .sql("select count(distinct post) from decision where" + FIRST)
                .param("now", Timestamps.at(clock.instant()))
                .query(Long.class)
                .single();
    }

    /// Which of these posts have a decision of somebody else as the newest.
    public Set<String> decidedByOthers(Collection<String> posts, String person) {
        if (posts.isEmpty()) return Set.of();
        return new HashSet<>(database.client()
                .sql("with standing as (select id, post, account from decision where post in (:posts) and" + FIRST
                        + """
                    ) select post from standing d where account <> :person and not exists
                        (select 1 from standing n where n.post = d.post and n.id > d.id)
                    """)
                .param("posts", posts)
                .param("person", person)
                .param("now", Timestamps.at(clock.instant()))
                .query(String.class)
                .list());
    }

    static Decision decision(ResultSet row, int index) throws SQLException {
        String flagged = row.getString("flagged");
        return new Decision(
                row.getLong("id"),
                row.getString("batch"),
                row.getString("post"),
                row.getString("text_digest"),
                flagged.isEmpty() ? List.of() : List.of(flagged.split(",")),
                State.valueOf(row.getString("state")),
                row.getString("category"),
                row.getString("account"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("note"),
                Timestamps.read(row, "wakes_at"),
                row.getBoolean("second_reading"),
                row.getObject("undone_at") != null);
    }
}
