package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.fener.crawler.archive.Verification.Damage;

/// Holds every byte of the archive against what was written: the frame of each gzip member, CRC, block and payload
/// digests, the bits that no inflater looks at, and the registered SHA-256 of closed files.
public final class ArchiveVerifier {

    private final Path root;

    public ArchiveVerifier(Path root) {
        this.root = root;
    }

    public Verification verify() throws IOException {
        Map<String, String> registered = new ClosedFiles(root).all();
        List<Damage> damages = new ArrayList<>();
        long malformed = new ClosedFiles(root).malformedLines();
        if (malformed > 0)
            damages.add(
                    Damage.ofFile(ClosedFiles.NAME, malformed + " lines of the list of closed files cannot be read"));
        List<String> files = ArchiveFiles.from(root, "");
        for (String missing : new TreeSet<>(registered.keySet()))
            if (!files.contains(missing)) damages.add(Damage.ofFile(missing, "the registered file is missing"));
        long records = 0;
        long bytes = 0;
        for (String file : files) {
            long limit = DurableLength.of(root.resolve(file)).orElse(Files.size(root.resolve(file)));
            FileCheck check = new FileCheck(root, file, limit);
            records += check.run();
            bytes += limit;
            damages.addAll(check.damages());
            closing(file, registered)
                    .filter(damage -> check.damages().isEmpty())
                    .ifPresent(damages::add);
        }
        return new Verification(files.size(), records, bytes, damages);
    }

    private Optional<Damage> closing(String file, Map<String, String> registered) throws IOException {
        return switch (FileState.of(root.resolve(file), Optional.ofNullable(registered.get(file)))) {
            case GROWING, AS_REGISTERED -> Optional.empty();
            case UNREGISTERED ->
                Optional.of(Damage.ofFile(file, "the file is closed, but its SHA-256 is not registered"));
            case DIFFERS ->
                Optional.of(Damage.ofFile(
                        file, "the file differs from its registered SHA-256, though each record is whole"));
            case MISSING -> Optional.of(Damage.ofFile(file, "the registered file is missing"));
        };
    }
}
