package org.fener.dashboard.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.fener.dashboard.store.Decision.State;

/// Decided posts that somebody else reads again without being told the decision, to see how far readers agree; what
/// they say is kept by [Triage#readAgain].
public final class SecondReadings {

    private final Database database;
    private final InstantSource clock;

    public SecondReadings(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A decision and what a second reader said of the same text.
    public record Readings(Decision first, Decision second) {}

    /// Posts that wait for this person: those of the lot that others decided about and nobody read again, the longest
    /// waiting first.
    public List<String> waiting(String account) {
        return database.client()
                .sql("with standing as (select * from decision where" + Triage.FIRST + """
                    ) select post from standing d where sampled and account <> :account
                        and not exists (select 1 from standing n where n.post = d.post and n.id > d.id)
                        and not exists (select 1 from decision s where s.post = d.post
                            and s.text_digest = d.text_digest and s.undone_at is null
                            and (s.second_reading or s.account = :account))
                    order by id
                    """)
                .param("account", account)
                .param("now", Timestamps.at(clock.instant()))
                .query((row, index) -> row.getString("post"))
                .list();
    }

    /// All with the decisions that they were compared to, oldest first.
    public List<Readings> all() {
        List<Decision> seconds = database.client()
                .sql("select * from decision where second_reading and undone_at is null order by id")
                .query(Triage::decision)
                .list();
        Triage triage = new Triage(database, clock);
        List<Readings> readings = new ArrayList<>();
        for (Decision second : seconds)
            triage.history(second.post()).stream()
                    .filter(first -> !first.second() && !first.undone() && first.id() < second.id())
                    .filter(first -> first.textDigest().equals(second.textDigest()))
                    .filter(first -> first.state() != State.SNOOZED)
                    .reduce((_, later) -> later)
                    .ifPresent(first -> readings.add(new Readings(first, second)));
        return readings;
    }
}
