package io.dure.hub.failover;

import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.HeldRecord;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.ProviderVerdict;
import io.dure.gslb.provider.RecordChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A zone of one service, kept as records and a token, which others can change too; it can be cut off, throttle, lose
 * answers after the deed, refuse, and take its time until all of its servers answer. Thread-safe.
 */
public final class RecordsInMemory implements Provider {
    private final String id;
    private final Map<String, Integer> weights = new TreeMap<>();
    private final List<Token> accepted = new ArrayList<>();
    private Optional<Token> token = Optional.empty();
    private boolean reachable = true;
    private boolean throttled;
    private boolean pending;
    private boolean fenced = true;
    private Optional<String> poison = Optional.empty();
    private int answersToLose;
    private Optional<ApplyResult.Refused> refusal = Optional.empty();
    private List<ProviderVerdict> verdicts = List.of();

    public RecordsInMemory(String id) {
        this.id = id;
    }

    public synchronized void reachable(boolean now) {
        reachable = now;
    }

    public synchronized void throttled(boolean now) {
        throttled = now;
    }

    /** What is accepted from now on is not answered by all of its servers, or is again. */
    public synchronized void pending(boolean now) {
        pending = now;
    }

    /** This address is left out of every plan from now on; empty: none is. */
    public synchronized void setAside(Optional<String> address) {
        poison = address;
    }

    /** Whether it looks at tokens at all. */
    public synchronized void fenced(boolean now) {
        fenced = now;
    }

    /** The next changes happen but their answers get lost. */
    public synchronized void loseAnswers(int count) {
        answersToLose = count;
    }

    /** It understands every plan from now on and takes none; empty: it takes them again. */
    public synchronized void refuse(Optional<String> code) {
        refusal = code.map(word -> new ApplyResult.Refused(word, "it will not", Optional.empty()));
    }

    public synchronized void verdicts(List<ProviderVerdict> now) {
        verdicts = List.copyOf(now);
    }

    /** Somebody else writes an address there, the token left as it is; 0: takes it away. */
    public synchronized void tamper(String address, int weight) {
        put(address, weight);
    }

    /** Somebody else writes the token record; empty: deletes it. */
    public synchronized void tamper(Optional<Token> written) {
        token = written;
    }

    public synchronized Optional<Token> token() {
        return token;
    }

    /** By address. */
    public synchronized Map<String, Integer> weights() {
        return Map.copyOf(weights);
    }

    /** The tokens of all plans that were accepted, oldest first. */
    public synchronized List<Token> accepted() {
        return List.copyOf(accepted);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, true);
    }

    @Override
    public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
        Map<String, Integer> found = new TreeMap<>();
        actual.records()
                .forEach(record -> found.put(record.data(), record.weight().orElse(1)));
        Map<String, Integer> wanted = wanted(desired);
        TreeSet<String> addresses = new TreeSet<>(found.keySet());
        addresses.addAll(wanted.keySet());
        List<RecordChange> changes = new ArrayList<>();
        for (String address : addresses) {
            Optional<String> before = text(address, found.get(address));
            Optional<String> after = text(address, wanted.get(address));
            if (!before.equals(after)) {
                changes.add(new RecordChange(desired.name(), "A", before, after));
            }
        }
        if (!actual.token().equals(Optional.of(desired.token()))) {
            changes.add(new RecordChange(
                    PlanDiff.tokenOwner(desired),
                    "TXT",
                    actual.token().map(PlanDiff::text),
                    Optional.of(PlanDiff.text(desired.token()))));
        }
        return new ProviderPlan.Changes(changes);
    }

    @Override
    public synchronized ApplyResult apply(Optional<Token> expected, Plan next) {
        if (!reachable || throttled) {
            return new ApplyResult.Unreachable(reachable ? "throttled" : "cut off");
        }
        ApplyResult result = applyHere(expected, next);
        if (answersToLose > 0) {
            answersToLose--;
            return new ApplyResult.OutcomeUnknown("the answer got lost");
        }
        return result;
    }

    @Override
    public synchronized ApplyResult adopt(Plan next) {
        if (!reachable || throttled) {
            return new ApplyResult.Unreachable(reachable ? "throttled" : "cut off");
        }
        return token.isPresent()
                ? new ApplyResult.Refused(ApplyResult.Refused.TOKEN_MISMATCH, "another token", token)
                : accept(next);
    }

    @Override
    public synchronized ApplyResult reclaim(Plan next) {
        return weights.equals(wanted(next))
                ? adopt(next)
                : new ApplyResult.Refused(ApplyResult.Refused.NOT_OWNED, "not what was written", token);
    }

    @Override
    public synchronized ApplyResult withdraw(Optional<Token> expected, Plan last) {
        ApplyResult result = apply(expected, last);
        if (result instanceof ApplyResult.Applied) {
            weights.clear();
        }
        return result;
    }

    @Override
    public synchronized ObserveResult observe(ServiceName service) {
        if (!reachable || throttled) {
            return new ObserveResult.Unreachable(reachable ? "throttled" : "cut off");
        }
        List<HeldRecord> records = new ArrayList<>();
        weights.forEach((address, weight) -> records.add(new HeldRecord(
                service.name(), "A", address, Duration.ofSeconds(5), OptionalInt.of(weight), Optional.of(address))));
        return ObserveResult.Observed.ofRecords(
                token,
                records,
                pending ? new Propagation.Pending("1 of 3 servers") : new Propagation.InSync(),
                verdicts);
    }

    private ApplyResult applyHere(Optional<Token> expected, Plan next) {
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!fenced) {
            return accept(next);
        }
        if (token.isEmpty() && !weights.isEmpty()) {
            return new ApplyResult.Refused(ApplyResult.Refused.NOT_OWNED, "the name holds records", Optional.empty());
        }
        if (!token.equals(expected)) {
            return new ApplyResult.Refused(ApplyResult.Refused.TOKEN_MISMATCH, "another token", token);
        }
        if (token.isPresent() && !next.token().isNewerThan(token.get())) {
            return new ApplyResult.Refused(ApplyResult.Refused.STALE_TOKEN, "not newer", token);
        }
        return accept(next);
    }

    private ApplyResult accept(Plan next) {
        token = Optional.of(next.token());
        accepted.add(next.token());
        weights.clear();
        weights.putAll(wanted(next));
        poison.ifPresent(weights::remove);
        return new ApplyResult.Applied(
                next.token(),
                Instant.EPOCH,
                poison.stream()
                        .map(address -> new ApplyResult.SetAside(address, "it will not"))
                        .toList());
    }

    private void put(String address, int weight) {
        if (weight == 0) {
            weights.remove(address);
        } else {
            weights.put(address, weight);
        }
    }

    private static Map<String, Integer> wanted(Plan plan) {
        Map<String, Integer> wanted = new TreeMap<>();
        for (MemberPlan member : plan.members()) {
            for (Endpoint endpoint : member.endpoints()) {
                if (member.weight() > 0) {
                    wanted.put(endpoint.address(), member.weight());
                }
            }
        }
        return wanted;
    }

    private static Optional<String> text(String address, @Nullable Integer weight) {
        return Optional.ofNullable(weight).map(known -> address + " weight=" + known);
    }
}
