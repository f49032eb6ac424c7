package io.dure.hub.steering;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.Drifted;
import io.dure.hub.failover.ProviderView;
import io.dure.hub.provider.ProviderKind;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each provider of a service holds, and whether it is what the leader wants.
 *
 * @param drift what the service wants done about drift
 * @param providers by id
 */
public record ServiceProviders(Drift drift, List<ServiceProvider> providers) {
    /** Those that hold and say nothing but of what is in scope; of nameservers those at its sites. */
    ServiceProviders within(Sight sight) {
        return new ServiceProviders(
                drift,
                providers.stream()
                        .filter(provider ->
                                provider.kind() != ProviderKind.NAMESERVER || sight.vantagePoint(provider.id()))
                        .filter(provider -> sight.tells(provider.toString()))
                        .toList());
    }

    /**
     * One provider.
     *
     * @param cause of the last failure; null: none
     * @param token held there; null when it holds none or it is not known
     * @param propagation what is missing until all of its servers answer by what it accepted; null: nothing
     * @param observedAt when its records were last read; null: never, or it is a nameserver
     * @param lastChange null: none since this hub leads
     * @param refusal null: it takes the plan
     * @param setAside records that it alone would not take
     * @param drift null: it serves what was written
     */
    public record ServiceProvider(
            String id,
            ProviderKind kind,
            State state,
            Capabilities capabilities,
            boolean reachable,
            @Nullable String cause,
            @Nullable Token token,
            boolean inSync,
            @Nullable String propagation,
            @Nullable Instant observedAt,
            ProviderView.@Nullable LastChange lastChange,
            ProviderView.@Nullable Refusal refusal,
            List<ApplyResult.SetAside> setAside,
            @Nullable DriftView drift,
            List<RecordView> records,
            List<VerdictView> verdicts) {}

    /** In one word. */
    public enum State {
        IN_SYNC,
        /** It accepted the plan, and not all of its servers answer by it yet. */
        PENDING,
        BEHIND,
        DRIFTED,
        REFUSED,
        UNREACHABLE,
        /** Not asked yet, or this hub does not lead. */
        UNKNOWN
    }

    /**
     * What others changed.
     *
     * @param repairAt when it is written anew; null: it is only reported
     */
    public record DriftView(
            Drifted.Kind code,
            Instant since,
            List<Difference> records,
            int repairs,
            @Nullable Instant repairAt) {}

    /** One record that differs; null: nothing is there, nothing should be. */
    public record Difference(
            String name,
            String type,
            @Nullable String found,
            @Nullable String wanted) {}

    /** One record that it serves. */
    public record RecordView(
            String name,
            String type,
            String data,
            long ttlSeconds,
            @Nullable Integer weight,
            @Nullable String setIdentifier) {}

    /** Its own verdict beside ours. */
    public record VerdictView(String site, String address, Verdict verdict, String detail, Verdict ours) {}
}
