package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/// All terms of one post, and an index of it alone for those who need more.
final class PostTerms {

    private final Document document;
    private final Analyzer analyzer;
    private final Set<String> terms = new HashSet<>();
    private @Nullable IndexSearcher searcher;

    PostTerms(Document document, Analyzer analyzer) throws IOException {
        this.document = document;
        this.analyzer = analyzer;
        for (IndexableField field : document) {
            if (field.fieldType().indexOptions() == IndexOptions.NONE) continue;
            if (field.fieldType().tokenized()) addWords(field);
            else if (field.stringValue() != null) terms.add(field.name() + '\0' + field.stringValue());
        }
    }

    private void addWords(IndexableField field) throws IOException {
        try (TokenStream words = analyzer.tokenStream(field.name(), field.stringValue())) {
            TermToBytesRefAttribute word = words.addAttribute(TermToBytesRefAttribute.class);
            words.reset();
            while (words.incrementToken())
                terms.add(field.name() + '\0' + word.getBytesRef().utf8ToString());
            words.end();
        }
    }

    Set<String> terms() {
        return terms;
    }

    IndexSearcher searcher() {
        if (searcher == null) {
            searcher = MemoryIndex.fromDocument(document, analyzer).createSearcher();
            searcher.setQueryCache(null);
        }
        return searcher;
    }
}
