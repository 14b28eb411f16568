package org.fener.classifier.indicator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorsBench.Complaints;
import org.fener.classifier.indicator.IndicatorsBench.Figure;

/// Annotated contact pages of webstruct: phones and e-mails found anywhere in the text of a page against those that
/// people marked on it, each counted once a page.
final class ContactPageMeasures {

    private static final int FEWEST = 7;
    private static final int MOST = 12;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private ContactPageMeasures() {}

    private static final class Count {
        int rightFound;
        int rightMarked;
        int found;
        int marked;

        /// @param same whether what was found is what was marked
        void add(
                String page,
                Set<String> ours,
                Set<String> gold,
                BiPredicate<String, String> same,
                Complaints complaints) {
            marked += gold.size();
            found += ours.size();
            for (String it : ours) {
                if (gold.stream().anyMatch(marked -> same.test(it, marked))) rightFound++;
                else complaints.add(page + ": not marked " + it);
            }
            for (String it : gold) {
                if (ours.stream().anyMatch(found -> same.test(found, it))) rightMarked++;
                else complaints.add(page + ": missed " + it);
            }
        }

        List<Figure> figures(String what, String goal, String note) {
            return List.of(
                    new Figure(
                            "webstruct",
                            what + " recall",
                            IndicatorsBench.share(rightMarked / (double) marked),
                            goal,
                            IndicatorsBench.of(rightMarked, marked) + note),
                    new Figure(
                            "webstruct",
                            what + " precision",
                            IndicatorsBench.share(rightFound / (double) found),
                            goal,
                            IndicatorsBench.of(rightFound, found)));
        }
    }

    static List<Figure> figures(Complaints complaints) throws IOException {
        Path folder = SharedMaterial.path("corpora/webstruct/webstruct_data/corpus/us_contact_pages/wa");
        IndicatorExtractor extractor = IndicatorExtractor.unfiltered();
        Count phones = new Count();
        Count mails = new Count();
        int unusable = 0;
        try (Stream<Path> pages = Files.list(folder)) {
            for (Path path : pages.sorted().toList()) {
                AnnotatedPage page = AnnotatedPage.read(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
                List<Indicator> found = extractor.find(page.text(), Optional.of("en"));
                Set<String> marked = new HashSet<>();
                for (String written : page.marked("TEL", "FAX")) {
                    Optional<String> number = normalised(written);
                    if (number.isPresent()) marked.add(number.get());
                    else {
                        unusable++;
                        complaints.add(path.getFileName() + ": marked but no whole number: " + written);
                    }
                }
                phones.add(
                        String.valueOf(path.getFileName()),
                        new HashSet<>(IndicatorsBench.normalised(found, Kind.PHONE)),
                        marked,
                        String::endsWith,
                        complaints);
                Set<String> addresses = new HashSet<>();
                for (String written : page.marked("EMAIL")) mail(written).ifPresent(addresses::add);
                mails.add(
                        String.valueOf(path.getFileName()),
                        new HashSet<>(IndicatorsBench.normalised(found, Kind.EMAIL)),
                        addresses,
                        String::equals,
                        complaints);
            }
        }
        List<Figure> figures = new ArrayList<>(phones.figures(
                "phones",
                ".95",
                "; left out " + unusable + " marks that are no whole number (extensions, numbers spelled in letters)"));
        figures.addAll(mails.figures("e-mails", ".98", ""));
        return figures;
    }

    /// The digits within a country: pages of other countries are among them, and do not say which.
    private static Optional<String> normalised(String written) {
        try {
            String digits = String.valueOf(NUMBERS.parse(written, "US").getNationalNumber());
            boolean whole = digits.length() >= FEWEST && digits.length() <= MOST && !written.matches(".*[A-Z]{3}.*");
            return whole ? Optional.of(digits) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /// Marks hold "name at example dot com", too.
    private static Optional<String> mail(String written) {
        String address = written.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+at\\s+", "@")
                .replaceAll("\\s+dot\\s+", ".");
        return address.contains("@") ? Optional.of(address) : Optional.empty();
    }
}
