package io.dure.hub.steering;

import io.dure.gslb.evidence.EndpointJudgement;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.provider.HeldRecord;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.ProviderVerdict;
import io.dure.hub.failover.Drifted;
import io.dure.hub.failover.ProviderView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The machine's view of providers in the console's words. */
final class ProviderText {
    private final Providers providers;

    ProviderText(Providers providers) {
        this.providers = providers;
    }

    ServiceProviders providers(ServiceBoard.Entry entry) {
        io.dure.hub.failover.ServiceView machine = entry.machine();
        return new ServiceProviders(
                machine.definition().drift(),
                machine.providers().stream()
                        .map(provider -> provider(provider, machine.leading(), entry.judgement()))
                        .toList());
    }

    private ServiceProviders.ServiceProvider provider(
            ProviderView provider, boolean leading, Optional<Judgement> judgement) {
        Optional<ProviderView.Records> outside = provider.records();
        Optional<ObserveResult.Observed> observed = outside.flatMap(ProviderView.Records::observed);
        return new ServiceProviders.ServiceProvider(
                provider.id(),
                providers.kind(provider.id()),
                leading ? state(provider) : ServiceProviders.State.UNKNOWN,
                providers.provider(provider.id()).capabilities(),
                provider.reachable(),
                provider.cause().isEmpty() ? null : provider.cause(),
                provider.held().orElse(null),
                provider.inSync(),
                outside.flatMap(ProviderView.Records::pending).orElse(null),
                outside.flatMap(ProviderView.Records::observedAt).orElse(null),
                provider.lastChange().orElse(null),
                provider.refusal().orElse(null),
                provider.setAside(),
                outside.flatMap(ProviderView.Records::drifted)
                        .map(ProviderText::drift)
                        .orElse(null),
                observed.map(ObserveResult.Observed::records).orElse(List.of()).stream()
                        .map(ProviderText::record)
                        .toList(),
                observed.map(ObserveResult.Observed::verdicts).orElse(List.of()).stream()
                        .map(verdict -> verdict(verdict, judgement))
                        .toList());
    }

    private static ServiceProviders.State state(ProviderView provider) {
        boolean drifted =
                provider.records().flatMap(ProviderView.Records::drifted).isPresent();
        boolean pending =
                provider.records().flatMap(ProviderView.Records::pending).isPresent();
        boolean asked = provider.held().isPresent() || !provider.cause().equals(ProviderView.NOT_ASKED);
        if (provider.refusal().isPresent()) {
            return ServiceProviders.State.REFUSED;
        }
        if (!provider.reachable()) {
            return asked ? ServiceProviders.State.UNREACHABLE : ServiceProviders.State.UNKNOWN;
        }
        if (drifted) {
            return ServiceProviders.State.DRIFTED;
        }
        if (!provider.inSync()) {
            return ServiceProviders.State.BEHIND;
        }
        return pending ? ServiceProviders.State.PENDING : ServiceProviders.State.IN_SYNC;
    }

    private static ServiceProviders.DriftView drift(Drifted drifted) {
        return new ServiceProviders.DriftView(
                drifted.kind(),
                drifted.since(),
                drifted.changes().stream()
                        .map(change -> new ServiceProviders.Difference(
                                change.owner(),
                                change.type(),
                                change.before().orElse(null),
                                change.after().orElse(null)))
                        .toList(),
                drifted.repairs(),
                drifted.repairAt().orElse(null));
    }

    private static ServiceProviders.RecordView record(HeldRecord held) {
        return new ServiceProviders.RecordView(
                held.owner(),
                held.type(),
                held.data(),
                held.ttl().toSeconds(),
                weight(held),
                held.setIdentifier().orElse(null));
    }

    private static @Nullable Integer weight(HeldRecord held) {
        return held.weight().isPresent() ? (Integer) held.weight().getAsInt() : null;
    }

    private static ServiceProviders.VerdictView verdict(ProviderVerdict theirs, Optional<Judgement> judgement) {
        Optional<MemberJudgement> member = judgement.stream()
                .flatMap(judged -> judged.members().stream())
                .filter(judged -> judged.site().equals(theirs.site()))
                .findFirst();
        Verdict ours = member.flatMap(judged -> judged.endpoints().stream()
                        .filter(endpoint -> endpoint.endpoint().address().equals(theirs.address()))
                        .map(EndpointJudgement::verdict)
                        .findFirst())
                .or(() -> member.map(MemberJudgement::verdict))
                .orElse(Verdict.UNKNOWN);
        return new ServiceProviders.VerdictView(
                theirs.site(), theirs.address(), theirs.verdict(), theirs.detail(), ours);
    }
}
