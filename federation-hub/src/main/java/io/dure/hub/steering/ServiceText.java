package io.dure.hub.steering;

import io.dure.gslb.evidence.EndpointJudgement;
import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Readiness;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Plan;
import io.dure.hub.failover.Approval;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.MemberView;
import io.dure.hub.failover.ProviderView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machine's view of a service in the console's words. */
final class ServiceText {
    private ServiceText() {}

    static ServiceView service(ServiceBoard.Entry entry) {
        io.dure.hub.failover.ServiceView machine = entry.machine();
        return new ServiceView(
                machine.definition().id(),
                machine.definition().name(),
                machine.definition().ttl().toSeconds(),
                machine.definition().mode(),
                machine.freeze()
                        .map(freeze -> new ServiceView.Freeze(freeze.until(), freeze.reason(), freeze.by()))
                        .orElse(null),
                machine.desired().map(Plan::token).orElse(null),
                automaticFailover(machine.readiness()),
                machine.approvals().stream()
                        .findFirst()
                        .map(ServiceText::approval)
                        .orElse(null),
                members(machine),
                GuardrailsBody.of(machine.definition().guardrails()),
                machine.desk().pendingProposals(),
                machine.desk()
                        .drill()
                        .map(drill ->
                                new ServiceView.RunningDrill(drill.id(), drill.site(), DrillText.state(drill.state())))
                        .orElse(null));
    }

    private static ServiceView.AutomaticFailover automaticFailover(Optional<Readiness> readiness) {
        if (readiness.isEmpty()) {
            return new ServiceView.AutomaticFailover(false, "the evidence has not been judged yet");
        }
        if (readiness.get().automaticFailoverPossible()) {
            return new ServiceView.AutomaticFailover(true, null);
        }
        return new ServiceView.AutomaticFailover(
                false,
                "no vantage point that sees in domain "
                        + String.join(", ", readiness.get().missing())
                        + "; the loss of " + String.join(", ", readiness.get().unprotected())
                        + " could not be decided");
    }

    private static ServiceView.PendingApproval approval(Approval approval) {
        ApprovalKind kind = switch (approval.kind()) {
            case EVACUATE -> ApprovalKind.EVACUATE;
            case RETURN -> ApprovalKind.RETURN;
        };
        return new ServiceView.PendingApproval(kind, approval.site(), approval.since());
    }

    private static List<ServiceView.MemberView> members(io.dure.hub.failover.ServiceView machine) {
        Map<String, MemberDefinition> definitions = new HashMap<>();
        machine.definition().members().forEach(member -> definitions.put(member.site(), member));
        return machine.members().stream()
                .map(member -> member(member, definitions.get(member.site())))
                .toList();
    }

    private static ServiceView.MemberView member(MemberView member, @Nullable MemberDefinition definition) {
        if (definition == null) {
            throw new IllegalStateException("the view has a member at " + member.site() + " that is not defined");
        }
        ServiceView.MemberState state = switch (member.state()) {
            case SERVING -> ServiceView.MemberState.SERVING;
            case EVACUATED -> ServiceView.MemberState.EVACUATED;
            case HOLDING -> ServiceView.MemberState.HOLDING;
            case RETURNING -> ServiceView.MemberState.RETURNING;
        };
        Map<Endpoint, Verdict> verdicts = new HashMap<>();
        member.judgement().map(MemberJudgement::endpoints).orElse(List.of()).stream()
                .forEach((EndpointJudgement judged) -> verdicts.put(judged.endpoint(), judged.verdict()));
        return new ServiceView.MemberView(
                member.site(),
                member.configuredWeight(),
                member.weight(),
                state,
                member.since(),
                member.holdUntil().orElse(null),
                state == ServiceView.MemberState.RETURNING ? (Integer) Math.max(1, member.rampStep()) : null,
                member.rampSteps(),
                member.judgement().map(MemberJudgement::verdict).orElse(Verdict.UNKNOWN),
                member.withheld().map(Withheld::code).orElse(null),
                definition.minimumUp(),
                definition.endpoints().stream()
                        .map(endpoint -> new ServiceView.EndpointView(
                                endpoint.address(), endpoint.port(), verdicts.getOrDefault(endpoint, Verdict.UNKNOWN)))
                        .toList(),
                member.byOperator(),
                member.overrideUntil().orElse(null));
    }

    static List<ServiceDetail.Vote> votes(ServiceBoard.Entry entry) {
        return entry.judgement()
                .map(judgement -> judgement.members().stream()
                        .map(member -> new ServiceDetail.Vote(
                                member.site(),
                                member.votes().down(),
                                member.votes().up(),
                                member.votes().abstained(),
                                member.votes().needed(),
                                member.votes().total()))
                        .toList())
                .orElse(List.of());
    }

    /** @param waiting sites that get no answers there because another's turn is first */
    static ServiceDetail.NameserverView nameserver(
            ProviderView provider, @Nullable String address, Set<String> waiting) {
        List<ServiceDetail.NameserverMember> members =
                provider.status().map(NameserverStatus::members).orElse(List.of()).stream()
                        .map(member -> new ServiceDetail.NameserverMember(
                                member.site(),
                                member.weight(),
                                member.evacuated() || (member.weight() == 0 && !waiting.contains(member.site())),
                                member.answers()))
                        .toList();
        return new ServiceDetail.NameserverView(
                provider.id(),
                address,
                provider.reachable(),
                provider.held().orElse(null),
                provider.inSync(),
                provider.status().map(NameserverStatus::failOpen).orElse(false),
                members);
    }
}
