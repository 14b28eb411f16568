package org.fener.dashboard.home;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.mail.MailSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads `config/fener.yaml`; every key is optional, an unknown one is a mistake.
public final class SettingsFile {

    static final Set<String> KEYS = Set.of(
            "zone",
            "fetch.allow-addresses",
            "fetch.contact",
            "report.at",
            "report.to-bg",
            "report.to-en",
            "report.tlp",
            "mail.server",
            "mail.security",
            "mail.user",
            "mail.password-file",
            "mail.from",
            "server.behind-proxy",
            "alert.mail-domains",
            "management.port",
            "management.address",
            "management.off",
            "session.idle",
            "session.longest",
            "database.url");

    private static final Pattern WEBHOOK = Pattern.compile("webhook\\.([a-z][a-z0-9-]{0,39})");
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");

    private final Path file;
    private final Map<String, Object> values;

    private SettingsFile(Path file, Map<String, Object> values) {
        this.file = file;
        this.values = values;
    }

    public static Settings read(Path file) throws IOException {
        SettingsFile settings = new SettingsFile(file, Files.exists(file) ? flatten(file) : Map.of());
        settings.values.keySet().stream()
                .filter(key -> !KEYS.contains(key) && !WEBHOOK.matcher(key).matches())
                .findFirst()
                .ifPresent(key -> settings.refuse(
                        key, "one of the keys " + KEYS.stream().sorted().toList() + " or webhook.NAME"));
        return new Settings(
                settings.value("zone", "a time zone such as Europe/Sofia", ZoneId::of)
                        .orElseGet(() -> ZoneId.of("Europe/Sofia")),
                new Settings.Fetch(
                        settings.list("fetch.allow-addresses", "a list of address ranges such as [10.1.0.0/16]"),
                        settings.value("fetch.contact", "a mail address or web page", SettingsFile::contact)),
                settings.value("report.at", "a local time such as \"06:00\"", LocalTime::parse)
                        .orElse(LocalTime.of(6, 0)),
                settings.value("server.behind-proxy", "true or false", SettingsFile::truth)
                        .orElse(false),
                settings.sessions(),
                settings.management(),
                settings.mail(),
                Map.of("bg", settings.addresses("report.to-bg"), "en", settings.addresses("report.to-en")),
                settings.value("report.tlp", "CLEAR, GREEN, AMBER, AMBER+STRICT or RED", Tlp::named),
                settings.webhooks(),
                settings.letterDomains(),
                settings.value(
                        "database.url", "a JDBC address such as jdbc:postgresql://host/name", SettingsFile::jdbc));
    }

