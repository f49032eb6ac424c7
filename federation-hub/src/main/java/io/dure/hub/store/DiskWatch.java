package io.dure.hub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps the last of the disk for the hub's own state: reports are refused while less than the reserve is free, and stay in
 * the collectors' spools. Safe for use by several threads.
 */
public final class DiskWatch {
    /** So that it is not full and not full by turns at the bound. */
    private static final double ENOUGH = 1.1;

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final LongSupplier free;
    private final long reserveBytes;
    private final Clock clock;
    private Instant looked = Instant.EPOCH;
    private Optional<Instant> fullSince = Optional.empty();

    DiskWatch(LongSupplier free, long reserveBytes, Clock clock) {
        this.free = free;
        this.reserveBytes = reserveBytes;
        this.clock = clock;
    }

    /** Of the disk that the folder is on. */
    static DiskWatch of(Path folder, long reserveBytes, Clock clock) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return new DiskWatch(() -> usable(disk), reserveBytes, clock);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long usable(FileStore disk) {
        try {
            return disk.getUsableSpace();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Since when there is too little room, for the alarm {@code disk-full}. */
    public synchronized Optional<Instant> fullSince() {
        Instant now = clock.instant();
        if (!now.isBefore(looked.plus(EVERY))) {
            looked = now;
            long bytes = free.getAsLong();
            if (bytes < reserveBytes) {
                fullSince = Optional.of(fullSince.orElse(now));
            } else if (bytes >= reserveBytes * ENOUGH) {
                fullSince = Optional.empty();
            }
        }
        return fullSince;
    }

    /** @throws StoreUnavailable while there is too little room */
    void requireRoom() {
        if (fullSince().isPresent()) {
            throw new StoreUnavailable(
                    StoreUnavailable.DISK_FULL,
                    "less than " + reserveBytes / 1_000_000 + " MB is free on the disk of the hub's data folder;"
                            + " free some, or lower dure.hub.store.max-size");
        }
    }
}
