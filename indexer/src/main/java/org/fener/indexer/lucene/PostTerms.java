package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/// All terms of one post, read when somebody asks, and an index of it alone for those who need more.
final class PostTerms {

    /// Ends a beginning, and no term.
    private static final char ANY = '\1';

    /// Letters of a beginning by which patterns are found.
    static final int BEGINNING = 3;

    private final Supplier<Document> made;
    private final Analyzer analyzer;
    private @Nullable Document document;
    private @Nullable Set<String> terms;
    private @Nullable Set<String> beginnings;
    private @Nullable IndexSearcher searcher;

    PostTerms(Supplier<Document> document, Analyzer analyzer) {
        this.made = document;
        this.analyzer = analyzer;
    }

    private Document document() {
        if (document == null) document = made.get();
        return document;
    }

    Set<String> terms() throws IOException {
        if (terms == null) {
            Set<String> read = new HashSet<>();
            for (IndexableField field : document()) {
                if (field.fieldType().indexOptions() == IndexOptions.NONE) continue;
                if (field.fieldType().tokenized()) addWords(field, read);
                else if (field.stringValue() != null) read.add(field.name() + '\0' + field.stringValue());
            }
            terms = read;
        }
        return terms;
    }

    private void addWords(IndexableField field, Set<String> read) throws IOException {
        StringBuilder key = new StringBuilder(field.name()).append('\0');
        int start = key.length();
        try (TokenStream words = analyzer.tokenStream(field.name(), field.stringValue())) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                key.setLength(start);
                read.add(key.append(word).toString());
            }
            words.end();
        }
    }

    /// How the words begin that a pattern may ask for.
    Set<String> beginnings() throws IOException {
        if (beginnings == null) {
            Set<String> all = new HashSet<>();
            String words = Names.TEXT + '\0';
            for (String term : terms()) if (term.startsWith(words)) all.add(beginning(term));
            beginnings = all;
        }
        return beginnings;
    }

    /// Of a term with its field; shorter where the word is. Never equal to a term.
    static String beginning(String term) {
        return term.substring(0, Math.min(term.length(), term.indexOf('\0') + 1 + BEGINNING)) + ANY;
    }

    static boolean isBeginning(String anchor) {
        return anchor.charAt(anchor.length() - 1) == ANY;
    }

    IndexSearcher searcher() {
        if (searcher == null) {
            searcher = MemoryIndex.fromDocument(document(), analyzer).createSearcher();
            searcher.setQueryCache(null);
        }
        return searcher;
    }
}
