package org.fener.dashboard.cli;

import java.util.EnumSet;
import java.util.Set;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Widening;
import picocli.CommandLine.Option;

/// How words are looked for, and how many hits are wanted.
final class SearchOptions {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "hits (default: ${DEFAULT-VALUE})")
    int limit;

    @Option(names = "--plain", description = "take the query as words, without syntax")
    boolean plain;

    @Option(names = "--no-forms", description = "do not look for other forms of the words")
    boolean noForms;

    @Option(names = "--no-scripts", description = "do not look for the words in the letters of the other script")
    boolean noScripts;

    @Option(names = "--no-look-alikes", description = "do not look for words that hide behind look-alike letters")
    boolean noLookAlikes;

    PostQuery asking(String text) {
        return PostQuery.of(text.strip().equals("*") ? "" : text)
                .limited(limit)
                .plain(plain)
                .widened(widened());
    }

    private Set<Widening> widened() {
        Set<Widening> ways = EnumSet.allOf(Widening.class);
        if (noForms) ways.remove(Widening.FORMS);
        if (noScripts) ways.remove(Widening.SCRIPTS);
        if (noLookAlikes) ways.remove(Widening.LOOK_ALIKES);
        return ways;
    }
}
