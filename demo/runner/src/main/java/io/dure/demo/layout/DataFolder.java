package io.dure.demo.layout;

import io.dure.demo.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The one folder that the demonstration writes to, held by a lock while it runs. */
public final class DataFolder implements AutoCloseable {
    private static final String MARKER = "dure-demo.lock";
    /** Where an operator puts files of dashboards. */
    public static final String DASHBOARDS = "dashboards";

    private static final List<String> STATE =
            List.of("hub", "private-1", "private-2", "public-1", "witness-1", "logs", "raw", "work", DASHBOARDS);

    private final Path root;
    private final FileChannel lock;
    private final boolean created;

    private DataFolder(Path root, FileChannel lock, boolean created) {
        this.root = root;
        this.lock = lock;
        this.created = created;
    }

    /**
     * Takes the folder, creating it when it is absent.
     *
     * @throws CannotStart when another demonstration holds it, or it holds something else
     */
    public static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            boolean created = !Files.exists(root.resolve(MARKER));
            if (created && Files.exists(root) && !isEmpty(root)) {
                throw new CannotStart(root + " is not empty and not a data folder of the demonstration; choose another"
                        + " by --data");
            }
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new CannotStart(
                        "another demonstration runs on " + root + "; stop it, or choose another folder by" + " --data");
            }
            return new DataFolder(root, channel, created);
        } catch (IOException e) {
            throw new CannotStart("cannot use " + root + " as data folder: " + e.getMessage());
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    public Path root() {
        return root;
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    /** A folder below the root, created when absent. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where raw files of what was seen from outside are kept. */
    public Path raw() {
        return folder("raw");
    }

    /** Forgets what former runs stored, so that each begins alike; secrets stay. */
    public void forgetState() {
        SmallDisk.removeLeftOvers(root);
        for (String name : STATE) {
            delete(root.resolve(name));
        }
    }

    /** Undoes {@link #open} when nothing could be started. */
    public void abandon() {
        close();
        if (created) {
            delete(root);
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