    private static Map<String, Object> flatten(Path file) throws IOException {
        Map<String, Object> flat = new LinkedHashMap<>();
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            if (root == null) return flat;
            if (!(root instanceof Map<?, ?> map))
                throw new BadConfiguration(file + ": expected keys and values, got '" + root + "'");
            map.forEach((key, value) -> {
                if (value instanceof Map<?, ?> inner)
                    inner.forEach((name, innerValue) -> flat.put(key + "." + name(name), value(innerValue)));
                else flat.put(String.valueOf(key), value(value));
            });
            return flat;
        } catch (YAMLException e) {
            throw new BadConfiguration(file + ": not readable as YAML: " + e.getMessage());
        }
    }

    /// YAML 1.1 takes the bare word `off` for a truth value.
    private static String name(Object name) {
        return name.equals(false) ? "off" : String.valueOf(name);
    }

    private static Object value(Object value) {
        return value == null ? "" : value;
    }

    private <T> Optional<T> value(String key, String expected, Function<String, T> parse) {
        Object value = values.get(key);
        if (value == null) return Optional.empty();
        try {
            return Optional.of(parse.apply(String.valueOf(value).strip()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refuse(key, expected);
        }
    }

    private List<String> list(String key, String expected) {
        Object value = values.getOrDefault(key, List.of());
        if (!(value instanceof List<?> items)) throw refuse(key, expected);
        return items.stream().map(String::valueOf).toList();
    }

    private List<String> addresses(String key) {
        String expected = "a list of mail addresses such as [duty@example.org]";
        List<String> addresses = list(key, expected);
        if (!addresses.stream().allMatch(address -> MAILBOX.matcher(address).matches())) refuse(key, expected);
        return addresses;
    }

    private Settings.Sessions sessions() {
        String expected = "a time such as 30m or 12h, at least 1m, and longest not below idle";
        Duration idle = value("session.idle", expected, SettingsFile::duration).orElse(Duration.ofMinutes(30));
        Duration longest =
                value("session.longest", expected, SettingsFile::duration).orElse(Duration.ofHours(12));
        try {
            return new Settings.Sessions(idle, longest);
        } catch (IllegalArgumentException e) {
            throw new BadConfiguration(file + ": session: " + e.getMessage());
        }
    }

    private Map<String, URI> webhooks() {
        Map<String, URI> webhooks = new LinkedHashMap<>();
        for (String key : values.keySet()) {
            Matcher named = WEBHOOK.matcher(key);
            if (named.matches())
                value(key, "an address with https:// (http:// only to this machine)", SettingsFile::endpoint)
                        .ifPresent(address -> webhooks.put(named.group(1), address));
        }
        return webhooks;
    }

    private static URI endpoint(String text) {
        URI address = URI.create(text);
        boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
        boolean safe = "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here);
        if (!safe || address.getHost() == null || address.getUserInfo() != null)
            throw new IllegalArgumentException(text);
        return address;
    }

    /// Those named, else the domain that letters come from.
    private List<String> letterDomains() {
        String expected = "a list of domains such as [example.org]";
        List<String> named = list("alert.mail-domains", expected);
        if (!named.stream().allMatch(domain -> domain.matches("[\\p{L}\\p{N}.-]+")))
            refuse("alert.mail-domains", expected);
        if (!named.isEmpty())
            return named.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
        return mail()
                .map(mail -> mail.from().substring(mail.from().indexOf('@') + 1).toLowerCase(Locale.ROOT))
                .stream()
                .toList();
    }

    static boolean isMailbox(String text) {
        return MAILBOX.matcher(text).matches();
    }

    private Optional<Settings.Management> management() {
        boolean off =
                value("management.off", "true or false", SettingsFile::truth).orElse(false);
        String address = value("management.address", "an address of this machine", SettingsFile::address)
                .orElse("127.0.0.1");
        int port = value("management.port", "a port such as 8081", SettingsFile::port)
                .orElse(Settings.Management.PORT);
        return off ? Optional.empty() : Optional.of(new Settings.Management(address, port));
    }

    private static String address(String text) {
        if (!text.matches("[\\w.:-]+")) throw new IllegalArgumentException(text);
        return text;
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) throw new IllegalArgumentException(text);
        return port;
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }

    private Optional<MailSettings> mail() {
        Optional<Matcher> server = value("mail.server", "host:port such as smtp.example.org:587", text -> {
            Matcher matcher = HOST_AND_PORT.matcher(text);
            if (!matcher.matches()) throw new IllegalArgumentException(text);
            return matcher;
        });
        if (server.isEmpty()) {
            if (!addresses("report.to-bg").isEmpty()
                    || !addresses("report.to-en").isEmpty())
                refuse("mail.server", "host:port, because report.to names readers");
            return Optional.empty();
        }
        try {
            return Optional.of(new MailSettings(
                    server.get().group(1),
                    Integer.parseInt(server.get().group(2)),
                    value("mail.security", "tls, starttls or none", SettingsFile::security)
                            .orElse(MailSettings.Security.STARTTLS),
                    value("mail.user", "a name", text -> text),
                    value("mail.password-file", "a file", text -> file.resolveSibling(text)),
                    value("mail.from", "a mail address", SettingsFile::mailbox)
                            .orElseThrow(() -> refuse("mail.from", "a mail address that letters come from"))));
        } catch (IllegalArgumentException e) {
            throw new BadConfiguration(file + ": " + e.getMessage());
        }
    }

    private static MailSettings.Security security(String text) {
        return MailSettings.Security.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String mailbox(String text) {
        if (!MAILBOX.matcher(text).matches()) throw new IllegalArgumentException(text);
        return text;
    }

    private BadConfiguration refuse(String key, String expected) {
        throw new BadConfiguration(file + ": " + key + ": expected " + expected + ", got '" + values.get(key) + "'");
    }

    private static String contact(String text) {
        if (!text.matches("[^\\s@]+@[^\\s@]+|https?://\\S+")) throw new IllegalArgumentException(text);
        return text;
    }

    private static boolean truth(String text) {
        if (!text.matches("true|false")) throw new IllegalArgumentException(text);
        return text.equals("true");
    }

    private static String jdbc(String text) {
        if (!text.startsWith("jdbc:")) throw new IllegalArgumentException(text);
        return text;
    }
}
