package io.dure.hub.failover;

import io.dure.gslb.plan.Token;
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
    void note(String actor, String act, Optional<String> site, String detail) {
        notes.add(new Note(actor, act, site, detail));
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
                    note.detail(),
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
                detail(act),
                "",
                "",
                token,
                refusal.code().code()));
    }

    /** A refused word on a proposal must tell which one it was about. */
    private static String detail(Act act) {
        return switch (act) {
            case Act.Decide decide -> "proposal " + decide.proposal() + ": " + act.reason();
            case Act.Withdraw withdraw -> "proposal " + withdraw.proposal() + ": " + act.reason();
            case Act.Evacuate evacuate -> evacuate.site() + ": " + act.reason();
            case Act.Return back -> back.site() + ": " + act.reason();
            case Act.Release release -> release.site() + ": " + act.reason();
            case Act.StartDrill drill -> drill.site() + ": " + act.reason();
            case Act.AbortDrill abort -> abort.drill() + ": " + act.reason();
            case Act.SetWeights ignored -> act.reason();
            case Act.SetMode ignored -> act.reason();
            case Act.SetFreeze ignored -> act.reason();
            case Act.Unfreeze ignored -> act.reason();
            case Act.Approve approve -> approve.site() + ": " + act.reason();
            case Act.Reject reject -> reject.site() + ": " + act.reason();
            case Act.Repair repair -> repair.provider() + ": " + act.reason();
        };
    }

    List<Effect> take() {
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    private record Note(String actor, String act, Optional<String> site, String detail) {}
}
