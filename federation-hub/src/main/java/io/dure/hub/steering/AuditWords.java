package io.dure.hub.steering;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.failover.Effect;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The machine's notes in the audit list's words. */
final class AuditWords {
    static final String HUB = "hub";

    private static final String MACHINE = "dure";

    private AuditWords() {}

    /** @param actor whose act led to this, if anybody's did */
    static AuditEntry entry(Effect.Audit note, Optional<Actor> actor) {
        boolean byHub = note.actor().equals(MACHINE);
        Optional<String> source =
                actor.filter(one -> one.user().equals(note.actor())).map(Actor::source);
        Told told = note.site().map(at -> note.told().with("site", at)).orElseGet(note::told);
        return new AuditEntry(
                0,
                note.at(),
                byHub ? HUB : note.actor(),
                source.orElse(null),
                act(note, byHub),
                note.service(),
                told.english(),
                emptyIsNull(note.before()),
                emptyIsNull(note.after()),
                note.token().orElse(null),
                note.outcome(),
                told);
    }

    private static String act(Effect.Audit note, boolean byHub) {
        boolean refused = !note.outcome().equals("done");
        return switch (note.act()) {
            case "weights" -> "set-weights";
            case "mode" -> "set-mode";
            case "evacuate" -> byHub ? "latch" : isApproval(note) ? "approve" : "override-evacuate";
            case "serve" -> byHub ? "serve" : "override-return";
            case "return" -> byHub ? "return" : refused ? "override-return" : "approve";
            default -> note.act();
        };
    }

    private static boolean isApproval(Effect.Audit note) {
        return note.told().is(ToldKind.DOWN_APPROVED);
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
