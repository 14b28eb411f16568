package org.fener.classifier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.fener.classifier.train.ShippedRows;

/// What to measure.
///
/// @param sets       names of real sets
/// @param categories of the texts written for this project
/// @param part       which third is tested on; empty for the first of a set and all of the own texts
/// @param alone      without the reference, where only our own change is looked at
record BenchOptions(
        List<String> sets,
        boolean everySet,
        boolean unseen,
        boolean own,
        boolean curve,
        boolean language,
        boolean speed,
        List<String> categories,
        OptionalInt part,
        boolean alone) {

    private static final String KNOWN =
            "--set NAME, --sets, --unseen, --own, --curve, --language, --speed, --category KEY, --part 0|1|2, --alone";

    BenchOptions {
        sets = List.copyOf(sets);
        categories = List.copyOf(categories);
    }

    static BenchOptions of(String... arguments) {
        List<String> sets = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        OptionalInt part = OptionalInt.empty();
        boolean everySet = false;
        boolean unseen = false;
        boolean own = false;
        boolean curve = false;
        boolean language = false;
        boolean speed = false;
        boolean alone = false;
        for (int i = 0; i < arguments.length; i++)
            switch (arguments[i]) {
                case "--set" -> sets.add(value(arguments, ++i));
                case "--sets" -> everySet = true;
                case "--unseen" -> unseen = true;
                case "--own" -> own = true;
                case "--curve" -> curve = true;
                case "--language" -> language = true;
                case "--speed" -> speed = true;
                case "--category" -> categories.add(category(value(arguments, ++i)));
                case "--part" -> part = OptionalInt.of(part(value(arguments, ++i)));
                case "--alone" -> alone = true;
                default ->
                    throw new IllegalArgumentException("option '" + arguments[i] + "': expected one of " + KNOWN);
            }
        boolean nothing = sets.isEmpty() && !everySet && !unseen && !own && !curve && !language && !speed;
        return new BenchOptions(
                sets,
                everySet || nothing,
                unseen || nothing,
                own || nothing,
                curve || nothing,
                language || nothing,
                speed || nothing,
                categories.isEmpty() ? ShippedRows.CATEGORIES : categories,
                part,
                alone);
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length)
            throw new IllegalArgumentException(arguments[at - 1] + ": expected a value after it");
        return arguments[at];
    }

    private static String category(String value) {
        if (!ShippedRows.CATEGORIES.contains(value))
            throw new IllegalArgumentException("category '" + value + "': expected one of " + ShippedRows.CATEGORIES);
        return value;
    }

    private static int part(String value) {
        if (!List.of("0", "1", "2").contains(value))
            throw new IllegalArgumentException("part '" + value + "': expected 0, 1 or 2");
        return Integer.parseInt(value);
    }

    List<BenchTasks.Known> chosen(List<BenchTasks.Known> known) {
        for (String set : sets)
            if (known.stream().noneMatch(task -> task.name().equals(set)))
                throw new IllegalArgumentException("set '" + set + "': expected one of "
                        + known.stream().map(BenchTasks.Known::name).toList());
        return known.stream()
                .filter(task -> everySet || sets.contains(task.name()))
                .toList();
    }
}
