package org.fener.dashboard.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.dashboard.store.Role;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The matrix of roles and actions, read from `permissions.yaml`: the server asks it, a test tries every cell, the
/// manual prints it.
///
/// @param open    routes for which nobody need be signed in
/// @param actions in the order of the file
public record Permissions(List<Route> open, List<Action> actions) {

    private static final Permissions SHIPPED = read();

    public Permissions {
        open = List.copyOf(open);
        actions = List.copyOf(actions);
        Set<Route> ruled = new HashSet<>(open);
        for (Action action : actions)
            for (Route route : action.routes())
                if (!ruled.add(route))
                    throw new IllegalArgumentException("action '" + action.name() + "': " + route.method() + " "
                            + route.address() + " has a rule already");
    }

    /// A method and an address, with `{name}` for a part of any value and `**` for any rest.
    public record Route(String method, String address) {

        public boolean isOfApi() {
            return address.startsWith("/api/");
        }

        static Route parse(String text) {
            String[] parts = text.split(" ", -1);
            if (parts.length != 2 || !parts[1].startsWith("/"))
                throw new IllegalArgumentException("route '" + text + "': expected a method and an address");
            return new Route(parts[0], parts[1]);
        }
    }

    /// What can be done.
    ///
    /// @param object the parameter that says what it is done to; empty if it is done to nothing particular
    public record Action(String name, List<Route> routes, Optional<String> object, Map<Role, Grant> grants) {
        public Action {
            routes = List.copyOf(routes);
            grants = Collections.unmodifiableMap(new EnumMap<>(grants));
            for (Role role : Role.values())
                if (!grants.containsKey(role))
                    throw new IllegalArgumentException("action '" + name + "' says nothing of " + role);
        }

        public Grant of(Role role) {
            return grants.getOrDefault(role, Grant.REFUSED);
        }
    }

    public static Permissions shipped() {
        return SHIPPED;
    }

    public Optional<Action> action(Route route) {
        return actions.stream()
                .filter(action -> action.routes().contains(route))
                .findFirst();
    }

    /// Names of the actions that a role may take in some way.
    public List<String> of(Role role) {
        return actions.stream()
                .filter(action -> action.of(role) != Grant.REFUSED)
                .map(Action::name)
                .toList();
    }

    /// Names of the actions that a role may let a program take in its name: those with an address of the API.
    public List<String> scopes(Role role) {
        return actions.stream()
                .filter(action -> action.of(role) != Grant.REFUSED)
                .filter(action -> action.routes().stream().anyMatch(Route::isOfApi))
                .map(Action::name)
                .toList();
    }

    /// The matrix as a table in Markdown.
    public String table() {
        String roles = Stream.of(Role.values()).map(Role::name).collect(Collectors.joining(" | "));
        StringBuilder table = new StringBuilder("| action | " + roles + " |\n|---|---|---|---|---|---|\n");
        for (Action action : actions)
            table.append("| ")
                    .append(action.name())
                    .append(" | ")
                    .append(Stream.of(Role.values())
                            .map(role -> action.of(role).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        return table.toString();
    }

    private static Permissions read() {
        try (InputStream file = Permissions.class.getResourceAsStream("permissions.yaml")) {
            if (file == null) throw new IllegalStateException("permissions.yaml is not in the program");
            Map<?, ?> content = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(file), "permissions.yaml");
            List<Action> actions = new ArrayList<>();
            map(content.get("actions"), "actions")
                    .forEach((name, row) -> actions.add(action(String.valueOf(name), map(row, String.valueOf(name)))));
            return new Permissions(routes(content.get("open"), "open"), actions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Action action(String name, Map<?, ?> row) {
        Map<Role, Grant> grants = new EnumMap<>(Role.class);
        for (Role role : Role.values())
            Optional.ofNullable(row.get(role.name()))
                    .ifPresent(grant ->
                            grants.put(role, Grant.valueOf(grant.toString().toUpperCase(Locale.ROOT))));
        return new Action(
                name,
                routes(row.get("routes"), name),
                Optional.ofNullable(row.get("object")).map(Object::toString),
                grants);
    }

    private static List<Route> routes(@Nullable Object value, String where) {
        if (!(value instanceof List<?> list)) throw new IllegalArgumentException(where + ": expected a list of routes");
        return list.stream().map(route -> Route.parse(String.valueOf(route))).toList();
    }

    private static Map<?, ?> map(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) return map;
        throw new IllegalArgumentException(where + ": expected a map, got " + value);
    }
}
