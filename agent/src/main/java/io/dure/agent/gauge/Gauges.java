package io.dure.agent.gauge;

import io.dure.agent.otlp.MetricsRequest;
import io.dure.agent.start.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks the sources, none of them before the application is up: the first question initialises parts of JMX, which an
 * application server may want to configure before. A source that fails is not asked again, and its name is said.
 */
public final class Gauges {
    private final BooleanSupplier applicationIsUp;
    private final List<GaugeSource> sources;
    private final Console console;
    private final Samples samples = new Samples();

    public Gauges(BooleanSupplier applicationIsUp, List<GaugeSource> sources, Console console) {
        this.applicationIsUp = applicationIsUp;
        this.sources = new ArrayList<>(sources);
        this.console = console;
    }

    /**
     * Takes one sample of each.
     *
     * @param nowMillis by the agent's clock, epoch
     */
    public synchronized void sample(long nowMillis) {
        ask(nowMillis, source -> source.sample(samples));
    }

    /**
     * Writes what was sampled since the last call.
     *
     * @param endMillis of the window, epoch
     */
    public synchronized void write(MetricsRequest request, long endMillis) {
        ask(endMillis, source -> source.windowEnds(samples));
        samples.writeTo(request);
    }

    private void ask(long millis, Consumer<GaugeSource> question) {
        if (!applicationIsUp.getAsBoolean()) {
            return;
        }
        samples.at(millis);
        sources.removeIf(source -> !answers(source, question));
    }

    private boolean answers(GaugeSource source, Consumer<GaugeSource> question) {
        try {
            question.accept(source);
            return true;
        } catch (RuntimeException | LinkageError e) {
            console.say("no longer measured here: " + source.getClass().getSimpleName() + ": " + e);
            return false;
        }
    }
}
