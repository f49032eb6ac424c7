package io.dure.agent.jvm;

import io.dure.agent.gauge.GaugeSource;
import io.dure.agent.gauge.Samples;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Memory by pool, collections by collector, threads and classes, under OpenTelemetry's names. A JVM without the module
 * java.management has none of them.
 */
public final class JvmGauges implements GaugeSource {
    private static final String BYTES = "By";
    private static final Map<String, String> HEAP = Collections.singletonMap("jvm.memory.type", "heap");

    private @Nullable Beans beans;

    @Override
    public void sample(Samples samples) {
        Beans asked = beans();
        MemoryUsage heap = asked.memory.getHeapMemoryUsage();
        if (heap.getMax() > 0) {
            samples.add("dure.jvm.heap.utilization", "1", (double) heap.getUsed() / heap.getMax());
        }
        asked.heap.forEach(pool -> pool.sample(samples));
        samples.add("jvm.thread.count", "{thread}", asked.threads.getThreadCount());
    }

    @Override
    public void windowEnds(Samples samples) {
        Beans asked = beans();
        asked.nonHeap.forEach(pool -> pool.sample(samples));
        long limit = asked.memory.getHeapMemoryUsage().getMax();
        if (limit > 0) {
            samples.add("jvm.memory.limit", BYTES, (double) limit, HEAP);
        }
        asked.collectors.forEach(collector -> collector.sample(samples));
        samples.add("jvm.class.count", "{class}", asked.classes.getLoadedClassCount());
    }

    private Beans beans() {
        if (beans == null) {
            beans = new Beans();
        }
        return beans;
    }

    /** In a class of its own, so that nothing of it is loaded before it is needed. */
    private static final class Beans {
        private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        private final List<Collector> collectors = new ArrayList<>();
        private final List<Pool> heap = new ArrayList<>();
        private final List<Pool> nonHeap = new ArrayList<>();

        Beans() {
            ManagementFactory.getGarbageCollectorMXBeans().forEach(bean -> collectors.add(new Collector(bean)));
            for (MemoryPoolMXBean bean : ManagementFactory.getMemoryPoolMXBeans()) {
                boolean isHeap = bean.getType() == MemoryType.HEAP;
                (isHeap ? heap : nonHeap).add(new Pool(bean, isHeap ? "heap" : "non_heap"));
            }
        }
    }

    private static final class Pool {
        private final MemoryPoolMXBean bean;
        private final Map<String, String> attributes;

        Pool(MemoryPoolMXBean bean, String type) {
            this.bean = bean;
            Map<String, String> named = new LinkedHashMap<>();
            named.put("jvm.memory.type", type);
            named.put("jvm.memory.pool.name", bean.getName());
            this.attributes = Collections.unmodifiableMap(named);
        }

        void sample(Samples samples) {
            MemoryUsage usage = bean.getUsage();
            // A pool that the JVM gave up has none.
            if (usage != null) {
                samples.add("jvm.memory.used", BYTES, (double) usage.getUsed(), attributes);
            }
        }
    }
}
