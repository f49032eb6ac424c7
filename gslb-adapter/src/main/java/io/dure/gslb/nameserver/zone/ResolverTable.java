package io.dure.gslb.nameserver.zone;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts a service's answers by who asked, for a while at a time. Event loops count without a lock; whoever asks first
 * has a place until the table is full, and answers to all others are counted together.
 */
public final class ResolverTable {
    static final int MOST = 4096;
    /** Of a power of two, at most half full, so that a place is found in a few steps. */
    private static final int PLACES = 2 * MOST;

    private static final int LONGEST_SEARCH = 64;

    private final InstantSource clock;
    private volatile Counts counts = new Counts();

    ResolverTable(InstantSource clock) {
        this.clock = clock;
    }

    /** One client; an IPv6 client by its /64, which is one machine or one pool. Never 0. */
    public static long client(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? (1L << 32) | Integer.toUnsignedLong(bytes.getInt())
                : Math.max(1, bytes.getLong() >>> 1);
    }

    void count(long client) {
        counts.count(client, clock.millis());
    }

    /**
     * What was counted since the last call. A count that is just being made may be lost: this is a sample, no ledger.
     */
    public Taken take() {
        Counts closed = counts;
        counts = new Counts();
        return closed.taken();
    }

    /** One client's answers; times are epoch milliseconds. */
    public record Client(long client, int answers, long first, long last) {}

    /**
     * What was counted.
     *
     * @param others answers to clients beyond the table's bound
     */
    public record Taken(List<Client> clients, long others) {
        public Taken {
            clients = List.copyOf(clients);
        }
    }

    private static final class Counts {
        private final AtomicLongArray clients = new AtomicLongArray(PLACES);
        private final AtomicIntegerArray answers = new AtomicIntegerArray(PLACES);
        private final AtomicLongArray first = new AtomicLongArray(PLACES);
        private final AtomicLongArray last = new AtomicLongArray(PLACES);
        private final AtomicInteger size = new AtomicInteger();
        private final LongAdder others = new LongAdder();

        void count(long client, long now) {
            int place = place(client, now);
            if (place < 0) {
                others.increment();
            } else {
                answers.incrementAndGet(place);
                last.set(place, now);
            }
        }

        private int place(long client, long now) {
            int at = (int) ((client * 0x9E3779B97F4A7C15L) >>> 40) & (PLACES - 1);
            for (int step = 0; step < LONGEST_SEARCH; step++) {
                long held = clients.get(at);
                if (held == client) {
                    return at;
                }
                if (held == 0) {
                    if (size.get() >= MOST) {
                        return -1;
                    }
                    if (clients.compareAndSet(at, 0, client)) {
                        size.incrementAndGet();
                        first.set(at, now);
                        return at;
                    }
                    if (clients.get(at) == client) {
                        return at;
                    }
                }
                at = (at + 1) & (PLACES - 1);
            }
            return -1;
        }

        Taken taken() {
            List<Client> taken = new ArrayList<>(size.get());
            for (int at = 0; at < PLACES; at++) {
                int count = answers.get(at);
                if (count > 0) {
                    long end = last.get(at);
                    long begin = first.get(at) == 0 ? end : Math.min(first.get(at), end);
                    taken.add(new Client(clients.get(at), count, begin, end));
                }
            }
            return new Taken(taken, others.sum());
        }
    }
}
