package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.Samples;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Plans of all shapes. */
final class Plans {
    private Plans() {}

    static Plan of(Token token, MemberPlan... members) {
        return Samples.plan(token, Mode.AUTOMATIC, Optional.empty(), members);
    }

    /** One that has its configured weight and as many IPv4 addresses as asked for. */
    static MemberPlan member(int site, int weight, int addresses) {
        return member(site, weight, weight, addresses);
    }

    static MemberPlan member(int site, int configured, int weight, int addresses) {
        List<Endpoint> endpoints = IntStream.rangeClosed(1, addresses)
                .mapToObj(host -> new Endpoint("192.0." + site + "." + host, 8000))
                .toList();
        return new MemberPlan("site" + site, endpoints, 1, configured, weight, 0, false);
    }

    /** One to four sites of one to six addresses of either family, any weights but all zero. */
    static Arbitrary<Plan> any() {
        Arbitrary<Integer> weights = Arbitraries.oneOf(
                Arbitraries.of(0),
                Arbitraries.integers().between(1, 100),
                Arbitraries.integers().between(1, 1 << 30));
        Arbitrary<Token> tokens = Combinators.combine(
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.longs().between(0, 1L << 40))
                .as(Token::new);
        Arbitrary<List<MemberPlan>> members = Combinators.combine(weights, weights, endpoints(), Arbitraries.of(0L))
                .as((configured, weight, endpoints, evacuations) ->
                        new MemberPlan("any", endpoints, 1, configured, weight, evacuations, false))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(list -> list.stream().anyMatch(member -> member.weight() > 0));
        return Combinators.combine(tokens, members)
                .as((token, list) -> of(
                        token,
                        IntStream.range(0, list.size())
                                .mapToObj(i -> named("site" + i, list.get(i)))
                                .toArray(MemberPlan[]::new)));
    }

    private static MemberPlan named(String site, MemberPlan member) {
        return new MemberPlan(
                site, member.endpoints(), 1, member.configuredWeight(), member.weight(), member.evacuations(), false);
    }

    private static Arbitrary<List<Endpoint>> endpoints() {
        Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
        Arbitrary<Endpoint> ipv4 =
                Combinators.combine(octet, octet).as((a, b) -> new Endpoint("10.0." + a + "." + b, 80));
        Arbitrary<Endpoint> ipv6 = octet.map(a -> new Endpoint("2001:db8::" + Integer.toHexString(a), 80));
        return Arbitraries.oneOf(ipv4, ipv6).list().ofMinSize(1).ofMaxSize(6);
    }
}
