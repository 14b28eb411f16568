package org.fener.dashboard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.fener.dashboard.manage.Health.Part;
import org.junit.jupiter.api.Test;

final class HealthChecksTest {

    private final Map<String, Callable<Part>> parts = new LinkedHashMap<>();

    @Test
    void aPartThatHangsIsDownAndIsNotAskedAgainWhileItHangs() {
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        parts.put("disk", () -> {
            asked.incrementAndGet();
            hangs.await();
            return Part.up(Map.of());
        });
        parts.put("index", () -> Part.up(Map.of("posts", 3L)));
        HealthChecks checks = new HealthChecks(parts, Duration.ofMillis(50));

        assertThat(checks.all().json()).startsWith("{\"status\":\"down\",\"parts\":{\"disk\":{\"status\":\"down\",");
        assertThat(checks.all().isUp()).isFalse();

        assertThat(asked).hasValue(1);
        hangs.countDown();
    }

    @Test
    void aPartThatBreaksIsDownAndSaysNothingOfWhy() {
        parts.put("database", () -> {
            throw new IllegalStateException("jdbc:postgresql://db/fener?password=secret");
        });
        parts.put("index", () -> Part.up(Map.of()));

        Health health = new HealthChecks(parts, Duration.ofMinutes(1)).ready();

        assertThat(health.isUp()).isFalse();
        assertThat(health.json()).isEqualTo("""
                {"status":"down","parts":{\
                "database":{"status":"down","why":"it cannot be asked, see the log"},\
                "index":{"status":"up"}}}
                """);
    }
}
