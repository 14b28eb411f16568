package org.fener.classifier.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorsBench.Complaints;
import org.fener.classifier.indicator.IndicatorsBench.Figure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The test cases of ioc-finder: a case is right when every kind that it names holds exactly what the case expects, and
/// a case that expects nothing when nothing of the kinds compared is found.
final class IocFinderMeasures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private IocFinderMeasures() {}

    static List<Figure> figures(Complaints complaints) throws IOException {
        JsonNode cases =
                JSON.readTree(Files.readString(SharedMaterial.path("corpora/ioc-finder/converted/cases.json")));
        IndicatorExtractor extractor = IndicatorExtractor.unfiltered();
        int right = 0;
        for (JsonNode test : cases) if (isRight(extractor, test, complaints)) right++;
        return List.of(new Figure(
                "ioc-finder",
                "cases right",
                IndicatorsBench.of(right, cases.size()),
                "95",
                "urls_complete stands for urls where both are given; matrix of an ATT&CK id not compared;"
                        + " harmless names not suppressed"));
    }

    private static boolean isRight(IndicatorExtractor extractor, JsonNode test, Complaints complaints) {
        String text = test.get("text").asString();
        List<Indicator> found = extractor.find(text, Optional.of("en"));
        JsonNode expected = test.get("expected");
        boolean right = !expected.isEmpty() || found.stream().allMatch(i -> i.kind() == Kind.PLACE);
        for (String name : expected.propertyNames()) {
            if (name.equals("urls") && expected.has("urls_complete")) continue;
            Set<String> wanted = strings(expected.get(name));
            Set<String> ours = new TreeSet<>(ours(name, found, test.get("args")));
            if (name.startsWith("urls")) {
                wanted = withoutPlainScheme(wanted);
                ours = withoutPlainScheme(ours);
            }
            if (!ours.equals(wanted)) {
                right = false;
                complaints.add(test.get("id").asString() + " " + name + ": expected " + wanted + ", got " + ours
                        + " in " + text.substring(0, Math.min(200, text.length())));
            }
        }
        if (expected.isEmpty() && !right)
            complaints.add(test.get("id").asString() + ": expected nothing, got " + found);
        return right;
    }

    /// All strings below a node, in lower case unless their case tells.
    private static Set<String> strings(JsonNode node) {
        Set<String> strings = new TreeSet<>();
        if (node.isString()) strings.add(node.asString());
        for (JsonNode child : node) strings.addAll(strings(child));
        return strings;
    }

    private static Collection<String> ours(String name, List<Indicator> found, JsonNode arguments) {
        return switch (name) {
            case "urls", "urls_complete" -> of(found, Kind.URL);
            case "domains" -> domains(found, arguments);
            case "ipv4s" ->
                Stream.concat(
                                of(found, Kind.IP).stream(),
                                Stream.concat(
                                        of(found, Kind.IP_RANGE).stream().map(it -> it.replaceFirst("/.*", "")),
                                        hosts(found, true)))
                        .filter(it -> it.matches("[\\d.]+"))
                        .toList();
            case "ipv6s" ->
                of(found, Kind.IP).stream().filter(it -> it.contains(":")).toList();
            case "ipv4_cidrs" -> of(found, Kind.IP_RANGE);
            case "asns" ->
                of(found, Kind.ASN).stream().map(it -> it.replace("AS", "ASN")).toList();
            case "bitcoin_addresses" -> wallets(found, "btc:");
            case "monero_addresses" -> wallets(found, "xmr:");
            case "cves" -> of(found, Kind.CVE);
            case "ssdeeps" -> hashes(found, "ssdeep:");
            case "imphashes" -> hashes(found, "imphash:");
            case "authentihashes" -> hashes(found, "authentihash:");
            case "sha1s" ->
                hashes(found, "").stream().filter(it -> it.length() == 40).toList();
            case "sha256s" ->
                hashes(found, "").stream().filter(it -> it.length() == 64).toList();
            case "attack_techniques" -> starting(found, Kind.TECHNIQUE, "T1");
            case "attack_tactics" -> starting(found, Kind.TECHNIQUE, "TA");
            case "attack_mitigations" -> starting(found, Kind.TECHNIQUE, "M");
            case "google_adsense_publisher_ids" -> starting(found, Kind.TRACKER, "pub-");
            case "google_analytics_tracker_ids" -> starting(found, Kind.TRACKER, "UA-");
            case "registry_key_paths" -> of(found, Kind.REGISTRY_KEY);
            case "file_paths" -> of(found, Kind.FILE_PATH);
            case "user_agents" -> of(found, Kind.USER_AGENT);
            case "tlp_labels" -> of(found, Kind.TLP);
            case "mac_addresses" -> of(found, Kind.MAC);
            case "email_addresses", "email_addresses_complete" -> of(found, Kind.EMAIL);
            case "xmpp_addresses" ->
                starting(found, Kind.HANDLE, "xmpp:").stream()
                        .map(it -> it.substring("xmpp:".length()))
                        .toList();
            default -> throw new IllegalStateException("kind '" + name + "' of ioc-finder is not mapped");
        };
    }

    private static List<String> of(List<Indicator> found, Kind kind) {
        return IndicatorsBench.normalised(found, kind);
    }

    private static List<String> starting(List<Indicator> found, Kind kind, String prefix) {
        return of(found, kind).stream().filter(it -> it.startsWith(prefix)).toList();
    }

    private static List<String> wallets(List<Indicator> found, String prefix) {
        return starting(found, Kind.WALLET, prefix).stream()
                .map(it -> it.substring(prefix.length()))
                .toList();
    }

    private static List<String> hashes(List<Indicator> found, String prefix) {
        return of(found, Kind.HASH).stream()
                .filter(it -> prefix.isEmpty() ? !it.contains(":") : it.startsWith(prefix))
                .map(it -> it.substring(prefix.length()))
                .toList();
    }

    private static List<String> domains(List<Indicator> found, JsonNode arguments) {
        List<String> domains = new ArrayList<>(of(found, Kind.DOMAIN));
        if (arguments.path("parse_domain_from_url").asBoolean(true))
            hosts(found, arguments.path("parse_from_url_path").asBoolean(true)).forEach(domains::add);
        domains.removeIf(it -> it.matches("[\\d.]+"));
        return domains;
    }

    /// Names of hosts that stand in an address of another kind.
    private static Stream<String> hosts(List<Indicator> found, boolean nested) {
        return found.stream()
                .flatMap(it -> Hosts.in(nested ? it : withoutPath(it)).stream())
                .map(it -> it.toLowerCase(Locale.ROOT));
    }

    private static Indicator withoutPath(Indicator it) {
        String url = it.normalised().replaceFirst("(?<=[^:/])/[^?#]*", "/");
        return new Indicator(it.kind(), url, it.span());
    }

    private static Set<String> withoutPlainScheme(Set<String> urls) {
        Set<String> without = new TreeSet<>();
        for (String url : urls) without.add(url.replaceFirst("^http://", ""));
        return without;
    }
}
