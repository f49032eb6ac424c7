package io.dure.hub.failover;

import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What waits for a second person, and what became of the last ones. */
final class Proposals {
    /** Long enough for a colleague of the same shift. */
    static final Duration LIFETIME = Duration.ofHours(4);

    static final int MOST_PENDING = 20;
    static final int MOST_DECIDED = 20;

    private final Rules rules;
    private final Journal journal;
    /** The oldest first. */
    private final List<Proposal> pending = new ArrayList<>();
    /** The latest first. */
    private final List<Proposal> decided = new ArrayList<>();

    private long made;

    Proposals(DeskSnapshot snapshot, Rules rules, Journal journal) {
        this.rules = rules;
        this.journal = journal;
        this.made = snapshot.proposed();
        for (Proposal proposal : snapshot.proposals()) {
            (proposal.state() == Proposal.State.PENDING ? pending : decided).add(proposal);
        }
    }

    /** Why nothing more can be proposed. */
    Optional<ActResult.Refused> full() {
        return pending.size() < MOST_PENDING
                ? Optional.empty()
                : Optional.of(new ActResult.Refused(
                        ActResult.Code.TOO_MANY_PROPOSALS,
                        MOST_PENDING + " proposals wait already; decide or withdraw one first"));
    }

    ActResult propose(Act.Planned act, long epoch, Instant now) {
        return full().<ActResult>map(refused -> refused)
                .orElseGet(() -> add(Proposal.of(nextId(epoch), act, rules.wall(now), expiry(now))));
    }

    /** Who applies the same document once more finds the proposal that it became. */
    ActResult propose(Redefinition wish, ServiceDefinition current, long epoch, Instant now) {
        Proposal.DefinitionChange change = new Proposal.DefinitionChange(current, wish.next());
        Optional<Proposal> same = pending.stream()
                .filter(proposal -> proposal.definition().equals(Optional.of(change)))
                .findFirst();
        return same.<ActResult>map(ActResult.Proposed::new)
                .orElseGet(() -> add(Proposal.of(nextId(epoch), wish, current, rules.wall(now), expiry(now))));
    }

    /** The epoch keeps ids apart even when the store was lost and counts anew. */
    private String nextId(long epoch) {
        made++;
        return epoch + "-" + made;
    }

    private Instant expiry(Instant now) {
        return rules.wall(now).plus(LIFETIME);
    }

    private ActResult add(Proposal proposal) {
        pending.add(proposal);
        journal.note(proposal.proposedBy(), "propose", proposal.site(), told(proposal));
        return new ActResult.Proposed(proposal);
    }

    private static Told told(Proposal proposal) {
        Map<String, String> named = new TreeMap<>(Map.of("proposal", proposal.id(), "reason", proposal.reason()));
        proposal.until().ifPresent(end -> named.put("until", end.toString()));
        ToldKind kind = switch (proposal.kind()) {
            case WEIGHTS -> {
                named.put("weights", new TreeMap<>(proposal.weights()).toString());
                yield ToldKind.PROPOSAL_WEIGHTS;
            }
            case EVACUATE ->
                proposal.until().isPresent() ? ToldKind.PROPOSAL_EVACUATE_UNTIL : ToldKind.PROPOSAL_EVACUATE;
            case RETURN -> ToldKind.PROPOSAL_RETURN;
            case DRILL -> ToldKind.PROPOSAL_DRILL;
            case DEFINITION -> ToldKind.PROPOSAL_DEFINITION;
        };
        return Told.of(kind, named);
    }

    Optional<Proposal> pending(String id) {
        return pending.stream().filter(proposal -> proposal.id().equals(id)).findFirst();
    }

    /** Why this one cannot be decided. */
    ActResult.Refused missing(String id) {
        Optional<Proposal> known =
                decided.stream().filter(proposal -> proposal.id().equals(id)).findFirst();
        return known.map(proposal -> new ActResult.Refused(
                        ActResult.Code.PROPOSAL_DECIDED,
                        "the proposal is " + proposal.state().name().toLowerCase(Locale.ROOT) + " already"))
                .orElseGet(
                        () -> new ActResult.Refused(ActResult.Code.PROPOSAL_NOT_FOUND, "no proposal " + id + " waits"));
    }

    void decide(Proposal proposal, Proposal.State state, Act act, Instant now) {
        settle(proposal, state, Optional.of(new Proposal.Decision(rules.wall(now), act.actor(), act.reason())));
        journal.note(
                act.actor(),
                OperatorDesk.code(act),
                proposal.site(),
                told(proposal).with("answer", act.reason()));
    }

    void look(Instant now) {
        for (Proposal proposal : List.copyOf(pending)) {
            if (rules.isOver(proposal.expiresAt(), now)) {
                settle(proposal, Proposal.State.EXPIRED, Optional.empty());
                journal.note(Journal.LEADER, "proposal-expired", proposal.site(), told(proposal));
            }
        }
    }

    private void settle(Proposal proposal, Proposal.State state, Optional<Proposal.Decision> decision) {
        pending.remove(proposal);
        decided.addFirst(proposal.decided(state, decision));
        while (decided.size() > MOST_DECIDED) {
            decided.removeLast();
        }
    }

    /**
     * Directories do not tell upper from lower case, and some write a name in several ways. A token of the API acts by its
     * owner's name, a slash and its own id: its owner is the person.
     */
    static boolean isSamePerson(String one, String other) {
        return person(one).equals(person(other));
    }

    private static String person(String actor) {
        int slash = actor.lastIndexOf('/');
        String name = slash < 0 ? actor : actor.substring(0, slash);
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** The pending ones, then the decided ones. */
    List<Proposal> all() {
        List<Proposal> all = new ArrayList<>(pending);
        all.addAll(decided);
        return List.copyOf(all);
    }

    long made() {
        return made;
    }
}
