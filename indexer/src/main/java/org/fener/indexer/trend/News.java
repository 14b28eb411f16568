package org.fener.indexer.trend;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fener.indexer.Counted;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.TellingWord;

/// What the posts first seen on some days bring that was not there before, with the days that they are compared with.
///
/// @param from     first of the days
/// @param until    the day after the last
/// @param base     first of the days compared with; they end where `from` begins
/// @param words    more frequent than in all other posts
/// @param contacts in no post seen before, most posts first
/// @param groups   of near-duplicates that grow: more sightings a day than on the days compared with
public record News(
        LocalDate from,
        LocalDate until,
        LocalDate base,
        List<TellingWord> words,
        List<Count> contacts,
        List<Growing> groups) {

    private static final int MOST = 20;

    /// Looked at to find those that are new or growing.
    private static final int MOST_CANDIDATES = 500;

    /// Of 1,000 unchanged groups about one has more.
    private static final double SURPRISING = 10.8;

    private static final int FEWEST_SIGHTINGS = 3;

    public News {
        words = List.copyOf(words);
        contacts = List.copyOf(contacts);
        groups = List.copyOf(groups);
    }

    /// A group with its sightings.
    ///
    /// @param group  its name
    /// @param now    sightings on the days
    /// @param before sightings on the days compared with
    public record Growing(String group, long now, long before, double surprise) {}

    /// Looks at the posts that match `query`, whatever time it asks for itself.
    ///
    /// @param days   from `from` on
    /// @param before days before them to compare with
    public static News of(PostIndex index, PostQuery query, LocalDate from, int days, int before, ZoneId zone)
            throws IOException {
        if (days < 1 || before < 1)
            throw new IllegalArgumentException("days must be 1 or more, got " + days + " and " + before + " before");
        LocalDate until = from.plusDays(days);
        LocalDate base = from.minusDays(before);
        PostQuery now = within(query, from, until, zone);
        PostQuery then = within(query, base, from, zone);
        return new News(
                from,
                until,
                base,
                index.tellingWords(now, MOST),
                newContacts(index, now, from, zone),
                growing(index, now, then, days, before));
    }

    /// Only the groups that grow, for whoever needs nothing else of it.
    public static List<Growing> growing(
            PostIndex index, PostQuery query, LocalDate from, int days, int before, ZoneId zone) throws IOException {
        return growing(
                index,
                within(query, from, from.plusDays(days), zone),
                within(query, from.minusDays(before), from, zone),
                days,
                before);
    }

    private static PostQuery within(PostQuery query, LocalDate from, LocalDate until, ZoneId zone) {
        return query.firstSeen(
                from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant());
    }

    private static List<Count> newContacts(PostIndex index, PostQuery now, LocalDate from, ZoneId zone)
            throws IOException {
        List<Count> contacts = new ArrayList<>();
        for (Count contact : index.counts(now, Counted.CONTACT, MOST_CANDIDATES)) {
            PostQuery before = ContactTrace.asked(contact.value())
                    .firstSeen(Instant.EPOCH, from.atStartOfDay(zone).toInstant());
            if (index.count(before) == 0) contacts.add(contact);
            if (contacts.size() == MOST) break;
        }
        return contacts;
    }

    private static List<Growing> growing(PostIndex index, PostQuery now, PostQuery then, int days, int before)
            throws IOException {
        Map<String, Long> known = new HashMap<>();
        for (Count group : index.counts(then, Counted.GROUP, Integer.MAX_VALUE))
            known.put(group.value(), group.posts());
        List<Growing> growing = new ArrayList<>();
        for (Count group : index.counts(now, Counted.GROUP, MOST_CANDIDATES)) {
            long past = known.getOrDefault(group.value(), 0L);
            double surprise = surprise(group.posts(), days, past, before);
            boolean faster = group.posts() * (double) before > past * (double) days;
            if (group.posts() >= FEWEST_SIGHTINGS && faster && surprise >= SURPRISING)
                growing.add(new Growing(group.value(), group.posts(), past, surprise));
        }
        growing.sort(Comparator.comparingDouble(Growing::surprise).reversed().thenComparing(Growing::group));
        return growing.subList(0, Math.min(MOST, growing.size()));
    }

    /// Log-likelihood ratio of one rate of events for all days against one each (Poisson).
    static double surprise(long now, int days, long past, int before) {
        double rate = (now + past) / (double) (days + before);
        return 2 * (weighed(now, rate * days) + weighed(past, rate * before));
    }

    private static double weighed(long seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }
}
