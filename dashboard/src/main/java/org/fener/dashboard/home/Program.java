package org.fener.dashboard.home;

/// The program that runs.
public final class Program {

    public static final String VERSION = "0.1.0";

    private Program() {}
}
