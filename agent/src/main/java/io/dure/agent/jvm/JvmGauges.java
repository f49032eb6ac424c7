package io.dure.agent.jvm;

import io.dure.agent.otlp.GaugePoint;
import io.dure.agent.otlp.MetricsRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Memory, threads and processor time, under OpenTelemetry's names. Not asked before the application is up: the first
 * question initialises parts of JMX, which an application server may want to configure before. A JVM without the module
 * java.management has no gauges.
 */
public final class JvmGauges {
    private static final int MOST_SAMPLES = 32;
    private static final Map<String, String> HEAP = Collections.singletonMap("jvm.memory.type", "heap");
    private static final Map<String, String> NON_HEAP = Collections.singletonMap("jvm.memory.type", "non_heap");

    private final BooleanSupplier applicationIsUp;
    private final List<GaugePoint> memory = new ArrayList<>();
    private final List<GaugePoint> threads = new ArrayList<>();
    private final List<GaugePoint> processor = new ArrayList<>();
    private @Nullable Beans beans;

    public JvmGauges(BooleanSupplier applicationIsUp) {
        this.applicationIsUp = applicationIsUp;
    }

    /**
     * Takes one sample of each.
     *
     * @param nowMillis by the agent's clock, epoch
     */
    public synchronized void sample(long nowMillis) {
        if (!applicationIsUp.getAsBoolean() || threads.size() >= MOST_SAMPLES) {
            return;
        }
        if (beans == null) {
            beans = new Beans();
        }
        memory.add(new GaugePoint(nowMillis, beans.memory.getHeapMemoryUsage().getUsed(), HEAP));
        memory.add(
                new GaugePoint(nowMillis, beans.memory.getNonHeapMemoryUsage().getUsed(), NON_HEAP));
        threads.add(new GaugePoint(nowMillis, beans.threads.getThreadCount()));
        double load = beans.load();
        // Negative or not a number while the JVM has not measured it yet.
        if (load >= 0) {
            processor.add(new GaugePoint(nowMillis, load));
        }
    }

    /** Writes the samples taken since the last call. */
    public synchronized void write(MetricsRequest request) {
        request.gauge("jvm.memory.used", "By", memory);
        request.gauge("jvm.thread.count", "{thread}", threads);
        request.gauge("jvm.cpu.recent_utilization", "1", processor);
        memory.clear();
        threads.clear();
        processor.clear();
    }

    /** In a class of its own, so that nothing of it is loaded before it is needed. */
    private static final class Beans {
        private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();

        double load() {
            return system instanceof com.sun.management.OperatingSystemMXBean
                    ? ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuLoad()
                    : -1;
        }
    }
}
