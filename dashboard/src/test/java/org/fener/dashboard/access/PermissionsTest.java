package org.fener.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PermissionsTest {

    @Test
    void theManualShowsTheMatrixInForce() throws IOException {
        assertThat(Files.readString(Path.of("..", "SECURITY.md")))
                .contains(Permissions.shipped().table());
    }
}
