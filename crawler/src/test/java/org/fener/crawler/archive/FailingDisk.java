package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A disk that is full for one write, or fails one sync; 0 means never. A failed write leaves half of its bytes.
final class FailingDisk implements DiskFile {

    private final DiskFile disk;
    private final int fullAtWrite;
    private final int failAtSync;
    private int writes;
    private int syncs;

    FailingDisk(DiskFile disk, int fullAtWrite, int failAtSync) {
        this.disk = disk;
        this.fullAtWrite = fullAtWrite;
        this.failAtSync = failAtSync;
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
        if (++writes == fullAtWrite) {
            disk.write(bytes.slice(0, bytes.remaining() / 2), at);
            throw new IOException("No space left on device");
        }
        disk.write(bytes, at);
    }

    @Override
    public void sync() throws IOException {
        if (++syncs == failAtSync) throw new IOException("no sync: Input/output error");
        disk.sync();
    }

    @Override
    public void truncate(long length) throws IOException {
        disk.truncate(length);
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
