package org.fener.dashboard.api;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The document of the API (OpenAPI 3.1). It is made from the routes; a test fails where it differs from them.
@RestController
final class OpenApiPage {

    @Says("This document.")
    @GetMapping(value = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document() throws IOException {
        try (InputStream file = OpenApiPage.class.getResourceAsStream("openapi.json")) {
            if (file == null) throw new IllegalStateException("openapi.json is not in the program");
            return file.readAllBytes();
        }
    }
}
