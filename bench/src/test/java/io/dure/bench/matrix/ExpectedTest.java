package io.dure.bench.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The verdicts that were written down, against counting who can see and hear whom. */
class ExpectedTest {
    private static final List<String> PLACES = List.of("private", "public", "hub");

    @Test
    void everyVerdictIsWhatTheVotersThatReachTheNameserversMakeOfIt() {
        for (Cut cut : Cut.values()) {
            for (Dead dead : Dead.values()) {
                for (boolean portalDead : new boolean[] {false, true}) {
                    boolean out = nameservers(dead).stream().allMatch(at -> votes(at, cut, dead, portalDead) >= 2);
                    assertThat(Expected.of(cut, dead, portalDead))
                            .as("%s, %s, %s", cut, dead, portalDead)
                            .isEqualTo(out ? Expected.OUT : Expected.STAYS);
                }
            }
        }
    }

    private static Set<String> nameservers(Dead dead) {
        Set<String> living = new TreeSet<>(List.of("private", "public"));
        dead.process().map(name -> name.replace("-1", "")).ifPresent(living::remove);
        return living;
    }

    /** Vantage points that call the private portal down and are heard at a nameserver. */
    private static long votes(String at, Cut cut, Dead dead, boolean portalDead) {
        return PLACES.stream()
                .filter(voter -> lives(voter, dead) && connected(voter, at, cut))
                .filter(voter -> PLACES.stream()
                        .anyMatch(other -> !other.equals(voter) && lives(other, dead) && connected(voter, other, cut)))
                .filter(voter -> portalDead || !connected(voter, "private", cut))
                .count();
    }

    /** The witness stands at the hub's place and never dies. */
    private static boolean lives(String place, Dead dead) {
        return dead.process().stream().noneMatch(name -> name.equals(place + "-1"));
    }

    private static boolean connected(String one, String other, Cut cut) {
        Set<String> ends =
                Set.copyOf(Arrays.asList(one, other).stream().distinct().toList());
        return ends.size() == 1
                || switch (cut) {
                    case NONE -> true;
                    case HUB_PRIVATE -> !ends.equals(Set.of("hub", "private"));
                    case HUB_PUBLIC -> !ends.equals(Set.of("hub", "public"));
                    case PRIVATE_PUBLIC -> !ends.equals(Set.of("private", "public"));
                    case BOTH_HUB_LINKS -> !ends.contains("hub");
                };
    }
}
