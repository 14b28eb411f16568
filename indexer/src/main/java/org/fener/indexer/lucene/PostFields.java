package org.fener.indexer.lucene;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.offer.OfferSlot;
import org.fener.crawler.PostFact;
import org.fener.indexer.IndexedPost;

/// The fields by which a post is found: its words, names, numbers and contacts.
final class PostFields {

    /// Lucene refuses longer terms; what is longer is no name but an accident.
    private static final int LONGEST_TERM = 1_000;

    /// Words with their places, so that they are marked without taking the text apart again.
    private static final FieldType WORDS = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        WORDS.freeze();
    }

    private final Languages languages;

    PostFields(Languages languages) {
        this.languages = languages;
    }

    /// All by which a current version is found, without what is kept of it.
    Document of(IndexedPost version) {
        Document document = new Document();
        document.add(new StringField(Names.KEY, version.key(), Store.NO));
        document.add(new SortedDocValuesField(Names.KEY, new BytesRef(version.key())));
        addText(document, version);
        addNames(document, version);
        addNumbers(document, version);
        // the same contact twice in a text is one
        Set<String> counted = new HashSet<>();
        for (Indicator indicator : version.verdict().indicators())
            if (counted.add(indicator.kind() + " " + indicator.normalised())) addIndicator(document, indicator);
        addOffer(document, version.verdict().offer());
        return document;
    }

    private void addText(Document document, IndexedPost version) {
        String typed = version.post().text();
        Optional<String> typedThread = version.post().thread();
        String text = LookAlikes.fold(typed);
        Optional<String> thread = typedThread.map(LookAlikes::fold);
        boolean hides = !text.equals(typed) || !thread.equals(typedThread);
        for (String field : languages.fields(version.verdict().language())) {
            addText(document, field, text, thread);
            if (hides) addText(document, Names.asTyped(field), typed, typedThread);
        }
        thread.ifPresent(it -> document.add(new TextField(Names.THREAD, it, Store.NO)));
        version.post()
                .author()
                .ifPresent(it -> document.add(new TextField(Names.AUTHOR, LookAlikes.fold(it), Store.NO)));
    }

    private static void addText(Document document, String field, String text, Optional<String> thread) {
        document.add(new Field(field, text, WORDS));
        thread.ifPresent(it -> document.add(new Field(field, it, WORDS)));
    }

    private static void addNames(Document document, IndexedPost version) {
        addName(document, Names.ID, version.post().id());
        addName(document, Names.KIND, version.post().kind().name().toLowerCase(Locale.ROOT));
        addCounted(
                document,
                Names.SITE,
                Optional.ofNullable(version.post().permalink().getHost()).orElse(""));
        addCounted(document, Names.SOURCE, version.source());
        addCounted(document, Names.LANGUAGE, Languages.primary(version.verdict().language()));
        addCounted(document, Names.GROUP, version.group());
        for (String category : version.verdict().flags()) {
            addAmong(document, Names.CATEGORY, category);
        }
        version.post()
                .author()
                .map(String::strip)
                .filter(author -> !author.isEmpty() && author.length() <= LONGEST_TERM)
                .ifPresent(author -> document.add(new SortedDocValuesField(Names.AUTHOR_NAMED, new BytesRef(author))));
        addKinds(document, version);
    }

    private static void addName(Document document, String field, String name) {
        if (!name.isEmpty() && name.length() <= LONGEST_TERM) document.add(new StringField(field, name, Store.NO));
    }

    /// Found and counted, or neither: a field has the same parts in all documents.
    private static void addCounted(Document document, String field, String name) {
        if (name.isEmpty() || name.length() > LONGEST_TERM) return;
        addName(document, field, name);
        document.add(new SortedDocValuesField(field, new BytesRef(name)));
    }

    private static void addNumbers(Document document, IndexedPost version) {
        addTime(document, Names.TIME, version.time());
        addTime(document, Names.SEEN, version.firstSeen());
        version.gone().ifPresent(since -> addTime(document, Names.GONE, since));
        double score = version.verdict().scores().stream()
                .mapToDouble(Score::probability)
                .max()
                .orElse(0);
        document.add(new DoubleDocValuesField(Names.SCORE, score));
        document.add(new DoublePoint(Names.SCORED, score));
        for (Score one : version.verdict().scores())
            document.add(new DoubleDocValuesField(Names.scoreOf(one.category()), one.probability()));
        document.add(new NumericDocValuesField(Names.EVIDENCE, evidence(version.verdict())));
    }

    private static long evidence(Verdict verdict) {
        return Stream.concat(
                        verdict.indicators().stream().map(found -> found.kind() + " " + found.normalised()),
                        verdict.offer().stream().map(slot -> slot.kind() + " " + slot.value()))
                .distinct()
                .count();
    }

    /// `phone`, `ip-range`, `image` and so on, each once.
    private static void addKinds(Document document, IndexedPost version) {
        Stream<String> found = version.verdict().indicators().stream()
                .map(indicator ->
                        indicator.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Stream<String> shown = Arrays.stream(
                        version.post().facts().getOrDefault(PostFact.MEDIA, "").split(","))
                .map(medium -> medium.strip().equals("photo") ? "image" : medium.strip());
        Stream.concat(found, shown).distinct().forEach(kind -> addAmong(document, Names.HAS, kind));
    }

    private static void addTime(Document document, String field, Instant time) {
        long millis = millis(time);
        document.add(new LongPoint(field, millis));
        document.add(new NumericDocValuesField(field, millis));
    }

    /// Times beyond the range of milliseconds are its ends.
    static long millis(Instant time) {
        if (time.getEpochSecond() >= Long.MAX_VALUE / 1_000) return Long.MAX_VALUE;
        if (time.getEpochSecond() <= Long.MIN_VALUE / 1_000) return Long.MIN_VALUE;
        return time.toEpochMilli();
    }

    private static void addOffer(Document document, List<OfferSlot> offer) {
        for (OfferSlot slot : offer) {
            String value = slot.value().toLowerCase(Locale.ROOT);
            addName(document, Names.OFFER, value);
            addName(document, Names.OFFER, slot.kind().name().toLowerCase(Locale.ROOT) + ":" + value);
            if (slot.kind() == OfferSlot.Kind.PRICE || slot.kind() == OfferSlot.Kind.PAY)
                addPrice(document, slot.value());
        }
        RouteForms.kept(offer).forEach(form -> addAmong(document, Names.ROUTE, form));
    }

    private static void addIndicator(Document document, Indicator indicator) {
        switch (indicator.kind()) {
            case PRICE -> addPrice(document, indicator.normalised());
            case ROUTE -> RouteForms.kept(indicator).forEach(form -> addAmong(document, Names.ROUTE, form));
            case PLACE -> addAmong(document, Names.PLACE, indicator.normalised().toLowerCase(Locale.ROOT));
            case PHONE,
                    EMAIL,
                    HANDLE,
                    URL,
                    DOMAIN,
                    IP,
                    IP_RANGE,
                    ASN,
                    MAC,
                    IBAN,
                    WALLET,
                    HASH,
                    CVE,
                    ONION,
                    TECHNIQUE,
                    FILE_PATH,
                    REGISTRY_KEY,
                    USER_AGENT,
                    TRACKER,
                    TLP -> {
                ContactForms.kept(indicator).forEach(form -> addName(document, Names.CONTACT, form));
                addToCounts(document, Names.CONTACT_NAMED, ContactForms.named(indicator));
            }
        }
    }

    /// Found by its range and counted, whoever read it.
    private static void addPrice(Document document, String price) {
        ContactForms.amount(price).ifPresent(amount -> {
            document.add(new DoublePoint(Names.PRICE, amount));
            document.add(new SortedNumericDocValuesField(Names.PRICE, NumericUtils.doubleToSortableLong(amount)));
        });
    }

    private static void addAmong(Document document, String field, String name) {
        addName(document, field, name);
        addToCounts(document, field, name);
    }

    private static void addToCounts(Document document, String field, String name) {
        if (!name.isEmpty() && name.length() <= LONGEST_TERM)
            document.add(new SortedSetDocValuesField(field, new BytesRef(name)));
    }
}
