package org.fener.dashboard;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import org.fener.dashboard.cli.FenerCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where the program begins. Small commands answer without starting the web server.
public final class FenerApplication {

    private FenerApplication() {}

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install(); // Lucene logs through java.util.logging
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exit = FenerCommand.run(arguments, out, err);
        out.flush();
        err.flush();
        System.exit(exit);
    }
}
