package org.fener.dashboard.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.dashboard.access.Grant;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.access.Permissions.Action;
import org.fener.dashboard.access.Permissions.Route;
import org.fener.dashboard.store.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the document of the API (OpenAPI 3.1.1) from what the controllers and the permission matrix say.
final class OpenApiDocument {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    static final List<Class<?>> CONTROLLERS = List.of(
            SearchApi.class,
            PostApi.class,
            ContactsApi.class,
            WatchesApi.class,
            SourcesApi.class,
            ReportsApi.class,
            LabelsApi.class,
            OpenApiPage.class);

    private final Map<String, ObjectNode> schemas = new TreeMap<>();
    private final ObjectNode paths = JSON.createObjectNode();

    static String of(List<Class<?>> controllers) {
        OpenApiDocument document = new OpenApiDocument();
        controllers.stream()
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .sorted(Comparator.comparing(
                        method -> route(method).address() + route(method).method()))
                .forEach(document::add);
        return JSON.writeValueAsString(document.whole()) + "\n";
    }

    private static Route route(Method method) {
        RequestMapping mapping = mapping(method);
        return new Route(mapping.method()[0].name(), mapping.path()[0]);
    }

    private static RequestMapping mapping(Method method) {
        return Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class));
    }

    private ObjectNode whole() {
        ObjectNode root = JSON.createObjectNode().put("openapi", "3.1.1");
        root.putObject("info")
                .put("title", "Fener")
                .put("version", "1")
                .put(
                        "description",
                        "What programs ask of Fener. A key (Authorization: Bearer KEY) is made on the page of one's account or by"
                                + " `fener key create`; it may do what its owner may, and of that what its scopes name. Errors are"
                                + " problem details (RFC 9457). Each request stands in the audit log.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        root.putArray("servers").addObject().put("url", "/");
        root.set("paths", paths);
        ObjectNode components = root.putObject("components");
        ObjectNode all = components.putObject("schemas");
        schemas.forEach(all::set);
        all.set("Problem", problem());
        components
                .putObject("responses")
                .putObject("problem")
                .put("description", "What is wrong, and what was expected.")
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        components
                .putObject("securitySchemes")
                .putObject("key")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "its scopes are names of actions of the permission matrix");
        return root;
    }

    private static ObjectNode problem() {
        ObjectNode problem = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = problem.putObject("properties");
        properties.putObject("type").put("type", "string").put("format", "uri-reference");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string");
        properties.putObject("instance").put("type", "string").put("format", "uri-reference");
        for (String name : List.of("kind", "fix"))
            properties.putObject(name).put("type", "string").put("description", "of a query that was not understood");
        for (String name : List.of("position", "length"))
            properties
                    .putObject(name)
                    .put("type", "integer")
                    .put("description", "of the mistake, in UTF-16 code units");
        problem.putArray("required").add("title").add("status");
        return problem;
    }

    private void add(Method method) {
        Route route = route(method);
        ObjectNode path =
                paths.has(route.address()) ? (ObjectNode) paths.get(route.address()) : paths.putObject(route.address());
        ObjectNode operation = path.putObject(route.method().toLowerCase(Locale.ROOT));
        Optional<Action> action = Permissions.shipped().action(route);
        operation.put(
                "operationId",
                method.getDeclaringClass().getSimpleName().replaceAll("Api$|Page$", "") + "-" + method.getName());
        operation.put("summary", said(method));
        action.ifPresent(it -> operation.put("description", roles(it)));
        ArrayNode security = operation.putArray("security");
        action.ifPresent(it -> security.addObject().putArray("key").add(it.name()));
        ArrayNode parameters = operation.putArray("parameters");
        for (Parameter parameter : method.getParameters()) add(parameter, parameters);
        if (parameters.isEmpty()) operation.remove("parameters");
        if (mapping(method).consumes().length > 0)
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject(mapping(method).consumes()[0])
                    .putObject("schema")
                    .put("type", "string");
        ObjectNode responses = operation.putObject("responses");
        ObjectNode ok = responses.putObject("200").put("description", "The answer.");
        String[] produces = mapping(method).produces();
        ok.putObject("content")
                .putObject(produces.length > 0 ? produces[0] : "application/json")
                .set("schema", answer(method));
        responses.putObject("default").put("$ref", "#/components/responses/problem");
    }

    private ObjectNode answer(Method method) {
        Class<?> type = method.getReturnType();
        if (type == void.class) return JSON.createObjectNode().put("type", "string");
        if (type == byte[].class) return JSON.createObjectNode().put("type", "object");
        return schema(method.getGenericReturnType());
    }

    private static String roles(Action action) {
        StringBuilder roles = new StringBuilder("Scope `" + action.name() + "`.");
        for (Role role : Role.values())
            if (action.of(role) != Grant.REFUSED)
                roles.append(' ')
                        .append(role)
                        .append(": ")
                        .append(action.of(role).name().toLowerCase(Locale.ROOT))
                        .append('.');
        return roles.toString();
    }

    private void add(Parameter parameter, ArrayNode parameters) {
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        if (parameter.isAnnotationPresent(ModelAttribute.class))
            for (RecordComponent component : parameter.getType().getRecordComponents())
                parameter(parameters, component.getName(), "query", said(component), false)
                        .set("schema", plain(component.getGenericType()));
        else if (query != null) {
            ObjectNode added = parameter(
                    parameters,
                    parameter.getName(),
                    "query",
                    said(parameter),
                    query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE));
            ObjectNode schema = plain(parameter.getParameterizedType());
            if (!query.defaultValue().equals(ValueConstants.DEFAULT_NONE))
                schema.put("default", Integer.parseInt(query.defaultValue()));
            added.set("schema", schema);
        } else if (parameter.isAnnotationPresent(PathVariable.class))
            parameter(parameters, parameter.getName(), "path", said(parameter), true)
                    .set("schema", plain(parameter.getParameterizedType()));
    }

    private static ObjectNode parameter(
            ArrayNode parameters, String name, String in, String description, boolean required) {
        return parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("description", description)
                .put("required", required);
    }

    private ObjectNode plain(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? schema(generic.getActualTypeArguments()[0])
                : schema(type);
    }

    private static String said(AnnotatedElement element) {
        Says says = element.getAnnotation(Says.class);
        if (says == null) throw new IllegalStateException(element + " has no @Says");
        return says.value();
    }

    private ObjectNode schema(Type type) {
        ObjectNode schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                schema.put("type", "array").set("items", schema(arguments[0]));
                return schema;
            }
            if (raw == Map.class) {
                schema.put("type", "object").set("additionalProperties", schema(arguments[1]));
                return schema;
            }
            if (raw == Optional.class) return nullable(schema(arguments[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) return schema.put("type", "string");
        if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class)
            return schema.put("type", "integer");
        if (plain == double.class || plain == Double.class) return schema.put("type", "number");
        if (plain == boolean.class) return schema.put("type", "boolean");
        if (plain == Instant.class) return schema.put("type", "string").put("format", "date-time");
        if (plain == LocalDate.class) return schema.put("type", "string").put("format", "date");
        if (plain == URI.class) return schema.put("type", "string").put("format", "uri");
        if (plain.isEnum()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            for (Object value : plain.getEnumConstants()) values.add(String.valueOf(value));
            return schema;
        }
        if (plain.isRecord()) return schema.put("$ref", "#/components/schemas/" + named(plain));
        throw new IllegalStateException("no schema for " + type);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.has("type")) {
            String type = schema.get("type").asString();
            schema.putArray("type").add(type).add("null");
            if (schema.get("enum") instanceof ArrayNode values) values.addNull();
            return schema;
        }
        ObjectNode either = JSON.createObjectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    /// A name that no other record of the answers has.
    private String named(Class<?> type) {
        String name = type.isMemberClass()
                ? type.getEnclosingClass().getSimpleName().replaceAll("Api$", "") + "." + type.getSimpleName()
                : type.getSimpleName();
        if (schemas.containsKey(name)) return name;
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schemas.put(name, schema);
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode property = schema(component.getGenericType());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) property = nullable(property);
            Says says = component.getAnnotation(Says.class);
            if (says != null) property.put("description", says.value());
            properties.set(component.getName(), property);
            required.add(component.getName());
        }
        for (Method method : type.getDeclaredMethods()) { // Jackson writes claims down too
            String claim = method.getName();
            if (!claim.matches("is[A-Z].*")
                    || method.getReturnType() != boolean.class
                    || method.getParameterCount() > 0) continue;
            String property = Character.toLowerCase(claim.charAt(2)) + claim.substring(3);
            properties.putObject(property).put("type", "boolean");
            required.add(property);
        }
        ArrayNode names = schema.putArray("required");
        required.forEach(names::add);
        return name;
    }
}
