package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FileCanaryTest {

    @Test
    void countsWhoOpensIt() throws Exception {
        try (FileCanary canary = new FileCanary()) {
            assertThat(canary.opened()).isZero();
            assertThat(Files.readString(Path.of(URI.create(canary.url())))).startsWith("root:");
            assertThat(canary.opened()).isPositive();
        }
    }
}
