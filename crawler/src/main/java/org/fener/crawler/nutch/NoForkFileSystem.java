package org.fener.crawler.nutch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/// Hadoop's local file system without its child processes: where Hadoop has no native library it starts
/// `chmod` and `ls` for each file, which costs a small round more than the round itself. Its checksum files
/// are left out as well: the crawl database is disposable, the archive is not kept here.
public final class NoForkFileSystem extends LocalFileSystem {

    public NoForkFileSystem() {
        super(new Raw());
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }

    private static final class Raw extends RawLocalFileSystem {

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            Files.setPosixFilePermissions(pathToFile(path).toPath(), permissions(permission.toShort()));
        }

        @Override
        public FileStatus getFileStatus(Path path) throws IOException {
            java.nio.file.Path file = pathToFile(path).toPath();
            try {
                PosixFileAttributes found = Files.readAttributes(file, PosixFileAttributes.class);
                return new FileStatus(
                        found.size(),
                        found.isDirectory(),
                        1,
                        getDefaultBlockSize(path),
                        found.lastModifiedTime().toMillis(),
                        found.lastAccessTime().toMillis(),
                        new FsPermission(mode(found.permissions())),
                        found.owner().getName(),
                        found.group().getName(),
                        makeQualified(path));
            } catch (NoSuchFileException absent) {
                FileNotFoundException missing = new FileNotFoundException("File " + path + " does not exist");
                missing.initCause(absent);
                throw missing;
            }
        }

        @Override
        public FileStatus[] listStatus(Path path) throws IOException {
            FileStatus here = getFileStatus(path);
            if (!here.isDirectory()) return new FileStatus[] {here};
            String[] names = pathToFile(path).list();
            if (names == null) throw new IOException("cannot list folder " + path);
            Arrays.sort(names);
            FileStatus[] children = new FileStatus[names.length];
            for (int i = 0; i < names.length; i++)
                children[i] = getFileStatus(new Path(path, new Path(null, null, names[i])));
            return children;
        }

        private static short mode(Set<PosixFilePermission> permissions) {
            int mode = 0;
            for (PosixFilePermission permission : permissions) mode |= bit(permission);
            return (short) mode;
        }

        private static Set<PosixFilePermission> permissions(short mode) {
            Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            for (PosixFilePermission permission : PosixFilePermission.values())
                if ((mode & bit(permission)) != 0) permissions.add(permission);
            return permissions;
        }

        private static int bit(PosixFilePermission permission) {
            return switch (permission) {
                case OWNER_READ -> 0400;
                case OWNER_WRITE -> 0200;
                case OWNER_EXECUTE -> 0100;
                case GROUP_READ -> 0040;
                case GROUP_WRITE -> 0020;
                case GROUP_EXECUTE -> 0010;
                case OTHERS_READ -> 0004;
                case OTHERS_WRITE -> 0002;
                case OTHERS_EXECUTE -> 0001;
            };
        }
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return getRawFileSystem().listStatus(path);
    }
}
