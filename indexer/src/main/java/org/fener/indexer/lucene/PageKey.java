package org.fener.indexer.lucene;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.PostQuery.Order;

/// Where a page ends: the sort values of its last hit, so that the next page begins there whatever was added since.
final class PageKey {

    private PageKey() {}

    static Sort sort(Order order) {
        return sort(order, Names.SCORE);
    }

    /// @param score the field by which [Order#SCORE] puts posts in order
    static Sort sort(Order order, String score) {
        SortField key = new SortField(Names.KEY, SortField.Type.STRING);
        return switch (order) {
            case BEST -> new Sort(SortField.FIELD_SCORE, key);
            case NEWEST -> new Sort(new SortField(Names.TIME, SortField.Type.LONG, true), key);
            case EVIDENCE ->
                new Sort(
                        new SortField(Names.EVIDENCE, SortField.Type.LONG, true),
                        new SortField(Names.TIME, SortField.Type.LONG, true),
                        key);
            case SCORE ->
                new Sort(
                        new SortField(score, SortField.Type.DOUBLE, true),
                        new SortField(Names.TIME, SortField.Type.LONG, true),
                        key);
        };
    }

    static String write(Order order, FieldDoc last) {
        StringBuilder line = new StringBuilder(order.name());
        for (Object value : last.fields)
            line.append(' ').append(value instanceof BytesRef key ? key.utf8ToString() : String.valueOf(value));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(line.toString().getBytes(StandardCharsets.UTF_8));
    }

    static FieldDoc read(Order order, String text) {
        try {
            String line = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = line.split(" ", order == Order.SCORE || order == Order.EVIDENCE ? 4 : 3);
            if (!parts[0].equals(order.name())) throw new IllegalArgumentException("order " + parts[0]);
            Object[] values =
                    switch (order) {
                        case BEST -> new Object[] {Float.parseFloat(parts[1]), new BytesRef(parts[2])};
                        case NEWEST -> new Object[] {Long.parseLong(parts[1]), new BytesRef(parts[2])};
                        case EVIDENCE ->
                            new Object[] {Long.parseLong(parts[1]), Long.parseLong(parts[2]), new BytesRef(parts[3])};
                        case SCORE ->
                            new Object[] {Double.parseDouble(parts[1]), Long.parseLong(parts[2]), new BytesRef(parts[3])
                            };
                    };
            return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no place in an answer ordered " + order + ": expected what the page before gave",
                    e);
        }
    }
}
