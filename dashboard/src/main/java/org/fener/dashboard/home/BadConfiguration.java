package org.fener.dashboard.home;

/// Configuration that cannot be used. The message names file, key, value and what was expected; exit code 4.
public final class BadConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadConfiguration(String message) {
        super(message);
    }
}
