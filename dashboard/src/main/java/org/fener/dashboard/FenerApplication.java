package org.fener.dashboard;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.fener.dashboard.cli.FenerCommand;

/// Where the program begins. Small commands answer without starting the web server.
public final class FenerApplication {

    private FenerApplication() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exit = FenerCommand.run(arguments, out, err);
        out.flush();
        err.flush();
        System.exit(exit);
    }
}
