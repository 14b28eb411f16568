package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.Label.Answer;

/// What people said about posts: who, when, about which version of the text. Nothing is overwritten; of one person,
/// post, text and category the newest answer stands.
public final class Labels {

    private static final int LONGEST_NOTE = 2000;
    private static final String NEWEST = """
            select * from label l where id = (
                select max(id) from label m where m.post = l.post and m.text_digest = l.text_digest
                    and m.category = l.category and m.labeller = l.labeller)
            """;

    private final Database database;
    private final InstantSource clock;

    public Labels(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A text as it was labelled.
    ///
    /// @param language BCP 47; empty if nobody knew
    public record LabelledText(String digest, Optional<String> language, String content) {}

    /// Names a version of a text: SHA-256 of its UTF-8 bytes.
    public static String digest(String text) {
        return Sha256.of(text);
    }

    /// Keeps an answer; returns when it is on the disk. The same answer as before changes nothing.
    ///
    /// @return whether it is news
    public boolean put(
            String post,
            String text,
            Optional<String> language,
            String category,
            Answer answer,
            String labeller,
            String note) {
        boolean news = add(post, text, language, category, answer, labeller, note);
        if (news) sync();
        return news;
    }

    /// As [#put], for many in a row: call [#sync] before any of them is acknowledged.
    public boolean add(
            String post,
            String text,
            Optional<String> language,
            String category,
            Answer answer,
            String labeller,
            String note) {
        Account.checkName(labeller);
        if (text.isBlank()) throw new IllegalArgumentException(post + ": a label needs the text that was read");
        if (note.length() > LONGEST_NOTE)
            throw new IllegalArgumentException(post + ": a note has at most " + LONGEST_NOTE + " characters");
        String digest = digest(text);
        Optional<Label> before = database.client()
                .sql("""
                        select * from label where post = ? and text_digest = ? and category = ? and labeller = ?
                        order by id desc limit 1
                        """)
                .params(post, digest, category, labeller)
                .query(Labels::label)
                .optional();
        if (before.map(Label::answer).orElse(Answer.WITHDRAWN) == answer
                && before.map(Label::note).orElse("").equals(note)) return false;
        keep(digest, language, text);
        database.client()
                .sql("""
                        insert into label (post, text_digest, category, answer, labeller, labelled_at, note)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(post, digest, category, answer.name(), labeller, Timestamps.at(clock.instant()), note)
                .update();
        return true;
    }

    private void keep(String digest, Optional<String> language, String text) {
        database.client()
                .sql("""
                        insert into labelled_text (digest, language, content)
                        select ?, ?, ? where not exists (select 1 from labelled_text where digest = ?)
                        """)
                .params(digest, language.orElse(""), text, digest)
                .update();
    }

    public void sync() {
        database.sync();
    }

    /// Answers that stand on a post, in all versions of its text, oldest first.
    public List<Label> of(String post) {
        return database.client()
                .sql("select * from (" + NEWEST + ") n where post = ? and answer <> 'WITHDRAWN' order by id")
                .param(post)
                .query(Labels::label)
                .list();
    }

    /// All that was ever said about a post, oldest first.
    public List<Label> history(String post) {
        return database.client()
                .sql("select * from label where post = ? order by id")
                .param(post)
                .query(Labels::label)
                .list();
    }

    /// All answers that stand, oldest first.
    public List<Label> standing() {
        return database.client()
                .sql("select * from (" + NEWEST + ") n where answer <> 'WITHDRAWN' order by id")
                .query(Labels::label)
                .list();
    }

    /// A text that a label stands on or stood on.
    public Optional<LabelledText> text(String digest) {
        return database.client()
                .sql("select * from labelled_text where digest = ?")
                .param(digest)
                .query(Labels::labelledText)
                .optional();
    }

    /// The texts that labels stand on or stood on.
    public List<LabelledText> texts() {
        return database.client()
                .sql("select * from labelled_text order by digest")
                .query(Labels::labelledText)
                .list();
    }

    private static LabelledText labelledText(ResultSet row, int index) throws SQLException {
        return new LabelledText(
                row.getString("digest"),
                Optional.of(row.getString("language")).filter(language -> !language.isEmpty()),
                row.getString("content"));
    }

    private static Label label(ResultSet row, int index) throws SQLException {
        return new Label(
                row.getString("post"),
                row.getString("text_digest"),
                row.getString("category"),
                Answer.valueOf(row.getString("answer")),
                row.getString("labeller"),
                row.getObject("labelled_at", OffsetDateTime.class).toInstant(),
                row.getString("note"));
    }
}
