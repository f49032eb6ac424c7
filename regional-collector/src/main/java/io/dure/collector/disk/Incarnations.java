package io.dure.collector.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * By which this start of the process numbers what it reports; higher than those of all starts before.
 *
 * @param evacuations numbers these apart, so that none waits behind windows
 * @param windows the higher one, by which the process is known
 */
public record Incarnations(long evacuations, long windows) {
    public static Incarnations raise(Path data, Clock clock) throws IOException {
        long first = IncarnationFile.raise(data, clock);
        return new Incarnations(first, IncarnationFile.raise(data, clock));
    }
}
