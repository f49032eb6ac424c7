package io.dure.collector.disk;

import io.dure.collector.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The data folder, held by this process until it ends. */
public final class DataFolder implements AutoCloseable {
    private static final String PROPERTY = "dure.collector.data";

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Creates the folder where it is missing, and takes it for this process. */
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel lockFile = FileChannel.open(
                    path.resolve("collector.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new InvalidSettingException(PROPERTY, path + " is in use by another collector");
            }
            return new DataFolder(path, lockFile);
        } catch (IOException unusable) {
            throw new InvalidSettingException(PROPERTY, "cannot use " + path + " (" + unusable + ")");
        }
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    /** A folder below it, created where it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException unusable) {
            throw new InvalidSettingException(PROPERTY, "cannot use " + path + " (" + unusable + ")");
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
