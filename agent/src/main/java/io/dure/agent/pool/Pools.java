package io.dure.agent.pool;

import io.dure.agent.gauge.GaugeSource;
import io.dure.agent.gauge.Samples;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The application's pools of database connections, without keeping one alive; at most 64, further ones are not seen. */
public final class Pools implements GaugeSource {
    static final int MOST = 64;

    private static final int LONGEST_NAME = 64;
    private static final String CONNECTIONS = "{connection}";

    /** Those that were found since the last sample. */
    private final Queue<Entry> found = new ArrayBlockingQueue<>(MOST);

    private final List<Entry> entries = new ArrayList<>();

    /**
     * Called in the application's thread that made it, often under a lock of the application's: only notes it, and never
     * waits for a pool that is being asked.
     */
    public void found(String kind, Object pool, Object settings) {
        PoolKind known = PoolKind.of(kind);
        if (known != null) {
            found.offer(new Entry(known, pool, settings));
        }
    }

    @Override
    public synchronized void sample(Samples samples) {
        for (Entry entry = found.poll(); entry != null; entry = found.poll()) {
            if (entries.size() < MOST) {
                entries.add(entry);
            }
        }
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            Object pool = entry.pool.get();
            Object settings = entry.settings.get();
            if (pool == null || settings == null || entry.kind.isClosed(pool, settings)) {
                each.remove();
            } else {
                sample(entry, pool, settings, samples);
            }
        }
    }

    private void sample(Entry entry, Object pool, Object settings, Samples samples) {
        if (entry.name == null) {
            entry.named(name(entry.kind, entry.kind.name(pool, settings)));
        }
        add(samples, "db.client.connection.count", CONNECTIONS, entry.kind.used(pool), entry.used);
        add(samples, "db.client.connection.count", CONNECTIONS, entry.kind.idle(pool), entry.idle);
        add(samples, "db.client.connection.pending_requests", "{request}", entry.kind.waiting(pool), entry.whole);
    }

    @Override
    public synchronized void windowEnds(Samples samples) {
        for (Entry entry : entries) {
            Object pool = entry.pool.get();
            Object settings = entry.settings.get();
            if (pool != null && settings != null && entry.name != null) {
                add(samples, "db.client.connection.max", CONNECTIONS, entry.kind.most(pool, settings), entry.whole);
            }
        }
    }

    private static void add(Samples samples, String name, String unit, double value, Map<String, String> attributes) {
        // Negative where this version of the library does not say.
        if (value >= 0) {
            samples.add(name, unit, value, attributes);
        }
    }

    /** One that no other pool has: their values would be mixed. */
    private String name(PoolKind kind, @Nullable String own) {
        String base = own == null ? kind.word() : own.substring(0, Math.min(own.length(), LONGEST_NAME));
        if (own != null && !isTaken(base)) {
            return base;
        }
        int number = own == null ? 1 : 2;
        while (isTaken(base + '-' + number)) {
            number++;
        }
        return base + '-' + number;
    }

    private boolean isTaken(String name) {
        for (Entry entry : entries) {
            if (name.equals(entry.name)) {
                return true;
            }
        }
        return false;
    }

    private static final class Entry {
        private final PoolKind kind;
        private final WeakReference<Object> pool;
        private final WeakReference<Object> settings;
        private @Nullable String name;
        private Map<String, String> used = Collections.emptyMap();
        private Map<String, String> idle = Collections.emptyMap();
        private Map<String, String> whole = Collections.emptyMap();

        Entry(PoolKind kind, Object pool, Object settings) {
            this.kind = kind;
            this.pool = new WeakReference<>(pool);
            this.settings = new WeakReference<>(settings);
        }

        void named(String given) {
            name = given;
            whole = Collections.singletonMap("db.client.connection.pool.name", given);
            used = with("used");
            idle = with("idle");
        }

        private Map<String, String> with(String state) {
            Map<String, String> attributes = new LinkedHashMap<>(whole);
            attributes.put("db.client.connection.state", state);
            return Collections.unmodifiableMap(attributes);
        }
    }
}
