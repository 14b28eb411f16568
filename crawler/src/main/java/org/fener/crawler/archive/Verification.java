package org.fener.crawler.archive;

import java.util.List;
import java.util.Optional;

/// What [ArchiveVerifier] found.
///
/// @param files   files looked at
/// @param records records that are as written
/// @param bytes   compressed bytes read
public record Verification(int files, long records, long bytes, List<Damage> damages) {

    /// One place where the archive is not what was written.
    ///
    /// @param at   the file and the byte where the damaged record begins
    /// @param uri  the address whose capture is touched, where it could still be told
    /// @param what what is wrong, in words
    public record Damage(ArchivePosition at, Optional<String> uri, String what) {}

    public Verification {
        damages = List.copyOf(damages);
    }

    public boolean isClean() {
        return damages.isEmpty();
    }
}
