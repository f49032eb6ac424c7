package io.dure.gslb.wire;

import io.dure.federation.v1.CommandResult;
import io.dure.federation.v1.PlanApplied;
import io.dure.federation.v1.PlanObserved;
import io.dure.federation.v1.PlanRefused;
import io.dure.gslb.evacuation.PlanOutcome;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.time.Instant;
import java.util.Optional;

/** A nameserver's answers to commands on the wire. */
public final class ResultWire {
    private ResultWire() {}

    /** Persisted and answered by since {@code at}. */
    public static CommandResult applied(long command, Token token, Instant at) {
        return CommandResult.newBuilder()
                .setId(command)
                .setApplied(PlanApplied.newBuilder()
                        .setToken(PlanWire.toProto(token))
                        .setTimeMs(at.toEpochMilli()))
                .build();
    }

    public static CommandResult refused(long command, PlanOutcome.Refused refused) {
        return refused(command, refused.code(), refused.message(), refused.heldToken());
    }

    public static CommandResult refused(long command, String code, String message, Optional<Token> held) {
        PlanRefused.Builder refusal = PlanRefused.newBuilder().setCode(code).setMessage(message);
        held.ifPresent(token -> refusal.setHeld(PlanWire.toProto(token)));
        return CommandResult.newBuilder().setId(command).setRefused(refusal).build();
    }

    public static CommandResult observed(long command, ObserveResult.Observed observed) {
        PlanObserved.Builder answer = PlanObserved.newBuilder();
        observed.plan().ifPresent(plan -> answer.setPlan(PlanWire.toProto(plan)));
        observed.token().ifPresent(token -> answer.setToken(PlanWire.toProto(token)));
        observed.status().ifPresent(status -> answer.setStatus(EvidenceWire.toProto(status)));
        return CommandResult.newBuilder().setId(command).setObserved(answer).build();
    }

    /** The hub's reading of the answer to an ApplyPlan or a WithdrawPlan. */
    public static ApplyResult applyResult(CommandResult message) {
        return switch (message.getKindCase()) {
            case APPLIED ->
                new ApplyResult.Applied(
                        PlanWire.fromProto(message.getApplied().getToken()),
                        Instant.ofEpochMilli(message.getApplied().getTimeMs()));
            case REFUSED -> {
                PlanRefused refused = message.getRefused();
                yield new ApplyResult.Refused(
                        refused.getCode(),
                        refused.getMessage(),
                        refused.hasHeld() ? Optional.of(PlanWire.fromProto(refused.getHeld())) : Optional.empty());
            }
            case OBSERVED, KIND_NOT_SET ->
                throw new IllegalArgumentException("no answer to an ApplyPlan: " + message.getKindCase());
        };
    }

    /** The hub's reading of the answer to an ObservePlan. */
    public static ObserveResult observeResult(CommandResult message) {
        return switch (message.getKindCase()) {
            case OBSERVED -> {
                PlanObserved observed = message.getObserved();
                if (!observed.hasPlan() && observed.hasToken()) {
                    yield ObserveResult.Observed.withoutPlan(Optional.of(PlanWire.fromProto(observed.getToken())));
                }
                yield ObserveResult.Observed.ofPlan(
                        observed.hasPlan() ? Optional.of(PlanWire.fromProto(observed.getPlan())) : Optional.empty(),
                        observed.hasStatus()
                                ? Optional.of(EvidenceWire.fromProto(observed.getStatus()))
                                : Optional.empty());
            }
            case REFUSED ->
                new ObserveResult.Unreachable("refused: " + message.getRefused().getCode());
            case APPLIED, KIND_NOT_SET ->
                throw new IllegalArgumentException("no answer to an ObservePlan: " + message.getKindCase());
        };
    }
}
