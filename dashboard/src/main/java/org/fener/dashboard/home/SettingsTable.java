package org.fener.dashboard.home;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.fener.dashboard.mail.MailSettings;

/// Every setting as it is in force, what it would be by itself, and where it comes from. A secret is only said to be
/// set or not.
public final class SettingsTable {

    static final String SET = "set";
    static final String NOT_SET = "not set";

    private final Home home;
    private final Settings settings;
    private final Map<String, String> environment;
    private final Map<String, Integer> lines;
    private final List<Setting> rows = new ArrayList<>();

    private SettingsTable(Home home, Settings settings, Map<String, String> environment) throws IOException {
        this.home = home;
        this.settings = settings;
        this.environment = environment;
        this.lines = SettingLines.of(home.settingsFile());
    }

    /// One setting.
    ///
    /// @param value    in force; empty for none
    /// @param standard what it is unless told otherwise; empty for none
    /// @param where    file and line, or the variable; empty for the default
    public record Setting(String key, String value, String standard, Origin origin, String where) {}

    /// What decided a value.
    public enum Origin {
        DEFAULT,
        FILE,
        ENVIRONMENT
    }

    /// All of them, in the order of the file that a new home has.
    ///
    /// @param settings in force, which may be older than the file
    public static List<Setting> of(Home home, Settings settings, Map<String, String> environment) throws IOException {
        SettingsTable table = new SettingsTable(home, settings, environment);
        table.general();
        table.mail();
        table.watches();
        table.database();
        return List.copyOf(table.rows);
    }

    private void general() {
        row("zone", settings.zone().getId(), "Europe/Sofia");
        row("fetch.contact", settings.fetch().contact().orElse(""), "");
        row("fetch.allow-addresses", joined(settings.fetch().allowAddresses()), "");
        row("report.at", settings.reportAt().toString(), "06:00");
        row("report.to-bg", joined(settings.reportReaders().getOrDefault("bg", List.of())), "");
        row("report.to-en", joined(settings.reportReaders().getOrDefault("en", List.of())), "");
        row("report.tlp", settings.reportMark().map(Tlp::toString).orElse(""), "");
        row("server.behind-proxy", String.valueOf(settings.behindProxy()), "false");
        Optional<Settings.Management> management = settings.management();
        row("management.off", String.valueOf(management.isEmpty()), "false");
        row("management.address", management.map(Settings.Management::address).orElse(""), "127.0.0.1");
        row(
                "management.port",
                management.map(it -> String.valueOf(it.port())).orElse(""),
                String.valueOf(Settings.Management.PORT));
        row("session.idle", written(settings.sessions().idle()), "30m");
        row("session.longest", written(settings.sessions().longest()), "12h");
    }

    private void mail() {
        row("mail.server", mail(mail -> mail.host() + ":" + mail.port()), "");
        String standard = MailSettings.Security.STARTTLS.name().toLowerCase(Locale.ROOT);
        row(
                "mail.security",
                settings.mail()
                        .map(mail -> mail.security().name().toLowerCase(Locale.ROOT))
                        .orElse(standard),
                standard);
        row("mail.user", mail(mail -> mail.user().orElse("")), "");
        row(
                "mail.password-file",
                mail(mail -> mail.passwordFile().map(file -> SET).orElse(NOT_SET)),
                "");
        row("mail.from", mail(MailSettings::from), "");
    }

    private String mail(Function<MailSettings, String> part) {
        return settings.mail().map(part).orElse("");
    }

    private void watches() throws IOException {
        row("alert.mail-domains", joined(settings.letterDomains()), "");
        Map<String, Integer> secretLines = SettingLines.of(home.secretsFile());
        new TreeMap<>(settings.webhooks()).forEach((name, address) -> {
            String key = "webhook." + name;
            row(key, host(address), "");
            String variable = Secrets.variable(key);
            if (environment.containsKey(variable)) secret(key + ".secret", Origin.ENVIRONMENT, variable);
            else if (secretLines.containsKey(key))
                secret(key + ".secret", Origin.FILE, home.secretsFile().getFileName() + ":" + secretLines.get(key));
            else rows.add(new Setting(key + ".secret", NOT_SET, "", Origin.DEFAULT, ""));
        });
    }

    private void secret(String key, Origin origin, String where) {
        rows.add(new Setting(key, SET, "", origin, where));
    }

    private void database() {
        row(
                "database.url",
                settings.database().map(SettingsTable::withoutSecrets).orElse(""),
                "");
        variable("database.user", "FENER_DATABASE_USER");
        variable("database.password", "FENER_DATABASE_PASSWORD");
    }

    private void variable(String key, String variable) {
        boolean set = environment.containsKey(variable);
        if (set) secret(key, Origin.ENVIRONMENT, variable);
        else rows.add(new Setting(key, NOT_SET, "", Origin.DEFAULT, ""));
    }

    private void row(String key, String value, String standard) {
        Integer line = lines.get(key);
        if (line == null) rows.add(new Setting(key, value, standard, Origin.DEFAULT, ""));
        else
            rows.add(new Setting(
                    key, value, standard, Origin.FILE, home.settingsFile().getFileName() + ":" + line));
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }

    private static String written(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /// Path and query of an endpoint may be a secret in themselves.
    private static String host(URI address) {
        return address.getScheme() + "://" + address.getAuthority() + "/…";
    }

    /// Name and password may stand behind the question mark, or before the host.
    private static String withoutSecrets(String url) {
        return url.replaceAll("[?;].*", "?…").replaceAll("//[^/@]*@", "//…@");
    }
}
