package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;

/// The rules of a home, with all their versions.
public final class Rules {

    private final Database database;
    private final InstantSource clock;

    public Rules(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Keeps a new version of the rule of that category and name, or a new rule.
    public void save(Rule rule) {
        database.client()
                .sql("""
                        insert into rule_version (category, name, fits, kind, pattern, set_by, set_at, why, retired)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        rule.category(),
                        rule.name(),
                        rule.fits(),
                        rule.kind().name(),
                        rule.pattern(),
                        rule.by(),
                        Timestamps.at(clock.instant()),
                        rule.why(),
                        rule.retired())
                .update();
        database.sync();
    }

    /// The newest version of each rule that is not retired, by category and name.
    public List<Rule> inForce() {
        return database.client().sql("""
                        select * from rule_version v where not retired and id =
                            (select max(id) from rule_version n where n.category = v.category and n.name = v.name)
                        order by category, name
                        """).query(Rules::rule).list();
    }

    /// Every version of every rule, newest first.
    public List<Rule> history() {
        return database.client()
                .sql("select * from rule_version order by id desc")
                .query(Rules::rule)
                .list();
    }

    private static Rule rule(ResultSet row, int index) throws SQLException {
        return new Rule(
                row.getLong("id"),
                row.getString("category"),
                row.getString("name"),
                row.getBoolean("fits"),
                Rule.Kind.valueOf(row.getString("kind")),
                row.getString("pattern"),
                row.getString("set_by"),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getString("why"),
                row.getBoolean("retired"));
    }
}
