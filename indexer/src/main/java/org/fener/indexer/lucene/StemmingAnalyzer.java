package org.fener.indexer.lucene;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.StopwordAnalyzerBase;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.fener.indexer.language.Stems;

/// Words in lower case without the common ones, each brought to its stems.
final class StemmingAnalyzer extends StopwordAnalyzerBase {

    private final UnaryOperator<TokenStream> lowerCase;
    private final Stems stems;

    /// @param lowerCase by the letters of the language
    StemmingAnalyzer(CharArraySet common, UnaryOperator<TokenStream> lowerCase, Stems stems) {
        super(common);
        this.lowerCase = lowerCase;
        this.stems = stems;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream said = new StopFilter(lowerCase.apply(words), stopwords);
        return new TokenStreamComponents(words, new StemsFilter(said, stems));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return lowerCase.apply(in);
    }
}
