package io.dure.hub.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedProviderTest {
    private static final ServiceName PORTAL = new ServiceName("portal", "portal.egov.test");
    private static final Plan PLAN = new Plan(
            "portal",
            "portal.egov.test",
            Duration.ofSeconds(5),
            Token.claim(1),
            List.of(new MemberPlan("private", List.of(new Endpoint("127.0.1.21", 8000)), 1, 50, 50, 0, false)),
            new Check("/", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
            Set.of("private", "public", "third"),
            Mode.AUTOMATIC,
            Optional.empty());

    private static Provider provider(Provider wrapped) {
        return new OutsideProviders(List.of(new OutsideProviders.Entry(wrapped, ProviderKind.RFC2136)))
                .byId("zone")
                .orElseThrow()
                .provider();
    }

    /** Hangs until it is let go. */
    private record Hanging(CountDownLatch entered, CountDownLatch go) implements Provider {
        @Override
        public String id() {
            return "zone";
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(false, false, false);
        }

        @Override
        public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public ApplyResult apply(Optional<Token> expected, Plan next) {
            if (expected.isPresent()) {
                throw new IllegalStateException("a bug");
            }
            return new ApplyResult.Applied(next.token(), Instant.EPOCH);
        }

        @Override
        public ObserveResult observe(ServiceName service) {
            entered.countDown();
            try {
                go.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return ObserveResult.Observed.ofRecords(Optional.empty(), List.of(), new Propagation.InSync(), List.of());
        }
    }

    @Test
    void whateverItThrowsIsToldAsNotKnown() {
        Provider provider = provider(new Hanging(new CountDownLatch(0), new CountDownLatch(0)));
        assertThat(provider.apply(Optional.of(Token.claim(1)), PLAN)).isInstanceOf(ApplyResult.OutcomeUnknown.class);
        assertThat(provider.plan(
                        PLAN,
                        ObserveResult.Observed.ofRecords(
                                Optional.empty(), List.of(), new Propagation.InSync(), List.of())))
                .isInstanceOf(ProviderPlan.Refused.class);
    }

    @Test
    void readsThatHangLeaveRoomForChangesAndAreThemselvesBounded() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(32);
        CountDownLatch go = new CountDownLatch(1);
        Provider provider = provider(new Hanging(entered, go));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<ObserveResult>> hanging = IntStream.range(0, 32)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> provider.observe(PORTAL), threads))
                    .toList();
            entered.await();
            assertThat(provider.observe(PORTAL)).isInstanceOf(ObserveResult.Unreachable.class);
            assertThat(provider.apply(Optional.empty(), PLAN)).isInstanceOf(ApplyResult.Applied.class);
            go.countDown();
            assertThat(hanging).allSatisfy(read -> assertThat(read.join()).isInstanceOf(ObserveResult.Observed.class));
        }
        assertThat(provider.observe(PORTAL)).isInstanceOf(ObserveResult.Observed.class);
    }

    @Test
    void twoOfOneNameAreRefused() {
        OutsideProviders.Entry one = new OutsideProviders.Entry(
                new Hanging(new CountDownLatch(0), new CountDownLatch(0)), ProviderKind.ROUTE53);
        assertThatThrownBy(() -> new OutsideProviders(List.of(one, one))).hasMessageContaining("zone");
    }
}
