package org.fener.dashboard.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Ten made-up people, each with ten texts that stand nowhere else: a hundred strings to look for.
record Plants(List<Person> people) {

    /// @param author    of both posts
    /// @param phone     in the first text of the first post
    /// @param mail      in its second text
    /// @param slug      in the address of the first post
    /// @param line      in its first text
    /// @param edited    in its second text
    /// @param title     of its thread
    /// @param note      that somebody wrote about it
    /// @param otherLine in the text of the second post
    /// @param otherSlug in the address of the second post
    record Person(
            String author,
            String phone,
            String mail,
            String slug,
            String line,
            String edited,
            String title,
            String note,
            String otherLine,
            String otherSlug) {

        List<String> all() {
            return List.of(author, phone, mail, slug, line, edited, title, note, otherLine, otherSlug);
        }

        String permalink() {
            return "https://board.example.org/ads/" + slug;
        }

        String otherPermalink() {
            return "https://market.example.org/items/" + otherSlug;
        }

        String firstText() {
            return line + "\nЗа връзка: " + phone;
        }

        String secondText() {
            return edited + "\nЗа връзка: " + mail;
        }
    }

    static Plants ten() {
        return new Plants(IntStream.range(0, 10)
                .mapToObj(i -> new Person(
                        "Градинар Перуника " + word(i),
                        "+359 88 712 34 0" + i,
                        "garden" + i + "@perunika.example",
                        "perunika-ad-" + word(i),
                        "Продавам луковици от перуники, сорт " + word(i) + ", двайсет лева.",
                        "Луковиците от сорт " + word(i) + " вече са по петнайсет лева.",
                        "Перуники за всяка градина, обява " + word(i) + " от Перник",
                        "колега: обадих се на градинаря " + word(i) + " и той потвърди",
                        "Разменям лалета " + word(i) + " срещу божури от миналата пролет.",
                        "tulips-of-" + word(i)))
                .toList());
    }

    private static String word(int i) {
        return List.of(
                        "azalia",
                        "begonia",
                        "ciklama",
                        "daliya",
                        "erika",
                        "frezia",
                        "gerbera",
                        "hortenzia",
                        "iris",
                        "jasmin")
                .get(i);
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        people.forEach(person -> all.addAll(person.all()));
        return all;
    }
}
