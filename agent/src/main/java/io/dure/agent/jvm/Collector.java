package io.dure.agent.jvm;

import io.dure.agent.gauge.Samples;
import java.lang.management.GarbageCollectorMXBean;
import java.util.Collections;
import java.util.Map;

/**
 * A garbage collector, by what it did since it was asked before. Its time is that of its collections as the JVM tells it: of a
 * concurrent collector's cycles the application was stopped for a small part only.
 */
final class Collector {
    private final GarbageCollectorMXBean bean;
    private final Map<String, String> attributes;
    private long collections;
    private long millis;

    Collector(GarbageCollectorMXBean bean) {
        this.bean = bean;
        this.attributes = Collections.singletonMap("jvm.gc.name", bean.getName());
        this.collections = bean.getCollectionCount();
        this.millis = bean.getCollectionTime();
    }

    void sample(Samples samples) {
        long collectionsNow = bean.getCollectionCount();
        long millisNow = bean.getCollectionTime();
        // Negative where the JVM does not say.
        if (collectionsNow >= 0) {
            samples.add("jvm.gc.count", "{collection}", (double) Math.max(0, collectionsNow - collections), attributes);
        }
        if (millisNow >= 0) {
            samples.add("jvm.gc.duration", "s", Math.max(0, millisNow - millis) / 1e3, attributes);
        }
        collections = collectionsNow;
        millis = millisNow;
    }
}
