package io.dure.hub.metric;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of one series at one step; filled by the store. Not thread-safe. */
public final class Measure {
    private long count;
    private long errors;
    private long sumMicros;
    private @Nullable HistogramSum durations;
    private @Nullable UserSketch users;
    private @Nullable Set<String> usersSources;
    private @Nullable GaugeSum gauge;
    private @Nullable Double total;
    private long judged;
    private long satisfied;
    private long tolerating;
    private double totals;
    private int totalled;
    private int windows;
    private @Nullable Double low;
    private @Nullable Double high;

    public void addCounts(long transactions, long failed, long micros) {
        count += transactions;
        errors += failed;
        sumMicros += micros;
    }

    /** To add histograms to. */
    public HistogramSum durations() {
        if (durations == null) {
            durations = new HistogramSum();
        }
        return durations;
    }

    /** To add users to. */
    public UserSketch users() {
        if (users == null) {
            users = new UserSketch();
        }
        return users;
    }

    public void addGauge(GaugeSum part) {
        gauge = gauge == null ? part : gauge.merge(part);
    }

    /** Takes what users of a part were told apart by; several words where it was made of several parts. */
    public void addUsersSources(Collection<String> words) {
        if (usersSources == null) {
            usersSources = new TreeSet<>();
        }
        usersSources.addAll(words);
    }

    /** The sum over some instances and siblings of their means; parts are of different ones. */
    public void addTotal(double part) {
        total = total == null ? part : total + part;
    }

    /**
     * Transactions of processes that count APDEX.
     *
     * @param transactions of every outcome
     */
    public void addApdex(long transactions, long satisfying, long tolerable) {
        judged += transactions;
        satisfied += satisfying;
        tolerating += tolerable;
    }

    /**
     * Adds all that one of another time has, but for its lowest and highest value. Of totals it becomes the mean, so that an
     * instance that took another one's place does not count beside it.
     */
    public void add(Measure other) {
        addCounts(other.count, other.errors, other.sumMicros);
        addApdex(other.judged, other.satisfied, other.tolerating);
        if (other.usersSources != null) {
            addUsersSources(other.usersSources);
        }
        Double itsTotal = other.total();
        if (itsTotal != null) {
            totals += itsTotal;
            totalled++;
        }
        if (other.durations != null) {
            durations().add(other.durations);
        }
        if (other.users != null) {
            users().add(other.users);
        }
        if (other.gauge != null) {
            addGauge(other.gauge);
        }
    }

    /** Takes note of the value of one of the windows that this one is the sum of. */
    public void addWindow(@Nullable Double value) {
        windows++;
        if (value != null) {
            low = low == null ? value : (Double) Math.min(low, value);
            high = high == null ? value : (Double) Math.max(high, value);
        }
    }

    /** Of how many windows the value is noted. */
    int windows() {
        return windows;
    }

    /** Of the noted values; null without any. */
    public @Nullable Double low() {
        return low;
    }

    /** Of the noted values; null without any. */
    public @Nullable Double high() {
        return high;
    }

    /** Transactions. */
    public long toCount() {
        return count;
    }

    long errors() {
        return errors;
    }

    long sumMicros() {
        return sumMicros;
    }

    /** Null where no process counted, as far as it says what it tells users apart by. */
    @Nullable Double distinctUsers() {
        return users == null && usersSources().isEmpty() ? null : (Double) (double) Math.round(users().count());
    }

    Set<String> usersSources() {
        return usersSources == null ? Set.of() : usersSources;
    }

    /** Null where nothing was measured. */
    @Nullable Double total() {
        return totalled > 0 ? (Double) (totals / totalled) : total;
    }

    /** From 0 to 1; null where no process counted. */
    @Nullable Double apdex() {
        return judged == 0 ? null : (Double) ((satisfied + tolerating / 2.0) / judged);
    }

    /** Of a gauge; null without measurements. */
    public @Nullable GaugeSum toGauge() {
        return gauge;
    }
}
