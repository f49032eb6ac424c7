package io.dure.hub.service;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.Guardrails;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Services that the rules allow, also such as nobody would write. */
final class ServiceArbitraries {
    private ServiceArbitraries() {}

    static Arbitrary<List<ServiceDefinition>> services() {
        return service("x").list().ofMaxSize(4).map(list -> {
            List<ServiceDefinition> distinct = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                distinct.add(renamed(list.get(i), "s" + i, "s" + i + ".egov.test"));
            }
            return distinct;
        });
    }

    static ServiceDefinition renamed(ServiceDefinition service, String id, String name) {
        return new ServiceDefinition(
                id,
                name,
                service.ttl(),
                service.mode(),
                service.domains(),
                service.check(),
                service.members(),
                service.policy(),
                service.guardrails(),
                service.providers(),
                service.drift());
    }

    static Arbitrary<ServiceDefinition> service(String id) {
        Arbitrary<List<MemberDefinition>> members = members();
        return members.flatMap(list -> Combinators.combine(
                        Arbitraries.integers().between(1, 3_600),
                        Arbitraries.of(Mode.class),
                        Arbitraries.of(3, 5, 7),
                        check(),
                        policy(list),
                        guardrails(),
                        Arbitraries.subsetOf("route53-main", "zone-1", "off", "no"),
                        Arbitraries.of(Drift.class))
                .as((ttl, mode, domains, check, policy, guardrails, providers, drift) -> new ServiceDefinition(
                        id,
                        id + ".egov.test",
                        Duration.ofSeconds(ttl),
                        mode,
                        domains(domains),
                        check,
                        list,
                        policy,
                        guardrails,
                        List.copyOf(providers),
                        drift)));
    }

    private static Set<String> domains(int count) {
        List<String> names = List.of("private", "public", "third", "on", "12", "d5", "d6");
        return new HashSet<>(names.subList(0, count));
    }

    private static Arbitrary<Check> check() {
        Arbitrary<String> visible =
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(12);
        Arbitrary<Optional<String>> body = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('가', 'é', '\'', '"', ':', '#', '\n', '\t')
                .ofMinLength(1)
                .ofMaxLength(12)
                .optional();
        Arbitrary<Duration> durations = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 600_000).map(Duration::ofMillis),
                Arbitraries.longs().between(1, 600).map(Duration::ofSeconds),
                Arbitraries.longs().between(1, 3_000_000_000L).map(Duration::ofNanos),
                Arbitraries.longs().between(1, 50).map(Duration::ofHours));
        return Combinators.combine(
                        Arbitraries.of(Check.Kind.class),
                        visible,
                        Arbitraries.integers().between(100, 599),
                        body,
                        durations.list().ofSize(3),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(1, 100))
                .as((kind, word, status, held, times, fall, rise) -> {
                    boolean first = times.get(0).compareTo(times.get(1)) > 0;
                    return new Check(
                            kind,
                            "/" + word,
                            "h" + word,
                            status,
                            held,
                            times.get(2),
                            first ? times.get(0) : times.get(1),
                            first ? times.get(1) : times.get(0),
                            fall,
                            rise);
                });
    }

    private static Arbitrary<List<MemberDefinition>> members() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 255).list().ofSize(4),
                        Arbitraries.integers().between(1, 3).list().ofSize(4),
                        Arbitraries.integers().between(1, 65_535))
                .as((count, weights, endpoints, port) -> {
                    List<MemberDefinition> members = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        List<Endpoint> addresses = new ArrayList<>();
                        for (int j = 0; j < endpoints.get(i); j++) {
                            String address = j % 2 == 0 ? "192.0.2." + (i * 8 + j) : "2001:db8:0:0:0:0:" + i + ":" + j;
                            addresses.add(new Endpoint(address, port));
                        }
                        int weight = i == 0 ? Math.max(1, weights.get(i)) : weights.get(i);
                        members.add(new MemberDefinition(
                                List.of("private", "public", "off", "7").get(i), weight, endpoints.get(i), addresses));
                    }
                    return members;
                });
    }

    private static Arbitrary<Policy> policy(List<MemberDefinition> members) {
        List<String> sites = members.stream().map(MemberDefinition::site).toList();
        Arbitrary<Map<String, List<Subnet>>> preferred = Arbitraries.subsetOf(sites)
                .map(some -> some.stream()
                        .collect(Collectors.toMap(
                                site -> site,
                                site -> List.of(
                                        new Subnet("10." + sites.indexOf(site) + ".0.0", 16),
                                        new Subnet("2001:db8:" + sites.indexOf(site) + ":0:0:0:0:0", 48)))));
        return Arbitraries.oneOf(
                Arbitraries.just(new Policy.Weighted()),
                Arbitraries.just(new Policy.ActiveActive()),
                Arbitraries.shuffle(sites).map(Policy.ActiveStandby::new),
                preferred.map(Policy.BySubnet::new));
    }

    private static Arbitrary<Guardrails> guardrails() {
        Arbitrary<Optional<Guardrails.LargestChange>> change = Combinators.combine(
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(1, 7_200))
                .as((points, seconds) -> new Guardrails.LargestChange(points, Duration.ofSeconds(seconds)))
                .optional();
        Arbitrary<Optional<Guardrails.Window>> window = Combinators.combine(
                        Arbitraries.subsetOf(DayOfWeek.values()).filter(days -> !days.isEmpty()),
                        Arbitraries.integers().between(0, 86_399),
                        Arbitraries.of("Asia/Seoul", "UTC", "+09:00", "Europe/Berlin"))
                .as((days, second, zone) -> new Guardrails.Window(
                        days,
                        LocalTime.ofSecondOfDay(second),
                        LocalTime.ofSecondOfDay((second + 3_600) % 86_400),
                        ZoneId.of(zone)))
                .optional();
        return Combinators.combine(Arbitraries.integers().between(0, 100), change, window, Arbitraries.of(true, false))
                .as(Guardrails::new);
    }
}
