package io.dure.hub.failover;

import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Operators' evacuations that end by themselves, and the returns that they promise. */
final class Overrides {
    private final Map<String, Instant> ends;
    private final Set<String> released;

    Overrides(DeskSnapshot snapshot) {
        this.ends = new HashMap<>(snapshot.overrides());
        this.released = new TreeSet<>(snapshot.released());
    }

    /** An operator takes the member out; without an end until an operator puts it back. */
    void begin(String site, Optional<Instant> end) {
        forget(site);
        end.ifPresent(at -> ends.put(site, at));
    }

    /** Lets the member return slowly, in every mode. */
    void release(Member member) {
        ends.remove(member.site());
        released.add(member.site());
        member.release();
    }

    void forget(String site) {
        ends.remove(site);
        released.remove(site);
    }

    /** Ends what is due. */
    void look(Members members, Rules rules, Journal journal, Instant now) {
        for (Member member : members.all()) {
            if (member.state() == MemberState.SERVING) {
                forget(member.site());
            } else if (end(member.site()).filter(end -> rules.isOver(end, now)).isPresent()) {
                release(member);
                journal.note(
                        Journal.LEADER, "override-over", Optional.of(member.site()), Told.of(ToldKind.OVERRIDE_OVER));
            }
        }
    }

    /** A return was promised: it goes on in every mode. */
    boolean isReleased(String site) {
        return released.contains(site);
    }

    Optional<Instant> end(String site) {
        return Optional.ofNullable(ends.get(site));
    }

    Map<String, Instant> ends() {
        return Map.copyOf(ends);
    }

    Set<String> released() {
        return Set.copyOf(released);
    }
}
