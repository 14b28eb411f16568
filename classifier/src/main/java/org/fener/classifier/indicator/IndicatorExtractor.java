package org.fener.classifier.indicator;

import java.util.List;
import java.util.Optional;
import org.fener.classifier.text.PreparedText;

/// Finds the contacts and other indicators of a text, each with its place and one normalised form.
public final class IndicatorExtractor {

    private final List<Finder> finders = List.of(
            new LinkFinder(),
            new EmailFinder(),
            new HashFinder(),
            new IbanFinder(),
            new WalletFinder(),
            new DomainFinder(),
            new HandleFinder(),
            new PriceFinder());
    private final PhoneFinder phones = new PhoneFinder();
    private final PlaceFinder places;

    private IndicatorExtractor(Gazetteer gazetteer) {
        this.places = new PlaceFinder(gazetteer);
    }

    public static IndicatorExtractor shipped() {
        return new IndicatorExtractor(Gazetteer.shipped());
    }

    /// Finds the indicators of a text as it stands.
    ///
    /// @param language of the text; says in which countries a phone without country code is looked for
    public List<Indicator> find(String text, Optional<String> language) {
        return find(PreparedText.of(text), language);
    }

    /// In text order. The same for the same text and language; safe for many threads.
    public List<Indicator> find(PreparedText text, Optional<String> language) {
        ScannedText scanned = ScannedText.of(text.original());
        Hits hits = new Hits(scanned);
        for (Finder finder : finders) finder.find(scanned, hits);
        phones.find(scanned, language, hits);
        places.find(text, hits);
        return hits.inTextOrder();
    }
}
