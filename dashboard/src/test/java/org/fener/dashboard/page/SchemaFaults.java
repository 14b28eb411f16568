package org.fener.dashboard.page;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Where a value is not what an OpenAPI document says of it, by JSON Schema as far as the document uses it.
final class SchemaFaults {

    private final JsonNode document;

    SchemaFaults(JsonNode document) {
        this.document = document;
    }

    /// Each with its place in the value.
    List<String> of(JsonNode value, JsonNode schema) {
        List<String> faults = new ArrayList<>();
        check(value, schema, "$", faults);
        return faults;
    }

    private void check(JsonNode value, JsonNode schema, String at, List<String> faults) {
        if (schema.isMissingNode() || schema.isEmpty()) {
            faults.add(at + ": no schema");
        } else if (schema.has("$ref")) {
            String name = schema.path("$ref").asString().replaceAll(".*/", "");
            check(value, document.path("components").path("schemas").path(name), at, faults);
        } else if (schema.has("anyOf")) {
            if (!value.isNull()) check(value, schema.path("anyOf").get(0), at, faults);
        } else {
            List<String> types = new ArrayList<>();
            if (schema.path("type").isArray()) schema.path("type").forEach(type -> types.add(type.asString()));
            else types.add(schema.path("type").asString());
            if (!types.contains(type(value))
                    && !(types.contains("number") && type(value).equals("integer")))
                faults.add(at + ": expected " + types + ", got " + value);
            if (value.isArray()) value.forEach(item -> check(item, schema.path("items"), at + "[]", faults));
            if (value.isObject()) checkMembers(value, schema, at, faults);
        }
    }

    private void checkMembers(JsonNode value, JsonNode schema, String at, List<String> faults) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) faults.add(at + ": no " + name.asString());
        });
        value.properties()
                .forEach(member -> check(
                        member.getValue(),
                        schema.has("additionalProperties")
                                ? schema.path("additionalProperties")
                                : schema.path("properties").path(member.getKey()),
                        at + "." + member.getKey(),
                        faults));
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> value.getNodeType().name();
        };
    }
}
