package io.dure.agent.jvm;

import com.sun.management.UnixOperatingSystemMXBean;
import io.dure.agent.gauge.GaugeSource;
import io.dure.agent.gauge.Samples;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/**
 * What the process uses of its system: processor time and open files. Apart from {@link JvmGauges}, as a JVM may lack the module
 * jdk.management and have all else.
 */
public final class ProcessGauges implements GaugeSource {
    @Override
    public void sample(Samples samples) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.OperatingSystemMXBean) {
            double load = ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuLoad();
            // Negative or not a number while the JVM has not measured it yet.
            if (load >= 0) {
                samples.add("jvm.cpu.recent_utilization", "1", load);
            }
        }
    }

    @Override
    public void windowEnds(Samples samples) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof UnixOperatingSystemMXBean) {
            long files = ((UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount();
            // Negative where the system does not say.
            if (files >= 0) {
                samples.add("process.open_file_descriptor.count", "{file_descriptor}", (double) files);
            }
        }
    }
}
