package io.dure.gslb.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dure.gslb.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final Policy STANDBY = new Policy.ActiveStandby(List.of("private", "public", "third"));

    private static Division.Fit fit(String site, int weight, int whole) {
        return new Division.Fit(site, weight, whole);
    }

    @Test
    void weightsAreTakenAsTheyAre() {
        assertThat(Division.weights(new Policy.Weighted(), List.of(fit("private", 30, 30), fit("public", 7, 70))))
                .isEqualTo(Map.of("private", 30, "public", 7));
    }

    @Test
    void activeActiveIsTheSameForAllButForWhoComesBack() {
        assertThat(Division.weights(new Policy.ActiveActive(), List.of(fit("private", 30, 30), fit("public", 7, 70))))
                .isEqualTo(Map.of("private", 100, "public", 10));
    }

    @Test
    void theFirstInTheOrderHasItAll() {
        assertThat(Division.weights(STANDBY, List.of(fit("public", 70, 70), fit("private", 30, 30))))
                .isEqualTo(Map.of("private", 30));
        assertThat(Division.weights(STANDBY, List.of(fit("public", 70, 70)))).isEqualTo(Map.of("public", 70));
    }

    @Test
    void theNextHasWhatTheFirstLacksWhileItComesBack() {
        assertThat(Division.weights(STANDBY, List.of(fit("private", 10, 40), fit("public", 5, 5))))
                .isEqualTo(Map.of("private", 10, "public", 30));
        assertThat(Division.weights(
                        STANDBY, List.of(fit("private", 10, 40), fit("public", 50, 100), fit("third", 1, 1))))
                .isEqualTo(Map.of("private", 10, "public", 15, "third", 15));
    }

    @Test
    void whoIsNotInTheOrderComesLast() {
        assertThat(Division.weights(STANDBY, List.of(fit("fourth", 1, 1), fit("third", 1, 1))))
                .isEqualTo(Map.of("third", 1));
    }

    @Test
    void policiesThatContradictThemselvesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Policy.ActiveStandby(List.of("private", "private")))
                .withMessageContaining("twice");
        Subnet ten = Subnet.parse("10.0.0.0/8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Policy.BySubnet(Map.of("private", List.of(ten), "public", List.of(ten))))
                .withMessageContaining("10.0.0.0/8 is given twice");
        List<Subnet> many = new ArrayList<>();
        for (int i = 0; i <= Policy.MOST_SUBNETS; i++) {
            many.add(new Subnet("10." + i / 256 + "." + i % 256 + ".0", 24));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Policy.BySubnet(Map.of("private", many)))
                .withMessageContaining("1025 subnets");
        Plan plan = Samples.plan(Token.claim(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.by(new Policy.ActiveStandby(List.of("elsewhere")), plan))
                .withMessageContaining("elsewhere");
    }

    @Test
    void checksAreWhatTheirKindNeeds() {
        Check tcp = check(Check.Kind.TCP, "", Optional.of("up"), Duration.ofDays(3));
        assertThat(tcp.body()).isEmpty();
        assertThat(tcp.certificateWarning()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(Check.Kind.HTTPS, "", Optional.empty(), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(Check.Kind.HTTP, "a\r\nX: y", Optional.empty(), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(Check.Kind.HTTP, "a", Optional.of("가".repeat(86)), Duration.ZERO));
    }

    private static Check check(Check.Kind kind, String host, Optional<String> body, Duration warning) {
        return new Check(kind, "/", host, 200, body, warning, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3);
    }
}
