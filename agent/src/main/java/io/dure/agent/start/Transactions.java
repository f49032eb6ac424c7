package io.dure.agent.start;

import io.dure.agent.bridge.TransactionSink;
import io.dure.agent.latency.Entry;
import io.dure.agent.latency.Recorder;
import io.dure.agent.report.Drops;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes transactions over from the bridge and tells those that entered by the service's name from the others. */
final class Transactions implements TransactionSink {
    private final Recorder recorder;
    private final List<String> entryNames;
    private final Drops drops;
    private final Console console;

    Transactions(Recorder recorder, List<String> entryNames, Drops drops, Console console) {
        this.recorder = recorder;
        this.entryNames = entryNames;
        this.drops = drops;
        this.console = console;
    }

    @Override
    public void ended(long nanos, String route, boolean error, boolean probe, @Nullable String host) {
        recorder.record(route, error, probe ? Entry.PROBE : entry(host), nanos);
    }

    @Override
    public void failed(Throwable cause) {
        drops.add(Drops.AGENT_ERROR, 1);
        console.say("the agent failed inside the application, which did not notice: " + cause);
    }

    private Entry entry(@Nullable String host) {
        if (host != null) {
            for (int i = 0; i < entryNames.size(); i++) {
                if (entryNames.get(i).equalsIgnoreCase(host)) {
                    return Entry.NAME;
                }
            }
        }
        return Entry.OTHER;
    }
}
