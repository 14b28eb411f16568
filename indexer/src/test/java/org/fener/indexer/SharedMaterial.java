package org.fener.indexer;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Real texts that lie beside the checkout and are never part of it. Where they are absent a test is skipped with a
/// clear line; with `-Dfener.required=shared` it fails instead.
public final class SharedMaterial {

    private SharedMaterial() {}

    /// A folder or file below the shared folder, such as `corpora/minhash`.
    public static Path path(String name) {
        Path path = Path.of(System.getProperty("fener.shared", "../../shared"), name);
        if (!Files.exists(path)) {
            String why = "shared material '" + name + "' is absent: looked for "
                    + path.toAbsolutePath().normalize();
            if (List.of(System.getProperty("fener.required", "").split(",")).contains("shared")) fail(why);
            System.err.println("SKIPPED: " + why);
            assumeTrue(false, why);
        }
        return path;
    }
}
