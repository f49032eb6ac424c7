package io.dure.collector.spool;

import io.dure.collector.otlp.OverloadedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A process that keeps windows with four threads until it is killed, and prints the number of each one kept. */
final class KeepingProcess {
    private static final int SENDERS = 4;
    /** Before one start has kept as many windows it is killed. */
    static final long NUMBERS = 1_000_000;

    private KeepingProcess() {}

    public static void main(String[] arguments) throws IOException {
        long incarnation = Long.parseLong(arguments[1]);
        Spool spool = Spool.start(open(Path.of(arguments[0]), incarnation), Clock.systemUTC());
        AtomicLong next = new AtomicLong(incarnation * NUMBERS);
        for (int i = 0; i < SENDERS; i++) {
            Thread.ofPlatform().start(() -> send(spool, next));
        }
    }

    static SpoolLog open(Path folder, long incarnation) throws IOException {
        SpoolOptions options = new SpoolOptions(incarnation, Windows.SITE, 64L << 20, Duration.ofDays(1), 16 * 1024);
        return SpoolLog.open(new FolderDisk(folder), options, Clock.systemUTC());
    }

    private static void send(Spool spool, AtomicLong next) {
        while (true) {
            long number = next.getAndIncrement();
            try {
                spool.keep(List.of(Windows.window(number)));
            } catch (OverloadedException refused) {
                throw new IllegalStateException(refused);
            }
            System.out.println(number);
        }
    }
}
