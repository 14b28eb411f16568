package org.fener.dashboard.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// What nobody may see: from the environment, else from `config/secrets.yaml`, which only its owner may read. Asked
/// anew each time, so that a secret can be changed without a restart.
public final class Secrets {

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final Map<String, String> environment;

    public Secrets(Home home, Map<String, String> environment) {
        this.file = home.secretsFile();
        this.environment = Map.copyOf(environment);
    }

    /// A secret that does not show itself in logs and messages.
    public static final class Secret {

        private final String value;

        private Secret(String value) {
            this.value = value;
        }

        public String value() {
            return value;
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /// The secret of a key such as `webhook.soc`: `FENER_WEBHOOK_SOC` in the environment, or `webhook: {soc: …}` in the
    /// file.
    ///
    /// @throws BadConfiguration if the file cannot be read as it should be
    public Optional<Secret> find(String key) {
        return Optional.ofNullable(environment.get(variable(key)))
                .or(() -> Optional.ofNullable(inFile().get(key)))
                .filter(value -> !value.isBlank())
                .map(Secret::new);
    }

    /// The name under which the environment has it.
    static String variable(String key) {
        return "FENER_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private Map<String, String> inFile() {
        Map<String, String> values = new HashMap<>();
        try {
            if (!Files.exists(file)) return values;
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains))
                throw new BadConfiguration(
                        file + ": others than its owner may read or write it; do: chmod 600 " + file);
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            if (!(root instanceof Map<?, ?> groups)) return values;
            groups.forEach((group, entries) -> {
                if (entries instanceof Map<?, ?> named)
                    named.forEach((name, value) -> values.put(group + "." + name, String.valueOf(value)));
            });
            return values;
        } catch (YAMLException e) {
            // its message would quote the line
            throw new BadConfiguration(file + ": not readable as YAML");
        } catch (IOException e) {
            throw new BadConfiguration(
                    file + ": cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
