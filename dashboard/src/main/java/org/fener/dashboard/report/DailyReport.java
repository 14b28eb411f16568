package org.fener.dashboard.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fener.classifier.opennlp.Thresholds;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.dashboard.home.Tlp;
import org.fener.dashboard.round.Trouble;
import org.fener.dashboard.store.AuditMark;

/// What a day brought. One model; HTML, JSON and the dashboard show the same.
///
/// @param day      local calendar day in `zone`
/// @param from     start of the day, included
/// @param until    start of the next day, not included; for a day that is not over, the time of making
/// @param newPosts posts first seen in that time
/// @param usual    mean of new posts a day over the seven days before
/// @param version  of the classifier in force
/// @param news     what the day's flagged posts speak of that those before did not
/// @param gone     posts that their pages no longer show since that day
/// @param vanished the flagged ones of these
/// @param mistakes       of the sources file, in the English words of earlier versions
/// @param sourceMistakes of the sources file
/// @param thresholds    from which probability on each category was flagged; reports of earlier versions say nothing of
/// it
/// @param tlp      how far it may be passed on; empty where nobody said
/// @param audit    where the audit log ended when this was made; reports of earlier versions say nothing of it
public record DailyReport(
        LocalDate day,
        String zone,
        Instant from,
        Instant until,
        Instant madeAt,
        long newPosts,
        long newFlagged,
        double usual,
        String version,
        List<CategoryPart> categories,
        NewsPart news,
        long gone,
        List<Vanished> vanished,
        List<SourcePart> sources,
        List<String> mistakes,
        List<Mistake> sourceMistakes,
        List<Threshold> thresholds,
        Optional<AuditMark> audit,
        Optional<Tlp> tlp) {

    public DailyReport {
        if (news == null) news = NewsPart.NOTHING; // a file from before there was such a part
        if (thresholds == null) thresholds = List.of();
        if (tlp == null) tlp = Optional.empty();
        thresholds = List.copyOf(thresholds);
        categories = List.copyOf(categories);
        vanished = List.copyOf(vanished);
        sources = List.copyOf(sources);
        mistakes = List.copyOf(mistakes);
        sourceMistakes = sourceMistakes == null ? List.of() : List.copyOf(sourceMistakes);
    }

    /// What one category brought.
    ///
    /// @param names      by language
    /// @param newPosts   flagged posts first seen that day
    /// @param usual      mean over the seven days before
    /// @param continuing flagged posts of the seven days before that are not known to be gone
    /// @param top        highest scores of the day
    public record CategoryPart(
            String key, Map<String, String> names, long newPosts, double usual, long continuing, List<Finding> top) {
        public CategoryPart {
            names = Collections.unmodifiableMap(new TreeMap<>(names)); // in order: the same day gives the same bytes
            top = List.copyOf(top);
        }

        public String name(String language) {
            return names.getOrDefault(language, key);
        }
    }

    /// From which probability on a category was flagged when the report was made.
    ///
    /// @param names      by language
    /// @param standard   for languages that are not in `byLanguage`
    /// @param byLanguage BCP 47
    public record Threshold(
            String key,
            Map<String, String> names,
            double standard,
            Map<String, Double> byLanguage,
            String setBy,
            String why) {
        public Threshold {
            names = Collections.unmodifiableMap(new TreeMap<>(names));
            byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
        }

        public String name(String language) {
            return names.getOrDefault(language, key);
        }

        /// As [Thresholds#setByIn].
        public String setByIn(String language) {
            return thresholds().setByIn(language);
        }

        /// As [Thresholds#whyIn].
        public String whyIn(String language) {
            return thresholds().whyIn(language);
        }

        /// As [Thresholds#apart].
        public Map<String, Double> apart() {
            return thresholds().apart();
        }

        private Thresholds thresholds() {
            return new Thresholds(standard, byLanguage, setBy, why);
        }
    }

    /// What the flagged posts of the day speak of, beside the usual.
    ///
    /// @param routes   countries on the way, `bg-rs`, most posts first
    /// @param prices   the next lower 1, 2 or 5 with zeros, in any currency
    /// @param contacts in no post seen before; masked
    /// @param growing  groups of near-duplicates with more sightings than usual
    public record NewsPart(List<Beside> routes, List<Beside> prices, List<Contact> contacts, List<Growing> growing) {

        static final NewsPart NOTHING = new NewsPart(List.of(), List.of(), List.of(), List.of());

        public NewsPart {
            routes = List.copyOf(routes);
            prices = List.copyOf(prices);
            contacts = List.copyOf(contacts);
            growing = List.copyOf(growing);
        }

        public boolean saysNothing() {
            return routes.isEmpty() && prices.isEmpty() && contacts.isEmpty() && growing.isEmpty();
        }
    }

    /// A value with its posts of the day and the mean of the seven days before.
    public record Beside(String value, long posts, double usual) {}

    /// A contact that no post before had.
    ///
    /// @param masked without the part that tells whose it is
    public record Contact(String masked, long posts) {}

    /// A group of near-duplicates.
    ///
    /// @param excerpt of one of its posts
    /// @param before  sightings in the seven days before
    public record Growing(String group, String excerpt, long sightings, long before) {}

    /// One flagged post with its reasons.
    ///
    /// @param permalink as text, never a link
    /// @param author    by the pseudonym under which searches count them; reports of earlier versions name none
    /// @param reasons   what raised the score most, strongest first, facts in English
    /// @param reasonsIn the same by language
    /// @param digest    SHA-256 of the page as received
    public record Finding(
            String key,
            String permalink,
            String source,
            Optional<String> thread,
            Optional<String> author,
            Instant time,
            boolean timeFromPage,
            String language,
            String excerpt,
            double score,
            double threshold,
            List<String> reasons,
            Map<String, List<String>> reasonsIn,
            String digest) {
        public Finding {
            reasons = List.copyOf(reasons);
            if (author == null) author = Optional.empty();
            if (reasonsIn == null) reasonsIn = Map.of(); // a file from before they were kept by language
            reasonsIn = Collections.unmodifiableMap(new TreeMap<>(reasonsIn));
        }

        public List<String> reasonsFor(String language) {
            return reasonsIn.getOrDefault(language, reasons);
        }
    }

    /// A flagged post that its site no longer shows. It stays in the archive and in the index.
    ///
    /// @param permalink as text, never a link
    /// @param since     the first look that found it gone
    public record Vanished(
            String key, String permalink, String source, Optional<String> thread, Instant since, String excerpt) {}

    /// How one source fared.
    ///
    /// @param state    as on the sources page
    /// @param rounds   begun that day
    /// @param failed   rounds of these in which the site did not answer
    /// @param refused  addresses that robots.txt, the owner or the guard refused
    /// @param posts    new that day
    /// @param usual    posts a day; below `usualLow` or above `usualHigh` is unusual
    /// @param error    the last error in English words
    /// @param errorCode the same as the crawler's short reason; reports of earlier versions have none
    public record SourcePart(
            String id,
            String name,
            String state,
            boolean needsCare,
            int rounds,
            int failed,
            int refused,
            int pages,
            long posts,
            double usual,
            double usualLow,
            double usualHigh,
            Optional<Instant> lastSuccess,
            Optional<String> error,
            Optional<String> errorCode) {

        public SourcePart {
            errorCode = errorCode == null ? Optional.empty() : errorCode;
        }

        /// The message that says the error in words, if there is one.
        public Optional<String> errorMessage() {
            return errorCode.map(code -> "fetch." + Trouble.key(code));
        }

        public String errorDetail() {
            return errorCode.map(Trouble::detail).orElse("");
        }
    }

    public boolean isEmpty() {
        return newFlagged == 0;
    }

    /// What is wrong in the sources file, in words; those that earlier versions kept as they are.
    public List<String> mistakesIn(String language) {
        return Stream.concat(mistakes.stream(), sourceMistakes.stream().map(mistake -> mistake.in(language)))
                .toList();
    }

    public List<SourcePart> needingCare() {
        return sources.stream().filter(SourcePart::needsCare).toList();
    }
}
