package org.fener.dashboard.page;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a service manager that the dashboard answers; says nothing about contents.
@RestController
final class HealthPage {

    @GetMapping("/health")
    String health() {
        return "ok\n";
    }
}
