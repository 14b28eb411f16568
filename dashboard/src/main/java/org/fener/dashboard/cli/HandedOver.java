package org.fener.dashboard.cli;

/// Ends a command here because a server that holds the home has carried it out.
final class HandedOver extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exit;

    HandedOver(int exit) {
        super("carried out by the server");
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
