package org.fener.dashboard.store;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fener.crawler.erasure.Traces;
import org.springframework.dao.DataIntegrityViolationException;

/// Takes out of the database what speaks of erased posts: rows about them go, and where a trace stands in other rows it
/// is replaced. The audit log keeps its lines; their words are redacted ([AuditRedaction]).
public final class ErasedRows {

    /// Tables whose rows speak of one post, with the column that names it.
    static final Map<String, String> OF_A_POST = Map.of(
            "label", "post",
            "objection", "post",
            "decision", "post",
            "claim", "post",
            "note", "about",
            "alert", "post_key",
            "case_part", "subject",
            "erasure_request_post", "post");

    /// Columns that are nothing without their words: a row goes whole if a trace stands in one.
    private static final Set<String> WHOLE_ROWS =
            Set.of("watch.query", "watch_contact.contact", "saved_search.address", "rule_version.pattern");

    /// What names people of the house, or belongs to other programs.
    private static final Set<String> LEFT =
            Set.of("account", "audit", "audit_redaction", "api_key", "setup_link", "flyway_schema_history");

    private final Database database;

    public ErasedRows(Database database) {
        this.database = database;
    }

    private record Column(String table, String name) {}

    private record Found(String row, String text) {}

    /// Returns when nothing is left on the disk, but for the audit log.
    ///
    /// @param erased whether a post, by its key, is to go
    /// @return how many rows went or were changed
    public int erase(Predicate<String> erased, Traces traces) {
        int rows = 0;
        synchronized (database) {
            Set<String> keys = new TreeSet<>();
            for (Map.Entry<String, String> table : OF_A_POST.entrySet()) {
                for (String key : values(table.getKey(), table.getValue()))
                    if (erased.test(key)) {
                        keys.add(key);
                        rows += database.client()
                                .sql("delete from " + table.getKey() + " where " + table.getValue() + " = ?")
                                .param(key)
                                .update();
                    }
            }
            database.client()
                    .sql("delete from labelled_text where digest not in (select text_digest from label)")
                    .update();
            for (String key : values("case_event", "subject")) if (erased.test(key)) keys.add(key);
            Traces all = traces.and(keys);
            for (Column column : columns()) rows += replace(column, all);
        }
        return rows;
    }

    private List<String> values(String table, String column) {
        return database.client()
                .sql("select distinct " + column + " from " + table)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<Column> columns() {
        return database
                .client()
                .sql("""
                    select lower(c.table_name) as table_name, lower(c.column_name) as column_name
                    from information_schema.columns c join information_schema.tables t
                        on t.table_schema = c.table_schema and t.table_name = c.table_name
                    where c.table_schema = current_schema and t.table_type in ('BASE TABLE', 'TABLE')
                        and lower(c.data_type) in ('character varying', 'character large object', 'text')
                    order by 1, 2
                    """)
                .query((row, index) -> new Column(row.getString("table_name"), row.getString("column_name")))
                .list()
                .stream()
                .filter(column ->
                        !LEFT.contains(column.table()) && !column.table().startsWith("qrtz_"))
                .toList();
    }

    private int replace(Column column, Traces traces) {
        String row = database.isEmbedded() ? "_rowid_" : "ctid";
        Map<String, String> changes = new LinkedHashMap<>();
        try (Stream<Found> all = database
                .client()
                .sql("select cast(" + row + " as varchar(40)), " + column.name() + " from " + column.table() + " where "
                        + column.name() + " is not null")
                .query((found, index) -> new Found(found.getString(1), found.getString(2)))
                .stream()) {
            all.filter(found -> traces.in(found.text()))
                    .forEach(found -> changes.put(found.row(), traces.replaced(found.text(), Traces.GONE)));
        }
        String where = " where cast(" + row + " as varchar(40)) = ?";
        boolean whole = WHOLE_ROWS.contains(column.table() + "." + column.name());
        changes.forEach((place, text) -> {
            try {
                if (whole) delete(column, where, place);
                else
                    database.client()
                            .sql("update " + column.table() + " set " + column.name() + " = ?" + where)
                            .params(text, place)
                            .update();
            } catch (DataIntegrityViolationException twice) {
                delete(column, where, place);
            }
        });
        return changes.size();
    }

    private void delete(Column column, String where, String place) {
        database.client()
                .sql("delete from " + column.table() + where)
                .param(place)
                .update();
    }

    /// Writes the whole database anew.
    public void compact() {
        database.compact();
    }

    /// The posts that lie in a case, open or closed.
    public Set<String> inCase(long number) {
        return new HashSet<>(database.client()
                .sql("select subject from case_part where kind = 'POST' and case_id = ?")
                .param(number)
                .query((row, index) -> row.getString(1))
                .list());
    }

    /// The posts that lie in an open case.
    public Set<String> inOpenCases() {
        return new HashSet<>(database.client()
                .sql("""
                    select p.subject from case_part p join case_file f on f.id = p.case_id
                    where p.kind = 'POST' and f.closed_at is null
                    """)
                .query((row, index) -> row.getString(1))
                .list());
    }
}
