package io.dure.agent.command;

import io.dure.agent.http.HttpAnswer;
import io.dure.agent.http.HttpEndpoint;
import io.dure.agent.otlp.Resource;
import io.dure.agent.status.Json;
import io.dure.agent.window.AgentClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the collector for commands, which answers when it has one or after 25 s, and asks again. The first question after
 * a pause wants its answer at once and measures the clock. Whatever fails here costs commands, never reports: a
 * collector without commands, such as another vendor's, is asked once a minute.
 */
public final class CommandChannel implements Runnable {
    private static final String PATH = "/v1/dure/commands";
    private static final String[] HEADERS = {"Content-Type: application/json"};
    private static final long AT_ONCE_MILLIS = TimeUnit.SECONDS.toMillis(3);
    /** The collector's 25 s and the time an answer may take. */
    private static final long WAITED_MILLIS = TimeUnit.SECONDS.toMillis(35);

    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;
    private static final Pattern TIME = Pattern.compile("\"timeMs\"\\s*:\\s*([0-9]{1,18})");

    private final Resource resource;
    private final Instant started;
    private final Supplier<URI> collector;
    private final @Nullable Path tokenFile;
    private final AgentClock clock;
    private final ClockOffset offset;
    private volatile @Nullable HttpEndpoint asked;
    private boolean conversed;

    /**
     * @param started when the process was created
     * @param collector that takes the reports now
     */
    public CommandChannel(
            Resource resource,
            Instant started,
            Supplier<URI> collector,
            @Nullable Path tokenFile,
            AgentClock clock,
            ClockOffset offset) {
        this.resource = resource;
        this.started = started;
        this.collector = collector;
        this.tokenFile = tokenFile;
        this.clock = clock;
        this.offset = offset;
    }

    @Override
    public void run() {
        long pause = 0;
        try {
            while (true) {
                Thread.sleep(pause);
                conversed = false;
                long wanted = 0;
                try {
                    wanted = converse();
                } catch (RuntimeException | Error e) {
                    // Out of memory in the application, most likely: the next question gets its chance.
                }
                pause = conversed ? FIRST_PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, 2 * pause + FIRST_PAUSE_MILLIS);
                // A part is left to chance, so that agents that lost a collector together spread.
                pause = Math.max(wanted, pause / 2 + (long) (Math.random() * pause / 2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what hangs in a write. Called by another thread. */
    public void abortIfOverdue() {
        HttpEndpoint endpoint = asked;
        if (endpoint != null) {
            endpoint.abortIfOverdue();
        }
    }

    /** Asks one collector as long as it answers and takes the reports; returns the pause that it asked for. */
    private long converse() throws InterruptedException {
        URI address = collector.get();
        HttpEndpoint endpoint = new HttpEndpoint(address, tokenFile);
        asked = endpoint;
        try {
            boolean measured = false;
            while (address.equals(collector.get())) {
                long began = clock.millis();
                HttpAnswer answer =
                        measured ? ask(endpoint, "", WAITED_MILLIS) : ask(endpoint, "?wait=0", AT_ONCE_MILLIS);
                long now = clock.millis();
                if (answer.status() != 200) {
                    return answer.retryAfterMillis();
                }
                if (measured) {
                    conversed = true;
                    measured = !offset.isDoubtedBy(time(answer), now);
                    // Whoever answers at once, though nothing was to be said, is not asked faster than that.
                    Thread.sleep(Math.max(0, FIRST_PAUSE_MILLIS - (now - began)));
                } else {
                    offset.measured(began, time(answer), now);
                    measured = true;
                }
            }
        } catch (IOException | RuntimeException e) {
            // The reports' sender says it, if the collector is away.
        } finally {
            asked = null;
        }
        return 0;
    }

    private HttpAnswer ask(HttpEndpoint endpoint, String query, long deadlineMillis) throws IOException {
        String identity = new Json()
                .text("service", resource.service())
                .text("instance", resource.instance())
                .text("startedAt", started.toString())
                .number("agentTimeMs", clock.millis())
                .toString();
        return endpoint.post(PATH + query, HEADERS, identity.getBytes(StandardCharsets.UTF_8), true, deadlineMillis);
    }

    private static long time(HttpAnswer answer) throws IOException {
        Matcher time = TIME.matcher(answer.body());
        if (!time.find()) {
            throw new IOException("an answer without a time");
        }
        return Long.parseLong(time.group(1));
    }
}
