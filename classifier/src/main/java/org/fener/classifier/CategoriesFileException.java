package org.fener.classifier;

import java.util.List;

/// A categories file that cannot be used; every problem names the key, the value and what was expected.
public final class CategoriesFileException extends RuntimeException {

    private final String file;
    private final List<String> problems;

    CategoriesFileException(String file, List<String> problems) {
        super(file + ": " + String.join("; ", problems));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    public String file() {
        return file;
    }

    public List<String> problems() {
        return problems;
    }
}
