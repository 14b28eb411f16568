package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Which models a home may use and which one judges. Nothing is promoted by itself, and nothing is forgotten.
public final class Models {

    private final Database database;
    private final InstantSource clock;

    public Models(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Takes a folder up into what may judge.
    ///
    /// @throws IllegalArgumentException if the same models are registered already
    public RegisteredModel register(String digest, String folder, String by, String note) {
        Account.checkName(by);
        find(digest).ifPresent(known -> {
            throw new IllegalArgumentException(
                    "model " + digest.substring(0, 12) + " is registered already, as " + known.folder());
        });
        database.client()
                .sql("insert into model (digest, folder, registered_at, registered_by, note) values (?, ?, ?, ?, ?)")
                .params(digest, folder, Timestamps.at(clock.instant()), by, note)
                .update();
        database.sync();
        return find(digest).orElseThrow();
    }

    /// Oldest first.
    public List<RegisteredModel> all() {
        return database.client()
                .sql("select * from model order by registered_at, digest")
                .query(Models::model)
                .list();
    }

    public Optional<RegisteredModel> find(String digest) {
        return database.client()
                .sql("select * from model where digest = ?")
                .param(digest)
                .query(Models::model)
                .optional();
    }

    /// By the first digits of its digest, at least four.
    ///
    /// @throws IllegalArgumentException if none or several begin so
    public RegisteredModel named(String version) {
        List<RegisteredModel> found = all().stream()
                .filter(model -> version.length() >= 4 && model.digest().startsWith(version))
                .toList();
        if (found.size() == 1) return found.getFirst();
        throw new IllegalArgumentException("model '" + version + "': expected the first digits of one of "
                + all().stream().map(model -> model.digest().substring(0, 12)).toList());
    }

    /// Puts a model in charge.
    ///
    /// @param digest empty for the models of the program
    public void promote(Optional<String> digest, String by, String why, String spread) {
        Account.checkName(by);
        database.client()
                .sql("insert into promotion (digest, promoted_at, promoted_by, why, spread) values (?, ?, ?, ?, ?)")
                .params(digest.orElse(""), Timestamps.at(clock.instant()), by, why, spread)
                .update();
        database.sync();
    }

    /// Newest first; empty while the models of the program have always judged.
    public List<Promotion> promotions() {
        return database.client()
                .sql("select * from promotion order by id desc")
                .query(Models::promotion)
                .list();
    }

    /// The model that judges; empty for the models of the program.
    public Optional<RegisteredModel> champion() {
        return promotions().stream().findFirst().flatMap(Promotion::digest).flatMap(this::find);
    }

    private static RegisteredModel model(ResultSet row, int index) throws SQLException {
        return new RegisteredModel(
                row.getString("digest"),
                row.getString("folder"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getString("registered_by"),
                row.getString("note"));
    }

    private static Promotion promotion(ResultSet row, int index) throws SQLException {
        return new Promotion(
                Optional.of(row.getString("digest")).filter(digest -> !digest.isEmpty()),
                row.getObject("promoted_at", OffsetDateTime.class).toInstant(),
                row.getString("promoted_by"),
                row.getString("why"),
                row.getString("spread"));
    }
}
