package io.dure.agent.start;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.instrument.ServletTransformer;
import io.dure.agent.latency.Recorder;
import io.dure.agent.otlp.Resource;
import io.dure.agent.report.Drops;
import io.dure.agent.report.HttpCollector;
import io.dure.agent.report.Outbox;
import io.dure.agent.report.ReportWriter;
import io.dure.agent.report.Sender;
import io.dure.agent.settings.InvalidSetting;
import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.Settings;
import io.dure.agent.settings.SettingsSource;
import io.dure.agent.window.AgentClock;
import io.dure.agent.window.WindowCutter;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Entry of the isolated part: two daemon threads, one hook, one transformer. */
public final class Start {
    private static final int WAITING_WINDOWS = 60;
    private static final long MEGABYTE = 1 << 20;

    private Start() {}

    public static void start(Instrumentation instrumentation, @Nullable String argument) {
        Console console = new Console(System.err);
        Settings settings;
        try {
            settings = SettingsSource.read(argument, System.getProperties(), System.getenv());
        } catch (InvalidSetting e) {
            console.say("the agent did not start; the application runs without it: " + e.getMessage());
            return;
        }
        if (settings.enabled()) {
            start(instrumentation, settings, console);
        }
    }

    private static void start(Instrumentation instrumentation, Settings settings, Console console) {
        long heap = Runtime.getRuntime().maxMemory();
        ProcessIdentity process = ProcessIdentity.current(Instant.now());
        Drops drops = new Drops();
        Recorder recorder = new Recorder(allowedRoutes(heap));
        Outbox outbox = new Outbox(WAITING_WINDOWS, Math.min(4 * MEGABYTE, heap / 256), drops);
        HttpCollector collector = new HttpCollector(settings.endpoint(), settings.tokenFile());
        AgentClock clock = new AgentClock(System::currentTimeMillis, System::nanoTime);
        String version = version();
        WindowCutter cutter = new WindowCutter(
                recorder,
                new ReportWriter(
                        new Resource(settings, process),
                        version,
                        process.created().toEpochMilli(),
                        recorder,
                        drops,
                        outbox),
                clock.millis());
        Sender sender = new Sender(outbox, collector, drops, console, System::nanoTime);

        Thread sending = daemon("dure-sender", sender);
        Thread cutting = daemon("dure-window", new WindowLoop(cutter, clock, collector, console));
        Runtime.getRuntime().addShutdownHook(new Thread(new LastReport(recorder, cutter, outbox, sending), "dure-end"));
        sending.start();
        cutting.start();
        Bridge.open(new Transactions(recorder, settings.entryNames(), drops, console));
        instrumentation.addTransformer(new ServletTransformer(console), false);
        console.say("agent " + version + " counts the transactions of " + settings.service() + ", collector "
                + settings.endpoint());
    }

    /** 200, fewer under a heap of less than 400 MB: what a route can cost at most is about 34 KB. */
    static int allowedRoutes(long heapBytes) {
        return (int) Math.max(16, Math.min(200, heapBytes / (2 * MEGABYTE)));
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        // The application's class loader would be kept alive by a thread that inherits it.
        thread.setContextClassLoader(null);
        return thread;
    }

    private static String version() {
        String version = Bridge.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
