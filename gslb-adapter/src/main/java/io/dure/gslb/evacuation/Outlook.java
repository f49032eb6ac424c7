package io.dure.gslb.evacuation;

import io.dure.gslb.evidence.Withheld;
import java.util.List;
import java.util.Map;

/**
 * What follows from a look at the evidence.
 *
 * @param held to be persisted before {@code answers} are given, if it changed
 * @param answers what to answer now
 * @param withheld sites whose evacuation the quorum asks for but that is not done, and why
 * @param changes members taken out now
 */
public record Outlook(
        HeldService held, AnswerSet answers, Map<String, Withheld> withheld, List<EvacuationChange> changes) {
    public Outlook {
        withheld = Map.copyOf(withheld);
        changes = List.copyOf(changes);
    }
}
