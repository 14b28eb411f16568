package org.fener.dashboard.home;

/// Another process works with this home and takes no commands.
public final class HomeInUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    public HomeInUse(Home home) {
        super("home " + home.path() + " is in use by another process; wait for it to end, or choose another --home");
    }
}
