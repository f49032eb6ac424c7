package io.dure.bench.fencing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A lease that two processes share: one file an epoch, made by whoever takes it, its time renewed by him. A holder that is
 * stopped loses it by doing nothing; what he touches afterwards is the file of an epoch that is over.
 */
final class LeaseFolder {
    static final Duration LENGTH = Duration.ofMillis(1_500);

    private final Path folder;
    private final String holder;

    LeaseFolder(Path folder, String holder) {
        this.folder = folder;
        this.holder = holder;
    }

    /**
     * Takes or renews it.
     *
     * @param above an epoch that somebody was seen with
     * @return the epoch held from now on, 0 if another one holds the lease
     */
    long beat(long above, Instant now) throws IOException {
        long newest = newest();
        Path file = file(newest);
        boolean runs = newest > 0
                && now.isBefore(Files.getLastModifiedTime(file).toInstant().plus(LENGTH));
        if (runs && Files.readString(file).equals(holder) && newest > above) {
            Files.setLastModifiedTime(file, FileTime.from(now));
            return newest;
        }
        return runs ? 0 : take(Math.max(newest, above) + 1);
    }

    private long take(long epoch) throws IOException {
        Path draft = Files.writeString(folder.resolve("draft-" + holder), holder);
        try {
            Files.createLink(file(epoch), draft);
            return epoch;
        } catch (FileAlreadyExistsException taken) {
            return 0;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private long newest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("epoch-"))
                    .mapToLong(name -> Long.parseLong(name.substring("epoch-".length())))
                    .max()
                    .orElse(0);
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    private Path file(long epoch) {
        return folder.resolve("epoch-" + epoch);
    }
}
