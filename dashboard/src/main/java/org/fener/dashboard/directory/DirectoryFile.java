package org.fener.dashboard.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.store.Role;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads `config/directory.yaml`: the directories whose people may sign in. Without the file there are none; an
/// unknown key is a mistake.
///
/// ```yaml
/// ldap:
///   address: ldaps://ldap.example.org:636
///   people: ou=people,dc=example,dc=org
///   filter: (uid={0})
///   name: uid
///   groups: ou=groups,dc=example,dc=org
///   group-filter: (member={0})
///   ask-again: 15m
///   reader: cn=fener,dc=example,dc=org
///   password-file: ldap.password
///   roles: {soc: ANALYST, readers: READER}
/// oidc:
///   title: Example sign-in
///   issuer: https://login.example.org/realms/unit
///   client: fener
///   secret-file: oidc.secret
///   name: preferred_username
///   groups: groups
///   scopes: [openid, profile]
///   second-factor: here
///   ask-again: 1h
///   roles: {soc: ANALYST, readers: READER}
/// ```
public final class DirectoryFile {

    private static final Map<String, Set<String>> KEYS = Map.of(
            "ldap",
            Set.of(
                    "address",
                    "people",
                    "filter",
                    "name",
                    "groups",
                    "group-filter",
                    "reader",
                    "password-file",
                    "ask-again",
                    "roles"),
            "oidc",
            Set.of(
                    "title",
                    "issuer",
                    "client",
                    "secret-file",
                    "name",
                    "groups",
                    "scopes",
                    "second-factor",
                    "ask-again",
                    "roles"));

    private final Path file;
    private final Map<?, ?> sections;

    private DirectoryFile(Path file, Map<?, ?> sections) {
        this.file = file;
        this.sections = sections;
    }

    /// The directories of a home.
    public static Directories read(Home home) {
        return read(home.config().resolve("directory.yaml"));
    }

    /// The directories that a file names.
    ///
    /// @throws BadConfiguration naming file, key, what was expected and what stands there
    public static Directories read(Path file) {
        if (!Files.exists(file)) return new Directories(Optional.empty(), Optional.empty());
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            if (root != null && !(root instanceof Map<?, ?>))
                throw new BadConfiguration(file + ": expected ldap: or oidc:, got '" + root + "'");
            DirectoryFile read = new DirectoryFile(file, root == null ? Map.of() : (Map<?, ?>) root);
            read.checkKeys();
            return new Directories(
                    read.section("ldap").map(Section::ldap),
                    read.section("oidc").map(Section::oidc));
        } catch (YAMLException e) {
            throw new BadConfiguration(file + ": not readable as YAML: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new BadConfiguration(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("the directories in " + file + " cannot be read", e);
        }
    }

    private void checkKeys() {
        sections.forEach((name, values) -> {
            Set<String> known = KEYS.get(String.valueOf(name));
            if (known == null) throw new IllegalArgumentException(name + ": expected ldap or oidc");
            if (!(values instanceof Map<?, ?> map))
                throw new IllegalArgumentException(name + ": expected keys and values, got '" + values + "'");
            for (Object key : map.keySet())
                if (!known.contains(String.valueOf(key)))
                    throw new IllegalArgumentException(name + "." + key + ": expected one of the keys "
                            + known.stream().sorted().toList());
        });
    }

    private Optional<Section> section(String name) {
        return Optional.ofNullable((Map<?, ?>) sections.get(name)).map(values -> new Section(name, values));
    }

    private final class Section {
        private final String name;
        private final Map<?, ?> values;

        Section(String name, Map<?, ?> values) {
            this.name = name;
            this.values = values;
        }

        LdapSettings ldap() {
            return new LdapSettings(
                    URI.create(text("address", "an address such as ldaps://ldap.example.org:636")),
                    text("people", "a distinguished name such as ou=people,dc=example,dc=org"),
                    text("filter").orElse("(uid={0})"),
                    text("name").orElse("uid"),
                    text("groups", "a distinguished name such as ou=groups,dc=example,dc=org"),
                    text("group-filter").orElse("(member={0})"),
                    duration(Duration.ofMinutes(15)),
                    text("reader").map(reader -> new LdapSettings.Reader(reader, file("password-file"))),
                    roles());
        }

        OidcSettings oidc() {
            URI issuer = URI.create(text("issuer", "an address such as https://login.example.org/realms/unit"));
            return new OidcSettings(
                    text("title").orElse(String.valueOf(issuer.getHost())),
                    issuer,
                    text("client", "the identifier of this installation at the provider"),
                    file("secret-file"),
                    text("name").orElse("preferred_username"),
                    text("groups").orElse("groups"),
                    scopes(),
                    duration(Duration.ofHours(1)),
                    secondFactor(),
                    roles());
        }

        private Optional<String> text(String key) {
            return Optional.ofNullable(values.get(key))
                    .map(value -> String.valueOf(value).strip());
        }

        private String text(String key, String expected) {
            return text(key)
                    .orElseThrow(() -> new IllegalArgumentException(
                            name + "." + key + ": expected " + expected + ", got nothing"));
        }

        private Duration duration(Duration usual) {
            Optional<String> written = text("ask-again");
            if (written.isEmpty()) return usual;
            Optional<Duration> every = parsed(written.get())
                    .filter(one -> one.compareTo(Duration.ofMinutes(1)) >= 0 && one.compareTo(Duration.ofDays(1)) <= 0);
            if (every.isPresent()) return every.get();
            throw new IllegalArgumentException(
                    name + ".ask-again: expected 1m to 24h, such as 15m, got '" + written.get() + "'");
        }

        private static Optional<Duration> parsed(String written) {
            try {
                return Optional.of(Duration.parse("PT" + written.toUpperCase(Locale.ROOT)));
            } catch (DateTimeParseException odd) {
                return Optional.empty();
            }
        }

        private Path file(String key) {
            return file.resolveSibling(text(key, "a file beside this one that holds the secret alone"));
        }

        private List<String> scopes() {
            Object scopes = values.get("scopes");
            if (scopes == null) return List.of("openid", "profile");
            if (!(scopes instanceof List<?> list))
                throw new IllegalArgumentException(
                        name + ".scopes: expected a list such as [openid, profile], got '" + scopes + "'");
            return list.stream().map(String::valueOf).toList();
        }

        private boolean secondFactor() {
            return switch (text("second-factor").orElse("here")) {
                case "here" -> false;
                case "provider" -> true;
                case String other ->
                    throw new IllegalArgumentException(
                            name + ".second-factor: expected here or provider, got '" + other + "'");
            };
        }

        private GroupRoles roles() {
            if (!(values.get("roles") instanceof Map<?, ?> roles))
                throw new IllegalArgumentException(
                        name + ".roles: expected groups and roles such as {soc: ANALYST}, got '" + values.get("roles")
                                + "'");
            List<GroupRoles.Line> lines = new ArrayList<>();
            roles.forEach((group, role) -> lines.add(new GroupRoles.Line(String.valueOf(group), role(group, role))));
            return new GroupRoles(lines);
        }

        private Role role(Object group, Object role) {
            try {
                return Role.valueOf(String.valueOf(role).toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ".roles." + group + ": expected one of "
                        + List.of(Role.values()) + ", got '" + role + "'");
            }
        }
    }
}
