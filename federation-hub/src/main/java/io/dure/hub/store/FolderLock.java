package io.dure.hub.store;

import io.dure.hub.InvalidConfiguration;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One hub a folder. The operating system gives the lock back when the process ends, however it ends. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the folder where it is missing, and takes it.
     *
     * @throws InvalidConfiguration if another process has it
     */
    public static FolderLock acquire(Path folder) {
        Path file = folder.resolve("hub.lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
            throw new InvalidConfiguration("dure.hub.data: another hub uses " + folder + "; one hub a folder");
        } catch (IOException failed) {
            throw new InvalidConfiguration("dure.hub.data: cannot use " + folder + ": " + failed, failed);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new IllegalStateException("the folder's lock cannot be given back", failed);
        }
    }
}
