package org.fener.dashboard.erasure;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorExtractor;
import org.fener.crawler.Post;
import org.fener.crawler.erasure.Traces;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;

/// What else tells of posts that are erased by order: their authors, titles, addresses, contacts and lines, as far as
/// no
/// other post has the same. A short name of letters alone stands by chance in too many texts and is no trace.
final class PersonTraces {

    private static final int SHORTEST_NAME = 6;
    private static final int SHORTEST_CONTACT = 6;
    private static final int SHORTEST_LINE = 24;
    private static final Set<Kind> CONTACTS =
            EnumSet.of(Kind.PHONE, Kind.EMAIL, Kind.HANDLE, Kind.IBAN, Kind.WALLET, Kind.URL, Kind.ONION);
    private static final IndicatorExtractor INDICATORS = IndicatorExtractor.shipped();

    private final Set<String> texts = new HashSet<>();
    private final Set<String> lines = new HashSet<>();

    private PersonTraces() {}

    /// Reads every other post of the index.
    ///
    /// @param keys  of the erased posts
    /// @param posts all versions of them
    static Traces of(PostIndex index, Set<String> keys, Collection<Post> posts) throws IOException {
        PersonTraces traces = new PersonTraces();
        posts.forEach(traces::add);
        index.scan(PostQuery.of(""), other -> {
            if (!keys.contains(other.key())) traces.leave(other);
        });
        traces.texts.addAll(traces.lines);
        return Traces.of(traces.texts).and(keys);
    }

    private void add(Post post) {
        post.author().map(String::strip).filter(PersonTraces::tells).ifPresent(texts::add);
        post.thread()
                .map(String::strip)
                .filter(title -> title.length() >= SHORTEST_LINE)
                .ifPresent(texts::add);
        texts.add(post.permalink().toString());
        texts.add(post.id());
        for (Indicator indicator : INDICATORS.find(post.text(), post.language())) {
            if (!CONTACTS.contains(indicator.kind())) continue;
            addContact(post.text()
                    .substring(indicator.span().start(), indicator.span().end()));
            addContact(indicator.normalised());
            addContact(indicator.normalised().substring(indicator.normalised().indexOf(':') + 1));
        }
        post.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_LINE)
                .forEach(lines::add);
    }

    private void addContact(String contact) {
        if (contact.strip().length() >= SHORTEST_CONTACT) texts.add(contact.strip());
    }

    private static boolean tells(String name) {
        return name.length() >= SHORTEST_NAME
                || (name.length() >= Traces.SHORTEST && name.chars().anyMatch(c -> !Character.isLetter(c)));
    }

    /// What another post has as well stays.
    private void leave(IndexedPost other) {
        Post post = other.post();
        post.author().map(String::strip).ifPresent(texts::remove);
        post.thread().map(String::strip).ifPresent(texts::remove);
        texts.remove(post.permalink().toString());
        texts.remove(withoutFragment(post.permalink().toString()));
        texts.remove(other.capture().uri().toString());
        texts.remove(post.id());
        for (Indicator indicator : other.verdict().indicators()) {
            texts.remove(indicator.normalised());
            texts.remove(indicator.normalised().substring(indicator.normalised().indexOf(':') + 1));
            int end = Math.min(indicator.span().end(), post.text().length());
            texts.remove(post.text()
                    .substring(Math.min(indicator.span().start(), end), end)
                    .strip());
        }
        if (!lines.isEmpty()) post.text().lines().map(String::strip).forEach(lines::remove);
    }

    private static String withoutFragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? address : address.substring(0, hash);
    }
}
