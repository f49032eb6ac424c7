package io.dure.gslb.nameserver.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EvidenceTextTest {
    @Property(tries = 500)
    void evidenceIsReadAsItWasWritten(@ForAll("evidence") Evidence evidence) {
        List<String> strings = EvidenceText.format(evidence);
        assertThat(strings).allSatisfy(string -> assertThat(string).matches("[ -~&&[^\\\\\"]]{1,255}"));
        assertThat(EvidenceText.parse(strings)).isEqualTo(evidence);
    }

    @Property(tries = 500)
    void anyOtherTextIsRefusedAsMalformed(@ForAll List<String> strings) {
        try {
            EvidenceText.parse(strings);
        } catch (IllegalArgumentException malformed) {
            assertThat(malformed).isNotNull();
        }
    }

    @Example
    void itReadsWell() {
        Endpoint endpoint = new Endpoint("127.0.1.21", 8000);
        Evidence evidence = new Evidence(
                "private-1",
                "private",
                3,
                881,
                Instant.ofEpochMilli(1_790_000_000_000L),
                false,
                Map.of(
                        endpoint,
                        new EndpointEvidence(endpoint, Verdict.UP, 12, Instant.ofEpochMilli(1_789_999_990_000L), "")),
                List.of(new NameserverStatus(
                        "private-1",
                        "portal",
                        Optional.of(new Token(3, 12)),
                        List.of(new MemberStatus(
                                "private", 50, 2, false, Verdict.UP, Optional.empty(), 71, List.of(endpoint))),
                        false,
                        Instant.ofEpochMilli(1_790_000_000_000L))));
        assertThat(EvidenceText.format(evidence))
                .containsExactly(
                        "v=1 vp=private-1 domain=private inc=3 seq=881 t=1790000000000 blind=0",
                        "e=127.0.1.21:8000 up run=12 since=1789999990000 reason=-",
                        "ns=private-1 s=portal token=3.12 open=0 t=1790000000000 written=1",
                        "m=private weight=50 evacuations=2 evacuated=0 verdict=up withheld=- answers=71"
                                + " endpoints=127.0.1.21:8000");
    }

    @Example
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> EvidenceText.parse(List.of("v=2 vp=a domain=b inc=1 seq=1 t=1 blind=0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2");
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        return Combinators.combine(
                        text(),
                        text(),
                        counts(),
                        counts(),
                        times(),
                        Arbitraries.of(true, false),
                        endpointEvidence().list().ofMaxSize(40).uniqueElements(EndpointEvidence::endpoint),
                        nameservers().list().ofMaxSize(4))
                .as((vantagePoint, domain, incarnation, sequence, time, blind, endpoints, nameservers) -> new Evidence(
                        vantagePoint,
                        domain,
                        incarnation,
                        sequence,
                        time,
                        blind,
                        endpoints.stream().collect(Collectors.toMap(EndpointEvidence::endpoint, Function.identity())),
                        nameservers));
    }

    private static Arbitrary<EndpointEvidence> endpointEvidence() {
        return Combinators.combine(
                        endpoints(),
                        Arbitraries.of(Verdict.class),
                        Arbitraries.integers().greaterOrEqual(0),
                        times(),
                        text())
                .as(EndpointEvidence::new);
    }

    private static Arbitrary<NameserverStatus> nameservers() {
        Arbitrary<Token> tokens = Combinators.combine(counts(), counts()).as(Token::new);
        return Combinators.combine(
                        text(),
                        text(),
                        tokens.optional(),
                        members().list().ofMaxSize(4),
                        Arbitraries.of(true, false),
                        times())
                .as(NameserverStatus::new);
    }

    private static Arbitrary<MemberStatus> members() {
        return Combinators.combine(
                        text(),
                        Arbitraries.integers().greaterOrEqual(0),
                        counts(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Verdict.class),
                        Arbitraries.of(Withheld.class).optional(),
                        counts(),
                        endpoints().list().ofMaxSize(12))
                .as(MemberStatus::new);
    }

    private static Arbitrary<Endpoint> endpoints() {
        Arbitrary<String> ipv4 = Arbitraries.integers()
                .between(0, 255)
                .list()
                .ofSize(4)
                .map(parts -> parts.stream().map(String::valueOf).collect(Collectors.joining(".")));
        Arbitrary<String> ipv6 = Arbitraries.integers()
                .between(1, 0xffff)
                .list()
                .ofSize(8)
                .map(parts -> parts.stream().map(Integer::toHexString).collect(Collectors.joining(":")));
        return Combinators.combine(
                        Arbitraries.oneOf(ipv4, ipv6), Arbitraries.integers().between(1, 65535))
                .as(Endpoint::new);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(20),
                Arbitraries.of("-", "--", "a b", "=", "%", "+", "\\\"", "시청", "private-1", "status-503"),
                Arbitraries.strings().ascii().ofMaxLength(300));
    }

    private static Arbitrary<Long> counts() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }
}
