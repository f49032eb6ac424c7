package io.dure.hub.failover;

import io.dure.gslb.plan.Token;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects effects; an act is written down when the plan that carries it is drawn, with the weights before and after. */
final class Journal {
    /** What the leader does by itself. */
    static final String LEADER = "dure";

    private final String service;
    private final List<Note> notes = new ArrayList<>();
    private List<Effect> effects = new ArrayList<>();

    Journal(String service) {
        this.service = service;
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    /** An act that the next drawing of the plan carries. */
    void note(String actor, String act, Optional<String> site, Told told) {
        notes.add(new Note(actor, act, site, told));
    }

    boolean hasNotes() {
        return !notes.isEmpty();
    }

    /** Writes the notes down. */
    void carry(String before, String after, Token token, Instant now) {
        for (Note note : notes) {
            effects.add(new Effect.Audit(
                    now,
                    note.actor(),
                    note.act(),
                    service,
                    note.site(),
                    note.told(),
                    before,
                    after,
                    Optional.of(token),
                    "done"));
        }
        notes.clear();
    }

    void refused(Act act, String code, ActResult.Refused refusal, Optional<Token> token, Instant now) {
        effects.add(new Effect.Audit(
                now,
                act.actor(),
                code,
                service,
                Optional.empty(),
                told(act),
                "",
                "",
                token,
                refusal.code().code()));
    }

    /** A refused word on a proposal must tell which one it was about. */
    private static Told told(Act act) {
        return switch (act) {
            case Act.Decide decide -> proposal(decide.proposal(), act);
            case Act.Withdraw withdraw -> proposal(withdraw.proposal(), act);
            case Act.Evacuate evacuate -> at(evacuate.site(), act);
            case Act.Return back -> at(back.site(), act);
            case Act.Release release -> at(release.site(), act);
            case Act.StartDrill drill -> at(drill.site(), act);
            case Act.AbortDrill abort -> Told.of(ToldKind.DRILL_REASON, "drill", abort.drill(), "reason", act.reason());
            case Act.SetWeights ignored -> Told.reason(act.reason());
            case Act.SetMode ignored -> Told.reason(act.reason());
            case Act.SetFreeze ignored -> Told.reason(act.reason());
            case Act.Unfreeze ignored -> Told.reason(act.reason());
            case Act.Approve approve -> at(approve.site(), act);
            case Act.Reject reject -> at(reject.site(), act);
            case Act.Repair repair ->
                Told.of(ToldKind.REASON_AT, "provider", repair.provider(), "reason", act.reason());
        };
    }

    private static Told at(String site, Act act) {
        return Told.reason(act.reason()).with("site", site);
    }

    private static Told proposal(String id, Act act) {
        return Told.of(ToldKind.PROPOSAL, "proposal", id, "reason", act.reason());
    }

    List<Effect> take() {
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    private record Note(String actor, String act, Optional<String> site, Told told) {}
}
