package io.dure.agent.start;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.command.ClockOffset;
import io.dure.agent.command.CommandChannel;
import io.dure.agent.enrol.Enrolment;
import io.dure.agent.gauge.Gauges;
import io.dure.agent.host.HostGauges;
import io.dure.agent.instrument.TargetTransformer;
import io.dure.agent.jvm.JvmGauges;
import io.dure.agent.jvm.ProcessGauges;
import io.dure.agent.latency.Recorder;
import io.dure.agent.otlp.Resource;
import io.dure.agent.pool.Pools;
import io.dure.agent.report.Books;
import io.dure.agent.report.Collectors;
import io.dure.agent.report.HttpCollector;
import io.dure.agent.report.Outbox;
import io.dure.agent.report.ReportWriter;
import io.dure.agent.report.Sender;
import io.dure.agent.settings.InvalidSetting;
import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.Settings;
import io.dure.agent.settings.SettingsSource;
import io.dure.agent.settings.UsersKey;
import io.dure.agent.status.Status;
import io.dure.agent.status.StatusFile;
import io.dure.agent.users.Users;
import io.dure.agent.window.AgentClock;
import io.dure.agent.window.WindowCutter;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Entry of the isolated part: three daemon threads, one hook, one transformer. */
public final class Start {
    private static final int WAITING_WINDOWS = 60;
    private static final long MEGABYTE = 1 << 20;
    private static final long STARTING_MILLIS = 60_000;

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
        Resource resource = new Resource(settings, process);
        String version = version();
        AgentClock clock = new AgentClock(System::currentTimeMillis, System::nanoTime);
        Recorder recorder =
                new Recorder(allowedRoutes(heap), TimeUnit.MILLISECONDS.toNanos(settings.apdexThresholdMillis()));
        Users users = users(settings, console);
        Pools pools = new Pools();
        Gauges gauges = new Gauges(
                applicationIsUp(recorder, clock),
                Arrays.asList(new JvmGauges(), new ProcessGauges(), new HostGauges(Paths.get("/proc")), pools),
                console);
        ClockOffset offset = new ClockOffset();
        Books books = new Books();
        Outbox outbox = new Outbox(WAITING_WINDOWS, Math.min(4 * MEGABYTE, heap / 256), books);
        Collectors collectors = collectors(settings, resource, console);
        CommandChannel commands = new CommandChannel(
                resource, process.created(), collectors::current, settings.tokenFile(), clock, offset);
        StatusFile status = new StatusFile(
                settings.statusFile(),
                new Status(resource, process.created(), books, recorder, collectors::current, offset::millis),
                console);
        WindowCutter cutter = new WindowCutter(
                recorder,
                new ReportWriter(
                        new ReportWriter.Reporter(
                                resource, version, process.created().toEpochMilli()),
                        recorder,
                        books,
                        outbox,
                        new ReportWriter.Beside(gauges, users, offset::millis)),
                clock.millis());

        Thread sending = daemon("dure-sender", new Sender(outbox, collectors, status, console));
        Runnable abortOverdue = () -> {
            collectors.abortIfOverdue();
            commands.abortIfOverdue();
        };
        Runtime.getRuntime()
                .addShutdownHook(new Thread(new LastReport(recorder, cutter, outbox, sending, status), "dure-end"));
        sending.start();
        daemon("dure-window", new WindowLoop(cutter, clock, gauges, abortOverdue, console))
                .start();
        daemon("dure-commands", commands).start();
        Bridge.open(new Transactions(recorder, settings.entryNames(), books, users, pools, console));
        instrumentation.addTransformer(new TargetTransformer(console), false);
        console.say("agent " + version + " counts the transactions of " + settings.service() + ", collector "
                + settings.endpoints());
    }

    private static Collectors collectors(Settings settings, Resource resource, Console console) {
        Path enrolmentToken = settings.enrolmentTokenFile();
        Path credential = settings.tokenFile();
        Enrolment enrolment = enrolmentToken == null || credential == null
                ? null
                : new Enrolment(enrolmentToken, credential, resource, console, System::nanoTime);
        List<HttpCollector> collectors = new ArrayList<>();
        for (URI endpoint : settings.endpoints()) {
            collectors.add(new HttpCollector(endpoint, credential, enrolment));
        }
        return new Collectors(collectors, console, System::nanoTime);
    }

    /** Null where they are not to be counted, or cannot be: a missing key costs the users, not the transactions. */
    private static @Nullable Users users(Settings settings, Console console) {
        Path file = settings.usersKeyFile();
        if (file == null) {
            return null;
        }
        try {
            return new Users(UsersKey.read(file), settings.users());
        } catch (IOException e) {
            console.say("users are not counted: " + e.getMessage());
            return null;
        }
    }

    /** It has served something, or had a minute to configure what the JVM initialises when it is asked. */
    private static BooleanSupplier applicationIsUp(Recorder recorder, AgentClock clock) {
        long startMillis = clock.millis();
        return () -> recorder.recorded() > 0 || clock.millis() - startMillis > STARTING_MILLIS;
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
