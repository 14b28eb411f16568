package org.fener.dashboard.store;

import java.time.InstantSource;
import java.util.List;

/// Searches that people keep under a name, each for themselves.
public final class SavedSearches {

    public static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 4000;
    private static final String BEGINNING = "/search?";

    private final Database database;
    private final InstantSource clock;

    public SavedSearches(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A search under its name.
    ///
    /// @param address path and query of the search page
    public record Saved(long id, String name, String address) {}

    /// Keeps a search; one of the same name is replaced.
    public void save(String account, String name, String address) {
        String kept = checked(name);
        if (!address.startsWith(BEGINNING) || address.length() > LONGEST_ADDRESS)
            throw new IllegalArgumentException("search '" + kept + "': expected an address that begins with "
                    + BEGINNING + " and has at most " + LONGEST_ADDRESS + " characters");
        synchronized (database) {
            database.client()
                    .sql("delete from saved_search where account = ? and name = ?")
                    .params(account, kept)
                    .update();
            database.client()
                    .sql("insert into saved_search (account, name, address, saved_at) values (?, ?, ?, ?)")
                    .params(account, kept, address, Timestamps.at(clock.instant()))
                    .update();
            database.sync();
        }
    }

    /// Gives a search another name.
    ///
    /// @return whether this person has such a search
    public boolean rename(String account, long id, String name) {
        boolean found = database.client()
                        .sql("update saved_search set name = ? where id = ? and account = ?")
                        .params(checked(name), id, account)
                        .update()
                > 0;
        database.sync();
        return found;
    }

    /// Forgets a search.
    ///
    /// @return whether this person had such a search
    public boolean remove(String account, long id) {
        boolean found = database.client()
                        .sql("delete from saved_search where id = ? and account = ?")
                        .params(id, account)
                        .update()
                > 0;
        database.sync();
        return found;
    }

    /// By name.
    public List<Saved> of(String account) {
        return database.client()
                .sql("select * from saved_search where account = ? order by name, id")
                .param(account)
                .query((row, index) -> new Saved(row.getLong("id"), row.getString("name"), row.getString("address")))
                .list();
    }

    private static String checked(String name) {
        String kept = name.strip().replace('\0', '\uFFFD');
        if (kept.isEmpty() || kept.length() > LONGEST_NAME)
            throw new IllegalArgumentException(
                    "a search's name has 1 to " + LONGEST_NAME + " characters, got '" + kept + "'");
        return kept;
    }
}
