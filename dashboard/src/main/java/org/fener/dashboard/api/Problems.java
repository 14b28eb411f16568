package org.fener.dashboard.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fener.indexer.QueryMistake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/// Every answer that is none, as RFC 9457 wants it: what is wrong, in which parameter, and what was expected.
@RestControllerAdvice(basePackageClasses = Problems.class)
public final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Writes a problem where no controller is reached.
    public static void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("instance", request.getRequestURI());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }

    /// A query that cannot be understood, with the place of the mistake and the query that was probably meant.
    @ExceptionHandler
    ProblemDetail mistake(QueryMistake mistake) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, mistake.getMessage());
        problem.setTitle("Query not understood");
        problem.setType(URI.create("/api/v1/openapi.json#query-not-understood"));
        problem.setProperty("kind", mistake.kind().name().toLowerCase(Locale.ROOT));
        problem.setProperty("position", mistake.position());
        problem.setProperty("length", mistake.length());
        mistake.fix().ifPresent(fix -> problem.setProperty("fix", fix));
        return problem;
    }

    /// The last one: it is logged, and nothing of it is told.
    @ExceptionHandler
    ProblemDetail broken(Exception thrown, HttpServletRequest request) {
        LOG.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), thrown.toString(), thrown);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "the request failed; the log of the server says why");
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = expected(wrong.getPropertyName(), wrong.getRequiredType(), String.valueOf(wrong.getValue()));
        return new ResponseEntity<>(ProblemDetail.forStatusAndDetail(status, detail), headers, status);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        FieldError field = wrong.getBindingResult().getFieldError();
        String detail = field == null
                ? "a parameter is wrong"
                : expected(
                        field.getField(),
                        wrong.getBindingResult().getFieldType(field.getField()),
                        String.valueOf(field.getRejectedValue()));
        return new ResponseEntity<>(ProblemDetail.forStatusAndDetail(status, detail), headers, status);
    }

    private static String expected(@Nullable String name, @Nullable Class<?> type, String value) {
        String what =
                switch (type == null ? "" : type.getSimpleName()) {
                    case "Instant" -> "a time such as 2026-11-28T06:00:00Z";
                    case "int", "Integer", "long", "Long" -> "a whole number";
                    case "boolean", "Boolean" -> "true or false";
                    default -> "another value";
                };
        return name + ": expected " + what + ", got '" + value + "'";
    }
}
