package org.fener.classifier.bench;

import java.io.IOException;
import java.util.List;

/// Runs other programs to their end.
final class Commands {

    private Commands() {}

    /// @throws IOException if it cannot be started or ends with another code than 0
    static void run(String... command) throws IOException {
        int code = code(command, ProcessBuilder.Redirect.INHERIT);
        if (code != 0) throw new IOException(List.of(command) + " ended with " + code);
    }

    static boolean succeeds(String... command) {
        try {
            return code(command, ProcessBuilder.Redirect.DISCARD) == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private static int code(String[] command, ProcessBuilder.Redirect errors) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(List.of(command) + " was interrupted", e);
        }
    }
}
