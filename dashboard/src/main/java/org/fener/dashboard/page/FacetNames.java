package org.fener.dashboard.page;

import org.fener.classifier.indicator.Indicator;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Values by which a search is narrowed, in the words of the reader.
@Component("facetNames")
final class FacetNames {

    private final CategoryNames categories;
    private final LanguageNames languages;
    private final MessageSource messages;

    FacetNames(CategoryNames categories, LanguageNames languages, MessageSource messages) {
        this.categories = categories;
        this.languages = languages;
        this.messages = messages;
    }

    /// A value of a field as it is shown.
    ///
    /// @param house names the cases
    public String of(String field, String value, HouseFilters house) {
        return field.equals("case") ? house.caseName(value) : plain(field, value);
    }

    /// A value that has the same name for everybody.
    String plain(String field, String value) {
        return switch (field) {
            case "category" -> categories.of(value);
            case "language" -> languages.of(value);
            case "score" -> value.replace("..", "–") + " %";
            case "has" -> has(value);
            case "state" -> words("facet.state." + value, value);
            default -> value;
        };
    }

    /// Kinds of contacts have names already; a site may show media of kinds that nobody has named.
    private String has(String value) {
        for (Indicator.Kind kind : Indicator.Kind.values())
            if (kind.name().equalsIgnoreCase(value.replace('-', '_'))) return words("indicator." + kind.name(), value);
        return words("facet.has." + value, value);
    }

    private String words(String key, String otherwise) {
        String words = messages.getMessage(key, new Object[0], otherwise, LocaleContextHolder.getLocale());
        return words == null ? otherwise : words;
    }
}
