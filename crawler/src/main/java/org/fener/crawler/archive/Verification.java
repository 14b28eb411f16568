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
    /// @param at    the file and the byte where the damaged record begins
    /// @param entry where the entry begins that the record belongs to; empty if it is the file as a whole
    /// @param uri   the address whose capture is touched, where it could still be told
    /// @param what  what is wrong, in words
    public record Damage(ArchivePosition at, Optional<ArchivePosition> entry, Optional<String> uri, String what) {

        /// Damage to a file as a whole.
        static Damage ofFile(String file, String what) {
            return new Damage(new ArchivePosition(file, 0), Optional.empty(), Optional.empty(), what);
        }

        /// Whether what was captured at `entry` is touched.
        public boolean touches(ArchivePosition entry) {
            return this.entry.map(entry::equals).orElse(entry.file().equals(at.file()));
        }
    }

    public Verification {
        damages = List.copyOf(damages);
    }

    public boolean isClean() {
        return damages.isEmpty();
    }
}
