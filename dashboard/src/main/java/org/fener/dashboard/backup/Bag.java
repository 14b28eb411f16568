package org.fener.dashboard.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fener.dashboard.store.Sha256;

/// A folder as BagIt 1.0 (RFC 8493) describes it: files under `data/`, each with its SHA-256 in
/// `manifest-sha256.txt`, so that `sha256sum --check manifest-sha256.txt` tells whether it is whole.
public record Bag(Path folder) {

    private static final String MANIFEST = "manifest-sha256.txt";
    private static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
    private static final List<String> TAG_FILES = List.of("bagit.txt", "bag-info.txt", MANIFEST);

    Path data() {
        return folder.resolve("data");
    }

    /// Writes what makes a bag of the files under `data/`.
    ///
    /// @param info lines of `bag-info.txt`, in this order
    void seal(Map<String, String> info) throws IOException {
        Map<String, String> payload = new TreeMap<>();
        long bytes = 0;
        for (String file : payloadFiles()) {
            payload.put(file, sha256(folder.resolve(file)));
            bytes += Files.size(folder.resolve(file));
        }
        StringBuilder lines = new StringBuilder();
        info.forEach(
                (key, value) -> lines.append(key).append(": ").append(value).append('\n'));
        lines.append("Payload-Oxum: ")
                .append(bytes)
                .append('.')
                .append(payload.size())
                .append('\n');
        write("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        write("bag-info.txt", lines.toString());
        write(MANIFEST, manifest(payload));
        Map<String, String> tags = new TreeMap<>();
        for (String tag : TAG_FILES) tags.put(tag, sha256(folder.resolve(tag)));
        write(TAG_MANIFEST, manifest(tags));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String manifest(Map<String, String> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (file, hash) -> lines.append(hash).append("  ").append(file).append('\n'));
        return lines.toString();
    }

    /// What is not as the manifests say, in words; empty if the bag is whole.
    public List<String> mistakes() throws IOException {
        List<String> mistakes = new ArrayList<>();
        for (String needed : List.of("bagit.txt", MANIFEST, TAG_MANIFEST))
            if (!Files.isRegularFile(folder.resolve(needed))) mistakes.add(needed + ": missing; is this a backup?");
        if (!mistakes.isEmpty()) return mistakes;
        check(TAG_MANIFEST, mistakes);
        TreeSet<String> unnamed = new TreeSet<>(payloadFiles());
        unnamed.removeAll(check(MANIFEST, mistakes));
        for (String file : unnamed) mistakes.add(file + ": is there, but the manifest does not name it");
        return mistakes;
    }

    private List<String> check(String manifest, List<String> mistakes) throws IOException {
        List<String> named = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(manifest))) {
            if (!line.matches("[0-9a-f]{64} {2}\\S.*") || line.contains("..")) {
                mistakes.add(manifest + ": expected a SHA-256 and a path, got '" + line + "'");
                continue;
            }
            String file = line.substring(66);
            named.add(file);
            if (!Files.isRegularFile(folder.resolve(file))) mistakes.add(file + ": missing");
            else if (!sha256(folder.resolve(file)).equals(line.substring(0, 64)))
                mistakes.add(file + ": differs from its SHA-256");
        }
        return named;
    }

    private List<String> payloadFiles() throws IOException {
        if (!Files.isDirectory(data())) return List.of();
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }
}
