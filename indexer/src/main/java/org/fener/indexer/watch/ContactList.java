package org.fener.indexer.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorExtractor;
import org.fener.indexer.watch.Watch.Listed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Contacts, domains and other traces as people pass them on: pasted lines, CSV, a STIX 2 bundle, MISP events. Each is
/// brought to the form in which posts keep it; what is none is named, never dropped in silence.
///
/// @param entries each once, in the order given
/// @param refused lines or values that name no contact
public record ContactList(List<Listed> entries, List<String> refused) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final IndicatorExtractor FINDER = IndicatorExtractor.unfiltered();
    private static final Set<Kind> NO_CONTACT =
            Set.of(Kind.PRICE, Kind.PLACE, Kind.ROUTE, Kind.TLP, Kind.USER_AGENT, Kind.FILE_PATH, Kind.REGISTRY_KEY);

    /// The values of a STIX pattern: `[domain-name:value = 'evil.example']` (STIX 2.1, section 9).
    private static final Pattern STIX_VALUE =
            Pattern.compile("([a-z0-9-]+):[^=\\[\\]<>]*?(?:=|IN|LIKE|MATCHES)\\s*\\(?\\s*'((?:[^'\\\\]|\\\\.)*)'");
    private static final Set<String> VALUE_COLUMNS =
            Set.of("value", "indicator", "contact", "ioc", "стойност", "контакт");
    private static final Set<String> PURPOSE_COLUMNS = Set.of("purpose", "comment", "reason", "description", "цел");
    private static final Set<String> EXPIRY_COLUMNS = Set.of("expires", "expiry", "until", "valid_until", "изтича");

    public ContactList {
        entries = List.copyOf(entries);
        refused = List.copyOf(refused);
    }

    /// Reads a list in whichever of the writings it is.
    ///
    /// @throws UnreadableList if it looks like JSON and is neither STIX nor MISP, or an expiry is no day
    public static ContactList read(String text) {
        Reading reading = new Reading();
        String stripped = text.strip().replaceFirst("^\uFEFF", "");
        if (stripped.startsWith("{") || stripped.startsWith("[")) reading.json(stripped);
        else reading.lines(stripped);
        return new ContactList(List.copyOf(reading.found.values()), reading.refused);
    }

    private static final class Reading {

        private final Map<String, Listed> found = new LinkedHashMap<>();
        private final List<String> refused = new ArrayList<>();

        void lines(String text) {
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            if (lines.isEmpty()) return;
            List<String> head = CsvRow.cells(lines.getFirst());
            int value = column(head, VALUE_COLUMNS);
            if (value < 0) {
                for (String line : lines) if (!line.stripLeading().startsWith("#")) value(line, "", Optional.empty());
                return;
            }
            int purpose = column(head, PURPOSE_COLUMNS);
            int expiry = column(head, EXPIRY_COLUMNS);
            for (List<String> row : CsvRow.rows(text).stream().skip(1).toList()) {
                String cell = cell(row, value);
                if (!cell.isBlank()) value(cell, cell(row, purpose), time(cell(row, expiry)));
            }
        }

        private static int column(List<String> head, Collection<String> names) {
            for (int i = 0; i < head.size(); i++)
                if (names.contains(head.get(i).strip().toLowerCase(Locale.ROOT))) return i;
            return -1;
        }

        private static String cell(List<String> row, int column) {
            return column >= 0 && column < row.size() ? row.get(column).strip() : "";
        }

        void json(String text) {
            JsonNode root;
            try {
                root = JSON.readTree(text);
            } catch (JacksonException e) {
                throw new UnreadableList(
                        UnreadableList.Kind.NO_JSON,
                        "",
                        "the list looks like JSON and is none: " + e.getOriginalMessage(),
                        e);
            }
            int before = found.size() + refused.size();
            if (root.path("type").asString("").equals("bundle"))
                root.path("objects").forEach(this::stix);
            else misp(root, "");
            if (found.size() + refused.size() == before)
                throw new UnreadableList(
                        UnreadableList.Kind.NO_LIST,
                        "expected a STIX bundle with indicators or MISP events with attributes, found neither");
        }

        private void stix(JsonNode object) {
            String purpose =
                    object.path("name").asString(object.path("description").asString(""));
            switch (object.path("type").asString("")) {
                case "indicator" -> {
                    Matcher values = STIX_VALUE.matcher(object.path("pattern").asString(""));
                    Optional<Instant> until = time(object.path("valid_until").asString(""));
                    while (values.find()) {
                        if (values.group(1).equals("file") && !values.group().contains("hashes")) continue;
                        typed(values.group(2).replaceAll("\\\\(.)", "$1"), purpose, until);
                    }
                }
                case "domain-name", "ipv4-addr", "ipv6-addr", "url", "email-addr", "mac-addr" ->
                    typed(object.path("value").asString(""), "", Optional.empty());
                case "user-account" -> typed(object.path("account_login").asString(""), "", Optional.empty());
                default -> {}
            }
        }

        /// Events, bare or in a `response`, with attributes of their own and of their objects.
        private void misp(JsonNode node, String event) {
            if (node.isArray()) node.forEach(child -> misp(child, event));
            if (!node.isObject()) return;
            String info = node.path("info").asString(event);
            JsonNode attributes = node.path("Attribute");
            for (JsonNode attribute : attributes.isArray() ? attributes : JSON.createArrayNode()) {
                String purpose = attribute.path("comment").asString("");
                if (attribute.path("deleted").asBoolean(false) || !mayBeContact(attribute)) continue;
                for (String part : attribute.path("value").asString("").split("\\|", -1))
                    typed(part, purpose.isBlank() ? info : purpose, Optional.empty());
            }
            for (String inside : List.of("response", "Event", "Object")) misp(node.path(inside), info);
        }

        /// Attribute types of MISP that name no contact are passed over, not refused.
        private static boolean mayBeContact(JsonNode attribute) {
            String type = attribute.path("type").asString("");
            return !Set.of(
                            "text",
                            "comment",
                            "other",
                            "datetime",
                            "counter",
                            "float",
                            "attachment",
                            "malware-sample",
                            "filename",
                            "yara",
                            "sigma",
                            "snort",
                            "mutex",
                            "pattern-in-file",
                            "size-in-bytes",
                            "mime-type",
                            "boolean",
                            "port",
                            "named pipe",
                            "regkey",
                            "user-agent")
                    .contains(type);
        }

        private void value(String text, String purpose, Optional<Instant> expires) {
            List<Indicator> contacts = contacts(text);
            if (contacts.isEmpty()) refused.add(text.strip());
            for (Indicator contact : contacts) put(contact.normalised(), purpose, expires);
        }

        /// A value that its maker calls a contact is taken as it stands where it is none of the known kinds.
        private void typed(String text, String purpose, Optional<Instant> expires) {
            if (text.isBlank()) return;
            List<Indicator> contacts = contacts(text);
            if (contacts.isEmpty()) put(text.strip(), purpose, expires);
            for (Indicator contact : contacts) put(contact.normalised(), purpose, expires);
        }

        /// The widest of those that stand at one place: an address, not the host within it.
        private static List<Indicator> contacts(String text) {
            List<Indicator> contacts = FINDER.find(text, Optional.empty()).stream()
                    .filter(it -> !NO_CONTACT.contains(it.kind()))
                    .toList();
            return contacts.stream()
                    .filter(it -> contacts.stream()
                            .noneMatch(
                                    other -> other.span().start() <= it.span().start()
                                            && other.span().end() >= it.span().end()
                                            && length(other) > length(it)))
                    .toList();
        }

        private static int length(Indicator indicator) {
            return indicator.span().end() - indicator.span().start();
        }

        private void put(String contact, String purpose, Optional<Instant> expires) {
            String key = contact.toLowerCase(Locale.ROOT);
            found.putIfAbsent(key, new Listed(key, purpose.strip(), expires));
        }

        private static Optional<Instant> time(String text) {
            if (text.isBlank()) return Optional.empty();
            try {
                return Optional.of(
                        text.length() <= 10
                                ? LocalDate.parse(text)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()
                                : OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                throw new UnreadableList(
                        UnreadableList.Kind.BAD_EXPIRY,
                        text,
                        "the list has an expiry '" + text + "': expected a day such as 2027-01-31",
                        e);
            }
        }
    }
}
