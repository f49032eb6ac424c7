package io.dure.demo.load;

import io.dure.demo.layout.Address;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** People who all look at records of civil affairs at once, of which each so many are broken; until it is closed. */
public final class Surge implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int RECORDS = 500;
    private static final String SOURCE = "127.0.0.1";

    private final List<Thread> visitors;
    private volatile boolean running = true;

    private Surge(List<Address> portals) {
        visitors = portals.stream()
                .map(portal ->
                        Thread.ofPlatform().name("surge-" + portal).daemon().unstarted(() -> visit(portal)))
                .toList();
    }

    /** Begins at once, one visitor a portal, a hundred pages a second each at most. */
    public static Surge on(List<Address> portals) {
        Surge surge = new Surge(portals);
        surge.visitors.forEach(Thread::start);
        return surge;
    }

    private void visit(Address portal) {
        while (running) {
            try {
                Connection connection = Connection.open(SOURCE, portal.host(), portal.port(), "surge");
                while (running && connection.isUsable(Duration.ofSeconds(10).toNanos())) {
                    var unused = connection.get(
                            "/civil-affairs/" + (1 + ThreadLocalRandom.current().nextInt(RECORDS)), null);
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                connection.close();
            } catch (IOException away) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @Override
    public void close() {
        running = false;
    }
}
