package io.dure.gslb.provider.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ApplyResult.Applied;
import io.dure.gslb.provider.ApplyResult.OutcomeUnknown;
import io.dure.gslb.provider.ApplyResult.Refused;
import io.dure.gslb.provider.ApplyResult.Unreachable;
import io.dure.gslb.provider.HeldRecord;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.rfc2136.Rfc2136Settings.Transport;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.testkit.ProviderContract;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a provider does with one real server; each test has a service name of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealServerContract extends ProviderContract {
    static final String ZONE = "egov.test";
    static final ServedZone.Key HUB = ServedZone.Key.random("hub-key", "hmac-sha256", true);
    static final ServedZone.Key STRONG = ServedZone.Key.random("strong-key", "hmac-sha512", true);
    static final ServedZone.Key READER = ServedZone.Key.random("reader-key", "hmac-sha256", false);
    private static final ServedZone SERVED = new ServedZone(
            ZONE,
            List.of(HUB, STRONG, READER),
            List.of(
                    "taken.egov.test. 3600 IN A 192.0.2.1",
                    "taken.egov.test. 3600 IN A 192.0.2.2",
                    "mailed.egov.test. 3600 IN MX 10 mail.egov.test.",
                    "www.parent.egov.test. 3600 IN A 192.0.2.3",
                    "*.wild.egov.test. 3600 IN A 192.0.2.4",
                    "*.wild.egov.test. 3600 IN TXT \"v=spf1 -all\"",
                    "*.wild.egov.test. 3600 IN MX 10 mail.egov.test."));

    private final List<AutoCloseable> opened = new ArrayList<>();
    private DnsServerProcess server;
    private int number;

    abstract DnsServerProcess start(Path folder, ServedZone zone) throws IOException;

    abstract Transport transport();

    abstract Weighting weighting();

    @BeforeAll
    void startServer(@TempDir Path folder) throws IOException {
        server = start(folder, SERVED);
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void nextService() {
        number++;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        opened.clear();
    }

    @Override
    protected String service() {
        return "portal" + number;
    }

    @Override
    protected Provider freshProvider() {
        return provider(server.port(), HUB, weighting());
    }

    @Override
    protected Provider withoutToken(Provider provider) {
        try {
            new RawZone(server.port(), ZONE, HUB).clear("_dure-" + name());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return provider;
    }

    int port() {
        return server.port();
    }

    Rfc2136Provider provider(int port, ServedZone.Key key, Weighting weighting, String... adopted) {
        return provider(port, key, weighting, Clock.systemUTC(), Duration.ofSeconds(3), adopted);
    }

    Rfc2136Provider provider(
            int port, ServedZone.Key key, Weighting weighting, Clock clock, Duration timeout, String... adopted) {
        Rfc2136Provider provider = new Rfc2136Provider(
                new Rfc2136Settings(
                        "ddns",
                        ZONE,
                        new ZoneServer("127.0.0.1", port),
                        List.of(),
                        new TsigKey(
                                key.name(),
                                TsigKey.Algorithm.parse(key.algorithm()),
                                Base64.getDecoder().decode(key.secret())),
                        transport(),
                        weighting,
                        Set.of(adopted),
                        timeout),
                clock);
        opened.add(provider);
        return provider;
    }

    Plan plan(String name, Token token, MemberPlan... members) {
        Plan plan = plan(token);
        return new Plan(
                plan.service(),
                name,
                plan.ttl(),
                token,
                members.length == 0 ? plan.members() : List.of(members),
                plan.check(),
                plan.domains(),
                plan.mode(),
                plan.frozenUntil());
    }

    static MemberPlan member(String site, int weight, String... addresses) {
        List<Endpoint> endpoints = List.of(addresses).stream()
                .map(address -> new Endpoint(address, 8000))
                .toList();
        return new MemberPlan(site, endpoints, 1, weight, weight, 0, false);
    }

    String name() {
        return service() + "." + ZONE;
    }

    static ObserveResult.Observed observed(Provider provider, Plan plan) {
        ObserveResult result = provider.observe(plan.serviceName());
        assertThat(result).isInstanceOf(ObserveResult.Observed.class);
        return (ObserveResult.Observed) result;
    }

    static ProviderPlan.Changes changes(Provider provider, Plan plan) {
        ProviderPlan result = provider.plan(plan, observed(provider, plan));
        assertThat(result).isInstanceOf(ProviderPlan.Changes.class);
        return (ProviderPlan.Changes) result;
    }

    static void assertRefused(ApplyResult result, String code) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.code()).as(refused.message()).isEqualTo(code));
    }

    @Test
    void aStrongerKeySignsToo() {
        Provider provider = provider(server.port(), STRONG, weighting());
        assertThat(provider.apply(Optional.empty(), plan(Token.claim(1)))).isInstanceOf(Applied.class);
    }

    @Test
    void aNameThatHoldsForeignRecordsIsNotTouched() {
        for (String name : List.of("taken.egov.test", "mailed.egov.test")) {
            Provider provider = freshProvider();
            Plan plan = plan(name, Token.claim(1));
            ObserveResult.Observed before = observed(provider, plan);
            assertThat(before.records()).isNotEmpty();
            assertThat(provider.plan(plan, before))
                    .isInstanceOfSatisfying(
                            ProviderPlan.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(Refused.NOT_OWNED));
            assertRefused(provider.apply(Optional.empty(), plan), Refused.NOT_OWNED);
            assertThat(observed(provider, plan)).isEqualTo(before);
        }
    }

    @Test
    void aNameThatOnlyAWildcardAnswersIsFree() {
        Provider provider = freshProvider();
        Plan plan = plan(service() + ".wild.egov.test", Token.claim(1));
        assertThat(observed(provider, plan).records()).isEmpty();
        assertThat(provider.apply(Optional.empty(), plan)).isInstanceOf(Applied.class);
        assertThat(changes(provider, plan).changes()).isEmpty();
    }

    @Test
    void anAdoptedNameIsTakenOver() throws IOException {
        RawZone raw = new RawZone(server.port(), ZONE, HUB);
        raw.add(name(), "A", 3600, "192.0.2.77");
        Provider provider = provider(server.port(), HUB, weighting(), service());
        Plan plan = plan(Token.claim(1));
        assertThat(changes(provider, plan).changes())
                .anySatisfy(change -> assertThat(change.before()).contains("192.0.2.77 ttl=3600"));
        assertThat(provider.apply(Optional.empty(), plan)).isInstanceOf(Applied.class);
        assertThat(changes(provider, plan).changes()).isEmpty();
        assertThat(observed(provider, plan).records())
                .noneSatisfy(record -> assertThat(record.data()).isEqualTo("192.0.2.77"));
    }

    @Test
    void whatSomebodyElseChangesIsSeenAndSetRight() throws IOException {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(1));
        provider.apply(Optional.empty(), first);
        RawZone raw = new RawZone(server.port(), ZONE, HUB);
        raw.clear(name());
        raw.add(name(), "A", 60, "192.0.2.66");
        assertThat(changes(provider, first).changes())
                .anySatisfy(change -> assertThat(change.before()).contains("192.0.2.66 ttl=60"));
        Plan second = plan(first.token().next());
        assertThat(provider.apply(Optional.of(first.token()), second)).isInstanceOf(Applied.class);
        assertThat(changes(provider, second).changes()).isEmpty();
    }

    @Test
    void aTokenIsNotReclaimedWhereTheRecordsAreNotWhatWasWritten() throws IOException {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(1));
        provider.apply(Optional.empty(), first);
        RawZone raw = new RawZone(server.port(), ZONE, HUB);
        raw.clear("_dure-" + name());
        raw.clear(name());
        raw.add(name(), "A", 60, "192.0.2.66");
        assertRefused(provider.reclaim(plan(first.token().next())), Refused.NOT_OWNED);
        assertThat(observed(provider, first).token()).isEmpty();
        assertThat(observed(provider, first).records())
                .extracting(HeldRecord::data)
                .containsExactly("192.0.2.66");
    }

    @Test
    void ofManyChangesFromOneTokenExactlyOneIsMade() throws Exception {
        Plan first = plan(Token.claim(1));
        freshProvider().apply(Optional.empty(), first);
        List<Callable<ApplyResult>> changes = IntStream.rangeClosed(1, 8)
                .mapToObj(leader -> {
                    Provider provider = freshProvider();
                    Plan next = plan(new Token(1 + leader, 0));
                    return (Callable<ApplyResult>) () -> provider.apply(Optional.of(first.token()), next);
                })
                .toList();
        List<ApplyResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ApplyResult> future : threads.invokeAll(changes)) {
                results.add(get(future));
            }
        }
        assertThat(results).filteredOn(result -> result instanceof Applied).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Applied))
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused ->
                                        assertThat(refused.code()).isIn(Refused.TOKEN_MISMATCH, Refused.STALE_TOKEN)));
    }

    private static ApplyResult get(Future<ApplyResult> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    @Test
    void aWrongKeyIsNotAuthorizedAndSaysSo() {
        Plan plan = plan(Token.claim(1));
        ServedZone.Key unknown = ServedZone.Key.random("nobodys-key", "hmac-sha256", true);
        ServedZone.Key wrong = ServedZone.Key.random("hub-key", "hmac-sha256", true);
        for (ServedZone.Key key : List.of(unknown, wrong)) {
            Provider provider = provider(server.port(), key, weighting(), Clock.systemUTC(), Duration.ofSeconds(1));
            assertRefused(provider.apply(Optional.empty(), plan), Refused.NOT_AUTHORIZED);
            assertThat(provider.observe(plan.serviceName())).isInstanceOf(ObserveResult.Unreachable.class);
        }
        assertThat(observed(freshProvider(), plan).token()).isEmpty();
    }

    @Test
    void aKeyThatMayNotChangeTheZoneIsNotAuthorized() {
        Plan plan = plan(Token.claim(1));
        Provider provider = provider(server.port(), READER, weighting(), Clock.systemUTC(), Duration.ofSeconds(1));
        assertRefused(provider.apply(Optional.empty(), plan), Refused.NOT_AUTHORIZED);
        assertThat(observed(freshProvider(), plan).token()).isEmpty();
    }

    @Test
    void clocksTooFarApartAreNotAuthorized() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        Plan plan = plan(Token.claim(1));
        Provider provider = provider(server.port(), HUB, weighting(), ahead, Duration.ofSeconds(1));
        assertRefused(provider.apply(Optional.empty(), plan), Refused.NOT_AUTHORIZED);
        assertThat(observed(freshProvider(), plan).token()).isEmpty();
    }

    @Test
    void aServiceOutsideTheZoneIsRejected() {
        assertRefused(
                freshProvider().apply(Optional.empty(), plan("portal.example.org", Token.claim(1))), Refused.REJECTED);
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        try (FaultyRelay relay = new FaultyRelay(server.port())) {
            Provider provider = provider(relay.port(), HUB, weighting());
            relay.close();
            assertThat(provider.apply(Optional.empty(), plan(Token.claim(1)))).isInstanceOf(Unreachable.class);
            assertThat(provider.observe(plan(Token.claim(1)).serviceName()))
                    .isInstanceOf(ObserveResult.Unreachable.class);
        }
    }

    @Test
    void aLostAnswerIsSettledByTheToken() throws IOException {
        try (FaultyRelay relay = new FaultyRelay(server.port())) {
            relay.fail(FaultyRelay.Fault.LOSE_ANSWERS);
            Provider provider = provider(relay.port(), HUB, weighting(), Clock.systemUTC(), Duration.ofMillis(1500));
            Plan plan = plan(Token.claim(1));
            assertThat(provider.apply(Optional.empty(), plan)).isInstanceOf(Applied.class);
            assertThat(changes(freshProvider(), plan).changes()).isEmpty();
        }
    }

    @Test
    void aLostAnswerThatNobodyCanSettleIsUnknown() throws IOException {
        try (FaultyRelay relay = new FaultyRelay(server.port())) {
            relay.fail(FaultyRelay.Fault.LOSE_ANSWERS_AND_DIE);
            Provider provider = provider(relay.port(), HUB, weighting(), Clock.systemUTC(), Duration.ofMillis(1500));
            Plan plan = plan(Token.claim(1));
            assertThat(provider.apply(Optional.empty(), plan)).isInstanceOf(OutcomeUnknown.class);
            assertThat(observed(freshProvider(), plan).token()).contains(plan.token());
        }
    }

    @Test
    void aLostChangeIsUnknownAndTheNextOneIsMade() throws IOException {
        Plan first = plan(Token.claim(1));
        freshProvider().apply(Optional.empty(), first);
        try (FaultyRelay relay = new FaultyRelay(server.port())) {
            relay.fail(FaultyRelay.Fault.LOSE_CHANGES);
            Provider provider = provider(relay.port(), HUB, weighting(), Clock.systemUTC(), Duration.ofMillis(300));
            assertThat(provider.apply(
                            Optional.of(first.token()), plan(first.token().next())))
                    .isInstanceOf(OutcomeUnknown.class);
            assertThat(observed(freshProvider(), first).token()).contains(first.token());
            relay.fail(FaultyRelay.Fault.NONE);
            assertThat(freshProvider()
                            .apply(
                                    Optional.of(first.token()),
                                    plan(first.token().next())))
                    .isInstanceOf(Applied.class);
        }
    }

    @Test
    void aServerAloneIsInSync() {
        Provider provider = freshProvider();
        Plan plan = plan(Token.claim(1));
        provider.apply(Optional.empty(), plan);
        assertThat(observed(provider, plan).propagation()).isEqualTo(new Propagation.InSync());
    }

    @Test
    void everyKindOfWeightingLeadsToEveryOther() {
        Duration ttl = Duration.ofMinutes(5);
        List<Weighting> kinds = new ArrayList<>(List.of(
                new Weighting.Addresses(64, 50),
                new Weighting.Delegation(
                        List.of(new Weighting.Host("ns1", List.of("127.0.1.10", "2001:db8:0:0:0:0:0:10"))), ttl),
                new Weighting.Alias("gslb.egov.test", ttl),
                new Weighting.Rotation(Duration.ofHours(1)),
                new Weighting.Delegation(List.of(new Weighting.Host("ns1.example.org", List.of())), ttl),
                new Weighting.Alias("gslb.egov.test", ttl),
                new Weighting.Addresses(64, 50)));
        if (weighting() instanceof Weighting.Lua) {
            kinds.addAll(List.of(
                    new Weighting.Lua(),
                    new Weighting.Addresses(64, 50),
                    new Weighting.Lua(),
                    new Weighting.Alias("gslb.egov.test", ttl),
                    new Weighting.Lua()));
        }
        Token held = null;
        for (Weighting kind : kinds) {
            Provider provider = provider(server.port(), HUB, kind);
            Token next = held == null ? Token.claim(1) : held.next();
            Plan plan = plan(
                    name(), next, member("private", 50, "192.0.2.1", "2001:db8::1"), member("public", 50, "192.0.2.2"));
            assertThat(provider.apply(Optional.ofNullable(held), plan))
                    .as(kind.toString())
                    .isInstanceOf(Applied.class);
            assertThat(changes(provider, plan).changes()).as(kind.toString()).isEmpty();
            held = next;
        }
    }

    @Test
    void aChangeTooLargeForADatagramIsMade() {
        String[] many =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "2001:db8::" + i).toArray(String[]::new);
        Weighting weighting = weighting() instanceof Weighting.Lua ? weighting() : new Weighting.Addresses(64, 100);
        Provider provider = provider(server.port(), HUB, weighting);
        Plan plan = plan(name(), Token.claim(1), member("private", 1, many));
        assertThat(provider.apply(Optional.empty(), plan)).isInstanceOf(Applied.class);
        assertThat(changes(provider, plan).changes()).isEmpty();
    }

    @Test
    void aDelegationHidesNoNamesBelow() {
        Weighting delegation = new Weighting.Delegation(
                List.of(new Weighting.Host("ns1", List.of("127.0.1.10"))), Duration.ofMinutes(5));
        assertRefused(
                provider(server.port(), HUB, delegation)
                        .apply(Optional.empty(), plan("parent.egov.test", Token.claim(1))),
                Refused.NOT_OWNED);
    }

    @Test
    void theTtlStaysThroughChanges() {
        Weighting weighting = weighting() instanceof Weighting.Lua ? weighting() : new Weighting.Addresses(16, 100);
        Provider provider = provider(server.port(), HUB, weighting);
        Plan first =
                plan(name(), Token.claim(1), member("private", 30, "192.0.2.1"), member("public", 70, "192.0.2.2"));
        Plan second = plan(name(), first.token().next(), member("private", 100, "192.0.2.1"));
        provider.apply(Optional.empty(), first);
        provider.apply(Optional.of(first.token()), second);
        assertThat(observed(provider, second).records())
                .extracting(HeldRecord::ttl)
                .containsOnly(Duration.ofSeconds(5));
    }

    @Test
    void aServiceAtTheApexStandsBesideTheZonesOwnRecords() {
        Weighting weighting = weighting() instanceof Weighting.Lua ? weighting() : new Weighting.Addresses(16, 100);
        Provider provider = provider(server.port(), HUB, weighting);
        Plan plan = plan(ZONE, Token.claim(1));
        assertThat(provider.apply(Optional.empty(), plan)).isInstanceOf(Applied.class);
        assertThat(changes(provider, plan).changes()).isEmpty();
        Plan next = plan(ZONE, plan.token().next(), member("private", 1, "192.0.2.9"));
        assertThat(provider.apply(Optional.of(plan.token()), next)).isInstanceOf(Applied.class);
        assertThat(changes(provider, next).changes()).isEmpty();
    }
}
