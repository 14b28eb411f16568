package org.fener.dashboard.access;

import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.HomeKey;

/// Names of authors in statistics: the same author has the same one everywhere in this installation, another in any
/// other. Whoever cannot read the home's key cannot tell whose it is by trying names.
public final class Pseudonyms {

    /// Without letters and digits that are taken for each other.
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// Of five bits each: of a hundred thousand authors about five pairs share one.
    private static final int LENGTH = 6;

    private final HomeKey key;

    private Pseudonyms(HomeKey key) {
        this.key = key;
    }

    public static Pseudonyms of(Home home) {
        return new Pseudonyms(HomeKey.of(home));
    }

    /// Six letters and digits, such as `7K2QFA`.
    public String of(String author) {
        byte[] hash = key.hash("author", author.strip());
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) name.append(LETTERS.charAt(hash[i] & 31));
        return name.toString();
    }
}
