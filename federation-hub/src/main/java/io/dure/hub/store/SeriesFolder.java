package io.dure.hub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the immutable files. A file has its name only once it is whole and on the disk. */
final class SeriesFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesFolder.class);
    private static final String TEMPORARY = ".tmp";

    private final Path folder;

    SeriesFolder(Path data) {
        folder = data.resolve("series");
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path path() {
        return folder;
    }

    Path of(String name) {
        return folder.resolve(name);
    }

    Path temporary(String name) {
        return folder.resolve(name + TEMPORARY);
    }

    /** Gives a file that was written whole its name, durably. */
    long settle(String name) {
        Path temporary = temporary(name);
        try {
            force(temporary);
            Files.move(temporary, of(name), StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            return Files.size(of(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void force(Path path) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A file that cannot be removed now is unknown at the next start and removed then. */
    void remove(String name) {
        try {
            Files.deleteIfExists(of(name));
            Files.deleteIfExists(temporary(name));
        } catch (IOException failed) {
            LOG.warn("{} cannot be removed: {}", name, failed.getMessage());
        }
    }

    /** What a sealing that did not come to its end left behind, and what was dropped. */
    void removeUnknown(Set<String> known) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !known.contains(name))
                    .forEach(this::remove);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Of all files, whether they belong to the store or are about to be removed. */
    long bytes() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
