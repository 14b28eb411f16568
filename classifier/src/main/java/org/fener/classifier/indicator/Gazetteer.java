package org.fener.classifier.indicator;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.text.WordLines;
import org.fener.classifier.text.WordTrie;

/// Names of the region's places in many scripts and forms, kept as data in `places.txt`.
public final class Gazetteer {

    private static final int LONGEST_ENDING = 3;
    private static final Gazetteer SHIPPED = read();

    /// A name as it may stand in a text.
    ///
    /// @param capital whether it is a place only where it does not begin with a small letter
    record Form(Place place, boolean capital) {}

    /// @param country ISO 3166 in small letters, `-` for what only looks like a place
    record Place(String name, String country, boolean isCountry) {
        boolean isNone() {
            return country.equals("-");
        }
    }

    private final WordTrie<Form> forms = new WordTrie<>(LONGEST_ENDING);
    private final Map<String, String> countries = new HashMap<>();

    private Gazetteer() {}

    public static Gazetteer shipped() {
        return SHIPPED;
    }

    private static Gazetteer read() {
        Gazetteer gazetteer = new Gazetteer();
        WordLines.read(Gazetteer.class, "places.txt", gazetteer::add);
        return gazetteer;
    }

    /// @param place as `name | kind | country`
    private void add(String form, String place) {
        String[] parts = place.split("\\s*\\|\\s*", -1);
        if (parts.length != 3)
            throw new IllegalStateException(
                    "places.txt: expected 'name | kind | country | forms', got '" + place + "'");
        Place known = new Place(parts[0], parts[2], parts[1].equals("country"));
        if (!known.isNone()) countries.put(known.name().toLowerCase(Locale.ROOT), known.country());
        forms.put(form, new Form(known, Character.isUpperCase(form.charAt(0))));
    }

    WordTrie<Form> forms() {
        return forms;
    }

    /// ISO 3166 code, in small letters, of the country that a place of this name lies in or is.
    public Optional<String> country(String place) {
        return Optional.ofNullable(countries.get(place.toLowerCase(Locale.ROOT)));
    }
}
