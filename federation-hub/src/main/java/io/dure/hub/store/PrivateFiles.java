package io.dure.hub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files with secrets: for their owner alone from the first byte on, whatever the ones that they are copied from were. */
final class PrivateFiles {
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    /** A new folder that nobody else may enter. */
    static void folder(Path folder) throws IOException {
        Files.createDirectory(folder, FOLDER);
    }

    /**
     * Copies the files of a folder, forced to the disk, into another. What an attempt before has copied stays.
     *
     * @return how many; 0 where there is no such folder
     * @throws FileAlreadyExistsException if another is there already: a key that is in use is never overwritten
     */
    static int copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return 0;
        }
        if (!Files.isDirectory(to)) {
            folder(to);
        }
        try (Stream<Path> entries = Files.list(from)) {
            List<Path> files = entries.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path copy = to.resolve(String.valueOf(file.getFileName()));
                if (!isThere(file, copy)) {
                    write(file, copy);
                }
            }
            SeriesFolder.force(to);
            return files.size();
        }
    }

    /** Whether {@link #copy} would meet another file of the same name. */
    static boolean clash(Path from, Path to) {
        if (!Files.isDirectory(from)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(String.valueOf(file.getFileName()));
                if (Files.exists(copy) && !isThere(file, copy)) {
                    return true;
                }
            }
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isThere(Path file, Path copy) throws IOException {
        return Files.exists(copy) && Files.mismatch(file, copy) < 0;
    }

    private static void write(Path from, Path to) throws IOException {
        try (FileChannel channel =
                FileChannel.open(to, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
            Files.copy(from, Channels.newOutputStream(channel));
            channel.force(true);
        }
    }
}
