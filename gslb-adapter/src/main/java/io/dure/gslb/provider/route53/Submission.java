package io.dure.gslb.provider.route53;

import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.route53.records.Batch;
import io.dure.gslb.provider.route53.records.ChangePlanner;
import io.dure.gslb.provider.route53.records.ChangeUnit;
import io.dure.gslb.provider.route53.records.RecordSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what spoils a batch that Route 53 refuses whole: halves are sent apart, each fenced. The first that is taken moves the
 * token; those after it assert the new one, deleting and creating it alike, so that whoever has taken over meanwhile stops
 * this as he stops any change. What fails alone is set aside. Nothing is sent that would leave nothing to answer.
 */
final class Submission {
    private final List<RecordSet> held;
    private final Function<Batch, CallResult<String>> send;
    private final Fence fence;
    private final List<ChangeUnit> taken = new ArrayList<>();
    private final List<ApplyResult.SetAside> aside = new ArrayList<>();
    private final Map<ChangeUnit, String> spoiling = new LinkedHashMap<>();
    private Optional<CallResult<String>> stopped = Optional.empty();
    private Optional<String> changeId = Optional.empty();

    /** @param send makes one fenced batch and returns the change's id */
    Submission(Fence fence, List<RecordSet> held, Function<Batch, CallResult<String>> send) {
        this.fence = fence;
        this.held = held;
        this.send = send;
    }

    /** Sends units apart until each was taken or set aside, or something other than a refusal of the batch came. */
    void bisect(List<ChangeUnit> units) {
        if (units.size() == 1) {
            sendOrSetAside(units.getFirst());
            return;
        }
        int middle = units.size() / 2;
        half(units.subList(0, middle));
        half(units.subList(middle, units.size()));
    }

    private void half(List<ChangeUnit> units) {
        boolean taken = isTaken(units);
        if (!taken && stopped.isEmpty()) {
            bisect(units);
        } else if (!taken) {
            units.forEach(unit ->
                    setAside(unit, "not sent: " + stopped.map(CallResult::cause).orElse("")));
        }
    }

    private void sendOrSetAside(ChangeUnit unit) {
        if (!ChangePlanner.answers(after(List.of(unit)))) {
            setAside(unit, "without what was set aside before, nothing would be left to answer");
            return;
        }
        CallResult<String> result = send(List.of(unit));
        if (stopped.isPresent()) {
            setAside(unit, "not sent: " + CallResult.cause(result));
        } else if (result instanceof CallResult.Rejected<String>(Rejection no)) {
            setAside(unit, no.message());
            spoiling.put(unit, no.message());
        }
    }

    /** A half of one is left to be sent alone, so that nothing is sent twice. */
    private boolean isTaken(List<ChangeUnit> half) {
        return stopped.isEmpty()
                && half.size() > 1
                && ChangePlanner.answers(after(half))
                && send(half) instanceof CallResult.Done<String>;
    }

    private CallResult<String> send(List<ChangeUnit> units) {
        CallResult<String> result = send.apply(Batch.of(taken.isEmpty() ? fence.move() : fence.hold(), units));
        switch (result) {
            case CallResult.Done<String>(String id) -> {
                taken.addAll(units);
                changeId = Optional.of(id);
            }
            case CallResult.Rejected<String>(Rejection no) -> {
                if (!no.isAboutTheBatch()) {
                    stopped = Optional.of(result);
                }
            }
            case CallResult.NotDone<String> no -> stopped = Optional.of(result);
            case CallResult.Unknown<String> no -> stopped = Optional.of(result);
        }
        return result;
    }

    private List<RecordSet> after(List<ChangeUnit> more) {
        List<ChangeUnit> all = new ArrayList<>(taken);
        all.addAll(more);
        return ChangePlanner.after(held, all);
    }

    private void setAside(ChangeUnit unit, String cause) {
        aside.add(new ApplyResult.SetAside(unit.key().toString(), cause));
    }

    boolean movedToken() {
        return !taken.isEmpty();
    }

    List<ApplyResult.SetAside> aside() {
        return List.copyOf(aside);
    }

    /** What failed alone and would fail again, with what was said of it. */
    Map<ChangeUnit, String> spoiling() {
        return Map.copyOf(spoiling);
    }

    /** What ended it early, other than a refusal of a batch. */
    Optional<CallResult<String>> stopped() {
        return stopped;
    }

    /** Of the last batch that was taken. */
    Optional<String> changeId() {
        return changeId;
    }
}
