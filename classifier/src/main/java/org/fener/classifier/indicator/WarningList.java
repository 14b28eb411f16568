package org.fener.classifier.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A warning list as MISP publishes it: `{"type": "cidr|hostname|string|substring|regex", "list": […]}`.
final class WarningList {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> HASH_LENGTHS = Set.of(32, 40, 56, 64, 96, 128);

    private WarningList() {}

    /// Empty for a list of expressions or of things that are no indicator.
    static Optional<Harmless> read(Path file) throws IOException {
        JsonNode list = JSON.readTree(Files.readString(file));
        String type = list.path("type").asString("");
        if (!list.path("list").isArray())
            throw new IOException("warning list " + file + ": expected 'type' and 'list', got " + list.propertyNames());
        if (type.equals("regex")) return Optional.empty();
        Harmless harmless = Harmless.nothing();
        int known = 0;
        for (JsonNode entry : list.get("list")) if (add(entry.asString("").toLowerCase(Locale.ROOT), harmless)) known++;
        return known == 0 ? Optional.empty() : Optional.of(harmless);
    }

    private static boolean add(String entry, Harmless harmless) {
        String address = entry.replaceFirst("/\\d{1,3}$", "");
        if (DomainFinder.isIpv4(address) || !Ipv6.canonical(address).isEmpty()) return harmless.add("network", entry);
        if (HASH_LENGTHS.contains(entry.length()) && entry.chars().allMatch(c -> HardwareAddressFinder.isHex((char) c)))
            return harmless.add("hash", entry);
        String host =
                entry.replaceFirst("^[a-z]+://", "").replaceFirst("^[.*]+", "").replaceFirst("/.*", "");
        return host.indexOf('.') > 0 && harmless.add("domain", host);
    }
}
