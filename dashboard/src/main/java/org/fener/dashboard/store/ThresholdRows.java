package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fener.classifier.opennlp.Thresholds;

/// Thresholds of a home, set over those of its models by a person with a reason.
public final class ThresholdRows {

    private final Database database;
    private final InstantSource clock;

    public ThresholdRows(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One decision.
    ///
    /// @param language BCP 47; empty for every language that has no row of its own
    /// @param least    the probability that flags; empty: the model's own again
    public record ThresholdRow(
            String category, Optional<String> language, OptionalDouble least, Instant at, String by, String why) {}

    public void set(String category, Optional<String> language, OptionalDouble least, String by, String why) {
        Account.checkName(by);
        if (why.isBlank()) throw new IllegalArgumentException(category + ": a threshold needs a reason");
        least.ifPresent(value -> new Thresholds(value, Map.of(), by, why));
        database.client()
                .sql("""
                        insert into threshold (category, language, least, set_at, set_by, why)
                        values (?, ?, nullif(cast(? as double precision), -1.0), ?, ?, ?)
                        """)
                .params(category, language.orElse(""), least.orElse(-1), Timestamps.at(clock.instant()), by, why)
                .update();
        database.sync();
    }

    /// All decisions ever made, oldest first.
    public List<ThresholdRow> history() {
        return database.client()
                .sql("select * from threshold order by id")
                .query(ThresholdRows::row)
                .list();
    }

    /// The thresholds in force, by category: those of the models with the decisions of the home over them.
    ///
    /// @param own of the models
    public Map<String, Thresholds> over(Map<String, Thresholds> own) {
        return over(own, history());
    }

    /// The same after these decisions, oldest first.
    public static Map<String, Thresholds> over(Map<String, Thresholds> own, List<ThresholdRow> decisions) {
        Map<String, Thresholds> over = new HashMap<>();
        for (ThresholdRow row : decisions) {
            Thresholds models = own.get(row.category());
            if (models == null) continue;
            over.put(row.category(), with(over.getOrDefault(row.category(), models), models, row));
        }
        return over;
    }

    private static Thresholds with(Thresholds before, Thresholds models, ThresholdRow row) {
        Map<String, Double> byLanguage = new HashMap<>(before.byLanguage());
        double standard = before.standard();
        if (row.language().isPresent()) {
            String language = row.language().get();
            Double own = models.byLanguage().get(language);
            if (row.least().isPresent()) byLanguage.put(language, row.least().getAsDouble());
            else if (own != null) byLanguage.put(language, own);
            else byLanguage.remove(language);
        } else {
            // "every language": those that the model treats apart are not left behind
            byLanguage.clear();
            if (row.least().isEmpty()) byLanguage.putAll(models.byLanguage());
            standard = row.least().orElse(models.standard());
        }
        return new Thresholds(standard, byLanguage, row.by(), row.why());
    }

    private static ThresholdRow row(ResultSet row, int index) throws SQLException {
        double least = row.getDouble("least");
        OptionalDouble value = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(least);
        return new ThresholdRow(
                row.getString("category"),
                Optional.of(row.getString("language")).filter(language -> !language.isEmpty()),
                value,
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getString("set_by"),
                row.getString("why"));
    }
}
