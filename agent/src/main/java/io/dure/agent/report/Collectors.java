package io.dure.agent.report;

import io.dure.agent.start.Console;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The collectors that may take reports, in the operator's order. It stays with the one that took the last report and
 * goes on to the next when that one does not answer, or not now. A pause that a collector asks for holds for that one.
 */
public final class Collectors {
    private final List<Place> places = new ArrayList<>();
    private final Console console;
    private final LongSupplier nanos;
    private volatile int current;
    private boolean said = true;

    public Collectors(List<? extends Collector> collectors, Console console, LongSupplier nanos) {
        for (Collector collector : collectors) {
            places.add(new Place(collector));
        }
        this.console = console;
        this.nanos = nanos;
    }

    /** Of the collector that took the last report, or is to take the next. */
    public URI current() {
        return places.get(current).collector.address();
    }

    /**
     * Sends to the first collector that takes it, each asked at most once. Where none does, the answer is "unreachable"
     * if one of them was: that one may have stored it.
     *
     * @param now even to those that asked for a pause, because the process ends
     */
    Answer post(byte[] body, boolean now) {
        Answer last = Answer.held();
        int first = current;
        for (int i = 0; i < places.size(); i++) {
            int position = (first + i) % places.size();
            Place place = places.get(position);
            if (!now && place.isHeld(nanos.getAsLong())) {
                continue;
            }
            Answer answer = place.collector.post(body);
            place.hold(answer.retryAfterMillis(), nanos.getAsLong());
            say(place.collector, answer, position != first);
            if (answer.isSettled()) {
                current = position;
                return answer;
            }
            if (last.kind() != Answer.Kind.UNREACHABLE) {
                last = answer;
            }
        }
        return last;
    }

    /** Ends what hangs in a write. Called by another thread. */
    public void abortIfOverdue() {
        for (Place place : places) {
            place.collector.abortIfOverdue();
        }
    }

    private void say(Collector collector, Answer answer, boolean another) {
        boolean takes = answer.kind() == Answer.Kind.ACCEPTED;
        if (takes && (!said || another)) {
            console.say("the collector " + collector.address() + " takes reports" + (another ? "" : " again"));
        } else if (!takes && said) {
            console.say("the collector " + collector.address() + " does not take reports: " + answer.detail());
        }
        said = takes;
    }

    private static final class Place {
        private final Collector collector;
        private boolean held;
        private long heldUntil;

        Place(Collector collector) {
            this.collector = collector;
        }

        boolean isHeld(long nowNanos) {
            held = held && nowNanos - heldUntil < 0;
            return held;
        }

        void hold(long millis, long nowNanos) {
            held = millis > 0;
            heldUntil = nowNanos + TimeUnit.MILLISECONDS.toNanos(millis);
        }
    }
}
