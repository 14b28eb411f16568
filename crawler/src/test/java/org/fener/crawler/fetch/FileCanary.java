package org.fener.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// A file at which nobody may look: a pipe with a name, whose writer is held up until somebody opens it.
final class FileCanary implements AutoCloseable {

    private final Path folder = Files.createTempDirectory("canary");
    private final Path pipe = folder.resolve("passwords");
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean closed;

    FileCanary() throws IOException {
        try {
            if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0)
                throw new IOException("mkfifo " + pipe + " failed");
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        Thread.ofPlatform().daemon().start(this::awaitReaders);
    }

    String url() {
        return pipe.toUri().toString();
    }

    /// How often somebody opened it.
    int opened() {
        return opened.get();
    }

    private void awaitReaders() {
        while (true) {
            try (OutputStream out = Files.newOutputStream(pipe)) {
                if (closed) return;
                opened.incrementAndGet();
                out.write("root:x:0:0\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                opened.incrementAndGet(); // one who left before it had read
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try (InputStream in = Files.newInputStream(pipe)) {
            in.readAllBytes();
        }
        Files.delete(pipe);
        Files.delete(folder);
    }
}
