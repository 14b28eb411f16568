package org.fener.dashboard.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A piece of an engine's markup with holes: `{{name}}` is filled with text, `{{{name}}}` with markup.
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

    private final String name;
    private final List<Piece> pieces;

    private sealed interface Piece {
        record Fixed(String markup) implements Piece {}

        record Text(String hole) implements Piece {}

        record Markup(String hole) implements Piece {}
    }

    private Template(String name, List<Piece> pieces) {
        this.name = name;
        this.pieces = List.copyOf(pieces);
    }

    /// Reads `templates/<name>`; a name without an ending means `.html`.
    static Template of(String name) {
        String file = name.contains(".") ? name : name + ".html";
        return new Template(name, pieces(resource("templates/" + file)));
    }

    static String resource(String path) {
        try (InputStream in = Template.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalArgumentException(path + ": no such resource");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }

    /// The markup with every hole filled: a name, its value, the next name …
    String fill(Object... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2)
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Fixed(String markup) -> out.append(markup);
                case Piece.Text(String hole) -> out.append(Html.text(value(values, hole)));
                case Piece.Markup(String hole) -> out.append(value(values, hole));
            }
        }
        return out.toString();
    }

    private String value(Map<String, String> values, String hole) {
        String value = values.get(hole);
        if (value == null)
            throw new IllegalArgumentException(
                    "template " + name + ": no value for '" + hole + "' in " + values.keySet());
        return value;
    }

    private static List<Piece> pieces(String markup) {
        List<Piece> pieces = new ArrayList<>();
        Matcher hole = HOLE.matcher(markup);
        int from = 0;
        while (hole.find()) {
            pieces.add(new Piece.Fixed(markup.substring(from, hole.start())));
            pieces.add(hole.group(1) == null ? new Piece.Text(hole.group(2)) : new Piece.Markup(hole.group(1)));
            from = hole.end();
        }
        pieces.add(new Piece.Fixed(markup.substring(from)));
        return pieces;
    }
}
