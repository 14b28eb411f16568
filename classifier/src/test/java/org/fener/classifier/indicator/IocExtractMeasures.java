package org.fener.classifier.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorsBench.Complaints;
import org.fener.classifier.indicator.IndicatorsBench.Figure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The assertions of iocextract about disarmed addresses: each input must yield the mended address.
final class IocExtractMeasures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LITERAL = Pattern.compile(
            "(?:extract_|refang_)(\\w+)\\('(.*?)'(?:, refang=True)?\\)\\)?(?:\\[0])?, '(.*?)'\\)", Pattern.DOTALL);

    private record Case(String test, String text, Kind kind, String expected) {}

    private IocExtractMeasures() {}

    static List<Figure> figures(Complaints complaints) throws IOException {
        JsonNode asserts =
                JSON.readTree(Files.readString(SharedMaterial.path("corpora/iocextract/converted/asserts.json")));
        List<Case> mending = new ArrayList<>();
        for (JsonNode test : asserts) refangCases(test, mending);
        List<Case> mails = listed(asserts, "test_email_extract", "content_list", Kind.EMAIL);
        List<Case> addresses = listed(asserts, "test_ipv4_extract", "content_list", Kind.IP);
        addresses.addAll(listed(asserts, "test_ipv6_extract", "content_list", Kind.IP));
        List<Case> none = listed(asserts, "test_email_extract", "invalid_list", Kind.EMAIL);
        none.addAll(listed(asserts, "test_ipv4_extract", "invalid_list", Kind.IP));
        IndicatorExtractor extractor = IndicatorExtractor.unfiltered();
        return List.of(
                figure(
                        "refang cases",
                        mending,
                        found(extractor, Case::expected),
                        "encoded URLs (base64, hex) left out: none of our kinds",
                        complaints),
                figure(
                        "disarmed e-mails found whole",
                        mails,
                        test -> whole(extractor, test),
                        "a@127.0.0.1 and ending .tl among them",
                        complaints),
                figure("IPv4 and IPv6 found whole", addresses, test -> whole(extractor, test), "", complaints),
                figure(
                        "look-alikes left alone",
                        none,
                        test -> IndicatorsBench.normalised(extractor.find(test.text(), Optional.of("en")), test.kind())
                                .isEmpty(),
                        "::1 and :: are addresses to us",
                        complaints));
    }

    private static Predicate<Case> found(
            IndicatorExtractor extractor, java.util.function.Function<Case, String> expected) {
        return test -> IndicatorsBench.normalised(extractor.find(test.text(), Optional.of("en")), test.kind())
                .contains(expected.apply(test));
    }

    private static boolean whole(IndicatorExtractor extractor, Case test) {
        return extractor.find(test.text(), Optional.of("en")).stream()
                .anyMatch(it -> it.kind() == test.kind()
                        && it.span().start() == 0
                        && it.span().end() == test.text().length());
    }

    private static Figure figure(
            String measure, List<Case> cases, Predicate<Case> right, String note, Complaints complaints) {
        int count = 0;
        for (Case test : cases)
            if (right.test(test)) count++;
            else complaints.add(test.toString());
        return new Figure("iocextract", measure, IndicatorsBench.of(count, cases.size()), "all", note);
    }

    private static void refangCases(JsonNode test, List<Case> to) {
        String name = test.get("test").asString();
        String check = test.get("assert").asString();
        if (!check.contains("refang") || name.contains("hex") || name.contains("b64") || name.contains("urlencoded"))
            return;
        if (check.startsWith("for content in content_list")) {
            Matcher expected =
                    Pattern.compile("\\[0], '(.*?)'\\)|content\\), '(.*?)'\\)").matcher(check);
            if (!expected.find()) return;
            String address = expected.group(1) == null ? expected.group(2) : expected.group(1);
            for (JsonNode content : test.path("vars").path("content_list"))
                to.add(new Case(name, content.asString(), kind(address), address));
            return;
        }
        Matcher literal = LITERAL.matcher(check);
        if (literal.find()) {
            String address = unescaped(literal.group(3));
            to.add(new Case(name, unescaped(literal.group(2)), kind(address), address));
        }
    }

    private static Kind kind(String address) {
        return address.contains("://") ? Kind.URL : address.contains("@") ? Kind.EMAIL : Kind.IP;
    }

    private static String unescaped(String literal) {
        return literal.replace("\\\\", "\\");
    }

    private static List<Case> listed(JsonNode asserts, String test, String list, Kind kind) {
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : asserts)
            if (node.get("test").asString().equals(test))
                for (JsonNode content : node.path("vars").path(list))
                    cases.add(new Case(test + " " + list, content.asString(), kind, content.asString()));
        return cases;
    }
}
