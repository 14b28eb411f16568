package org.fener.classifier.indicator;

import java.util.List;
import java.util.Optional;
import org.fener.classifier.text.PreparedText;

/// Finds the contacts and other indicators of a text, each with its place and one normalised form.
public final class IndicatorExtractor {

    private final List<Finder> finders = List.of(
            new UserAgentFinder(),
            new LinkFinder(),
            new EmailFinder(),
            new HashFinder(),
            new IbanFinder(),
            new WalletFinder(),
            new PathFinder(),
            new HardwareAddressFinder(),
            new DomainFinder(),
            new HandleFinder(),
            new LabelledNumberFinder(),
            new TrafficLightFinder(),
            new PriceFinder());
    private final PhoneFinder phones = new PhoneFinder();
    private final PlaceFinder places;
    private final Harmless harmless;

    private IndicatorExtractor(Gazetteer gazetteer, Harmless harmless) {
        this.places = new PlaceFinder(gazetteer);
        this.harmless = harmless;
    }

    /// Without what [Harmless#shipped] lists.
    public static IndicatorExtractor shipped() {
        return without(Harmless.shipped());
    }

    /// Without what a list of harmless names, networks and digests holds.
    public static IndicatorExtractor without(Harmless harmless) {
        return new IndicatorExtractor(Gazetteer.shipped(), harmless);
    }

    /// Everything that has the form of an indicator, however harmless.
    public static IndicatorExtractor unfiltered() {
        return without(Harmless.nothing());
    }

    /// Finds the indicators of a text as it stands.
    ///
    /// @param language of the text; says in which countries a phone without country code is looked for
    public List<Indicator> find(String text, Optional<String> language) {
        return find(PreparedText.of(text), language);
    }

    /// In text order. The same for the same text and language; safe for many threads.
    public List<Indicator> find(PreparedText text, Optional<String> language) {
        return traces(text, language).indicators();
    }

    /// All that is found in one go: indicators, and what each place is on its way.
    public Traces traces(PreparedText text, Optional<String> language) {
        ScannedText scanned = ScannedText.of(text);
        Hits hits = new Hits(scanned, harmless);
        for (Finder finder : finders) finder.find(scanned, hits);
        phones.find(scanned, language, hits);
        List<Waypoint> waypoints = places.find(text, hits);
        return new Traces(hits.inTextOrder(), waypoints);
    }
}
