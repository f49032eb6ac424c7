package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.RecordChange;
import io.dure.gslb.provider.route53.records.CheckBinding;
import io.dure.gslb.provider.route53.records.MemberBinding;
import io.dure.gslb.provider.route53.records.ServiceBinding;
import io.dure.gslb.provider.route53.records.Target;
import io.dure.gslb.provider.testkit.route53.Route53Double;
import io.dure.gslb.provider.testkit.route53.StoredSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.route53.Route53Client;

/** A zone in the double, a provider of it, and a clock that passes only while the provider waits. */
final class Fixture implements AutoCloseable {
    static final String ZONE = "Z0TEST";
    static final String NAME = "portal.egov.test.";
    static final String TOKEN = "_dure-portal.egov.test.";
    static final String PRIVATE_ADDRESS = "45.45.1.21";
    static final String PUBLIC_ADDRESS = "45.45.2.21";
    static final ServiceName SERVICE = new ServiceName("portal", "portal.egov.test");

    final Route53Double aws = new Route53Double(ZONE, "egov.test");
    final Ticks clock = new Ticks();
    final Route53Client client = client(aws.url(), Duration.ofSeconds(5));

    /** Stands still but while somebody waits. */
    static final class Ticks extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration length) {
            now = now.plus(length);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static Route53Client client(URI url, Duration read) {
        ClientSettings settings = new ClientSettings(
                "aws-global", Optional.of(url), Optional.empty(), Duration.ofSeconds(2), read, Duration.ofSeconds(20));
        return Route53Clients.client(
                settings, StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }

    Route53Provider provider() {
        return provider(Map.of());
    }

    Route53Provider provider(Map<String, ServiceBinding> services) {
        return provider(settings(services), client);
    }

    Route53Provider provider(Route53Settings settings, Route53Client with) {
        Route53Account account = new Route53Account(with, settings.limits(), new CallBudget(settings.limits(), clock));
        return new Route53Provider(settings, account, clock, clock, clock::pass);
    }

    static Route53Settings settings(Map<String, ServiceBinding> services) {
        return new Route53Settings("aws", ZONE, "egov.test", false, services, CallLimits.DEFAULT, Deadlines.DEFAULT);
    }

    static Map<String, ServiceBinding> bound(Target target, CheckBinding check) {
        MemberBinding member = new MemberBinding(target, check);
        return Map.of("portal", new ServiceBinding(false, Map.of("private", member, "public", member)));
    }

    static Map<String, ServiceBinding> unchecked() {
        return bound(new Target.Addresses(), new CheckBinding.None());
    }

    static Plan plan(Token token, int atPrivate, int atPublic) {
        return plan(
                token, member("private", atPrivate, 1, PRIVATE_ADDRESS), member("public", atPublic, 1, PUBLIC_ADDRESS));
    }

    static Plan plan(Token token, MemberPlan... members) {
        return new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                token,
                List.of(members),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                Set.of("private", "public", "third"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    static MemberPlan member(String site, int weight, int minimumUp, String... addresses) {
        List<Endpoint> endpoints = List.of(addresses).stream()
                .map(address -> new Endpoint(address, 8000))
                .toList();
        return new MemberPlan(site, endpoints, minimumUp, 50, weight, 0, false);
    }

    /** Sets at the service's name. */
    List<StoredSet> answering() {
        return aws.sets(ZONE).stream().filter(set -> set.name().equals(NAME)).toList();
    }

    Optional<StoredSet> token() {
        return aws.sets(ZONE).stream().filter(set -> set.name().equals(TOKEN)).findFirst();
    }

    int weight(String address) {
        return answering().stream()
                .filter(set -> set.values().contains(address))
                .findFirst()
                .flatMap(StoredSet::weight)
                .orElseThrow();
    }

    static ApplyResult.Applied applied(ApplyResult result) {
        if (result instanceof ApplyResult.Applied applied) {
            return applied;
        }
        throw new AssertionError("not applied: " + result);
    }

    static ApplyResult.Refused refused(ApplyResult result) {
        if (result instanceof ApplyResult.Refused refused) {
            return refused;
        }
        throw new AssertionError("not refused: " + result);
    }

    static ObserveResult.Observed observed(Route53Provider provider) {
        if (provider.observe(SERVICE) instanceof ObserveResult.Observed observed) {
            return observed;
        }
        throw new AssertionError("not observed");
    }

    static List<RecordChange> changes(Route53Provider provider, Plan desired) {
        return switch (provider.plan(desired, observed(provider))) {
            case ProviderPlan.Changes(List<RecordChange> changes) -> changes;
            case ProviderPlan.Refused refused -> throw new AssertionError("refused: " + refused);
        };
    }

    @Override
    public void close() {
        client.close();
        aws.close();
    }
}
