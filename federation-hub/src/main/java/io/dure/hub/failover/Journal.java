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
                act.reason(),
                "",
                "",
                token,
                refusal.code().code()));
    }

    List<Effect> take() {
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    private record Note(String actor, String act, Optional<String> site, String detail) {}
}
