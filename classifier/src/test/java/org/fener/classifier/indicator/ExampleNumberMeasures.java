package org.fener.classifier.indicator;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorsBench.Complaints;
import org.fener.classifier.indicator.IndicatorsBench.Figure;

/// Example numbers of libphonenumber within a sentence: of every country in international writing, of the countries of
/// our languages also in their national writing with the language as the only hint.
final class ExampleNumberMeasures {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Map<String, List<String>> NATIONAL = Map.of(
            "bg",
            List.of("BG"),
            "en",
            List.of("US", "GB"),
            "el",
            List.of("GR"),
            "tr",
            List.of("TR"),
            "ro",
            List.of("RO"),
            "sr",
            List.of("RS"),
            "uk",
            List.of("UA"),
            "ru",
            List.of("RU"),
            "ar",
            List.of("SY", "IQ", "EG"),
            "fa",
            List.of("IR"));
    private static final Pattern TERRITORY =
            Pattern.compile("<territory id=\"(\\w+)\" countryCode=\"(\\d+)\"(.*?)</territory>", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("<exampleNumber>(\\d+)</exampleNumber>");

    private ExampleNumberMeasures() {}

    static List<Figure> figures(Complaints complaints) throws IOException {
        List<PhoneNumber> all = new ArrayList<>();
        for (String region : NUMBERS.getSupportedRegions()) all.addAll(examples(region));
        List<Figure> figures = new ArrayList<>();
        for (PhoneNumberFormat format : List.of(PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL))
            figures.add(figure(format + ", every country", all, format, "en", complaints, "shipped metadata"));
        int right = 0;
        int count = 0;
        for (Map.Entry<String, List<String>> language : NATIONAL.entrySet())
            for (String region : language.getValue())
                for (PhoneNumber number : examples(region)) {
                    count++;
                    if (isFound(number, PhoneNumberFormat.NATIONAL, language.getKey(), complaints)) right++;
                }
        figures.add(new Figure(
                "libphonenumber", "NATIONAL, ten languages", IndicatorsBench.of(right, count), "", "language as hint"));
        figures.add(ofTheCorpus(complaints));
        return figures;
    }

    private static Set<PhoneNumber> examples(String region) {
        Set<PhoneNumber> examples = new LinkedHashSet<>();
        for (PhoneNumberType type : List.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)) {
            PhoneNumber example = NUMBERS.getExampleNumberForType(region, type);
            if (example != null) examples.add(example);
        }
        return examples;
    }

    private static Figure figure(
            String measure,
            List<PhoneNumber> numbers,
            PhoneNumberFormat format,
            String language,
            Complaints complaints,
            String note) {
        int right = 0;
        for (PhoneNumber number : numbers) if (isFound(number, format, language, complaints)) right++;
        return new Figure("libphonenumber", measure, IndicatorsBench.of(right, numbers.size()), "", note);
    }

    private static boolean isFound(
            PhoneNumber number, PhoneNumberFormat format, String language, Complaints complaints) {
        String text = "12.05.2026 " + NUMBERS.format(number, format) + " (20:30)";
        List<String> found = IndicatorsBench.normalised(
                IndicatorExtractor.unfiltered().find(text, Optional.of(language)), Kind.PHONE);
        boolean right = found.equals(List.of(NUMBERS.format(number, PhoneNumberFormat.E164)));
        if (!right) complaints.add("libphonenumber " + language + ": " + text + " gave " + found);
        return right;
    }

    /// The numbering plan of the corpus is made for the library's own tests; a number counts if the real plan has it.
    private static Figure ofTheCorpus(Complaints complaints) throws IOException {
        String plan = Files.readString(
                SharedMaterial.path("corpora/libphonenumber/resources/PhoneNumberMetadataForTesting.xml"));
        List<PhoneNumber> numbers = new ArrayList<>();
        int leftOut = 0;
        Matcher territory = TERRITORY.matcher(plan);
        while (territory.find()) {
            Matcher example = EXAMPLE.matcher(territory.group(3));
            while (example.find()) {
                PhoneNumber number = new PhoneNumber()
                        .setCountryCode(Integer.parseInt(territory.group(2)))
                        .setNationalNumber(Long.parseLong(example.group(1)));
                if (NUMBERS.isValidNumber(number)) numbers.add(number);
                else leftOut++;
            }
        }
        return figure(
                "numbers of the test plan",
                numbers,
                PhoneNumberFormat.INTERNATIONAL,
                "en",
                complaints,
                "left out " + leftOut + " that exist in the test plan only");
    }
}
