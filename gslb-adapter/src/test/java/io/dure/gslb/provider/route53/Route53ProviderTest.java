package io.dure.gslb.provider.route53;

import static io.dure.gslb.provider.route53.Fixture.PRIVATE_ADDRESS;
import static io.dure.gslb.provider.route53.Fixture.PUBLIC_ADDRESS;
import static io.dure.gslb.provider.route53.Fixture.SERVICE;
import static io.dure.gslb.provider.route53.Fixture.ZONE;
import static io.dure.gslb.provider.route53.Fixture.applied;
import static io.dure.gslb.provider.route53.Fixture.bound;
import static io.dure.gslb.provider.route53.Fixture.changes;
import static io.dure.gslb.provider.route53.Fixture.member;
import static io.dure.gslb.provider.route53.Fixture.observed;
import static io.dure.gslb.provider.route53.Fixture.plan;
import static io.dure.gslb.provider.route53.Fixture.refused;
import static io.dure.gslb.provider.route53.Fixture.unchecked;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.RecordChange;
import io.dure.gslb.provider.route53.records.Alias;
import io.dure.gslb.provider.route53.records.CheckBinding;
import io.dure.gslb.provider.route53.records.MemberBinding;
import io.dure.gslb.provider.route53.records.ServiceBinding;
import io.dure.gslb.provider.route53.records.Target;
import io.dure.gslb.provider.testkit.route53.Mishap;
import io.dure.gslb.provider.testkit.route53.StoredSet;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.route53.Route53Client;

class Route53ProviderTest {
    private static final Token FIRST = Token.claim(1);

    private final Fixture route53 = new Fixture();

    @AfterEach
    void close() {
        route53.close();
    }

    @Test
    void firstPlanIsOneBatchWithTheTokenAtItsHead() {
        applied(route53.provider(unchecked()).apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(route53.aws.batches())
                .containsExactly(List.of(
                        "CREATE _dure-portal.egov.test. TXT",
                        "UPSERT portal.egov.test. A dure:portal:private:" + PRIVATE_ADDRESS,
                        "UPSERT portal.egov.test. A dure:portal:public:" + PUBLIC_ADDRESS));
        assertThat(route53.token().orElseThrow().values()).containsExactly("\"epoch=1 revision=0\"");
        assertThat(route53.weight(PRIVATE_ADDRESS)).isEqualTo(30);
        assertThat(route53.weight(PUBLIC_ADDRESS)).isEqualTo(70);
    }

    @Test
    void evacuationIsLatchedWithWeightZeroAndTheRampWritesItBack() {
        Route53Provider provider = route53.provider(unchecked());
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        Token out = FIRST.next();
        applied(provider.apply(Optional.of(FIRST), plan(out, 0, 70)));
        assertThat(route53.aws.batches().getLast())
                .containsExactly(
                        "DELETE _dure-portal.egov.test. TXT",
                        "CREATE _dure-portal.egov.test. TXT",
                        "UPSERT portal.egov.test. A dure:portal:private:" + PRIVATE_ADDRESS);
        assertThat(route53.weight(PRIVATE_ADDRESS)).isZero();
        applied(provider.apply(Optional.of(out), plan(out.next(), 10, 70)));
        assertThat(route53.weight(PRIVATE_ADDRESS)).isEqualTo(10);
    }

    @Test
    void typeWhoseSetsWouldAllWeighNothingIsLeftOutForRoute53WouldDrawFromAllOfThem() {
        Route53Provider provider = route53.provider(unchecked());
        String ipv6 = "2a05:d018:0:0:0:0:0:1";
        applied(provider.apply(
                Optional.empty(),
                plan(FIRST, member("private", 30, 1, PRIVATE_ADDRESS, ipv6), member("public", 70, 1, PUBLIC_ADDRESS))));
        assertThat(route53.answering()).extracting(StoredSet::type).containsExactly("A", "A", "AAAA");
        applied(provider.apply(
                Optional.of(FIRST),
                plan(
                        FIRST.next(),
                        member("private", 0, 1, PRIVATE_ADDRESS, ipv6),
                        member("public", 70, 1, PUBLIC_ADDRESS))));
        assertThat(route53.answering()).extracting(StoredSet::type).containsExactly("A", "A");
    }

    @Test
    void aTokenIsNotReclaimedWhereTheRecordsAreNotWhatWasWritten() {
        Route53Provider provider = route53.provider(unchecked());
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        route53.aws.remove(ZONE, set -> set.type().equals("TXT"));
        assertThat(refused(provider.reclaim(plan(FIRST.next(), 50, 50))).code())
                .isEqualTo(ApplyResult.Refused.NOT_OWNED);
        assertThat(route53.weight(PRIVATE_ADDRESS)).isEqualTo(30);
        assertThat(route53.token()).isEmpty();
        applied(provider.reclaim(plan(FIRST.next(), 30, 70)));
        assertThat(route53.aws.batches().getLast()).containsExactly("CREATE _dure-portal.egov.test. TXT");
    }

    @Test
    void pausedLeaderChangesNothing() {
        Route53Provider paused = route53.provider(unchecked());
        Route53Provider next = route53.provider(unchecked());
        applied(paused.apply(Optional.empty(), plan(FIRST, 30, 70)));
        Token taken = Token.claim(2);
        route53.aws.beforeChange(() -> applied(next.apply(Optional.of(FIRST), plan(taken, 60, 40))));
        ApplyResult.Refused result = refused(paused.apply(Optional.of(FIRST), plan(FIRST.next(), 0, 70)));
        assertThat(result.code()).isEqualTo(ApplyResult.Refused.TOKEN_MISMATCH);
        assertThat(result.held()).contains(taken);
        assertThat(route53.weight(PRIVATE_ADDRESS)).isEqualTo(60);
    }

    @Test
    void pausedLeaderWouldOverwriteItsSuccessorWithoutTheFence() {
        route53.aws.fenceless(ZONE);
        Route53Provider paused = route53.provider(unchecked());
        Route53Provider next = route53.provider(unchecked());
        applied(paused.apply(Optional.empty(), plan(FIRST, 30, 70)));
        route53.aws.beforeChange(() -> applied(next.apply(Optional.of(FIRST), plan(Token.claim(2), 60, 40))));
        applied(paused.apply(Optional.of(FIRST), plan(FIRST.next(), 0, 70)));
        assertThat(route53.weight(PRIVATE_ADDRESS)).isZero();
    }

    @Test
    void successorThatComesWhilePoisonIsLookedForStopsIt() {
        Route53Provider searching = route53.provider(unchecked());
        Route53Provider next = route53.provider(unchecked());
        applied(searching.apply(Optional.empty(), plan(FIRST, 30, 70)));
        String poison = "45.45.1.24";
        route53.aws.refuse(set -> set.values().contains(poison));
        Token taken = Token.claim(2);
        route53.aws.beforeChange(() ->
                route53.aws.beforeChange(() -> applied(next.apply(Optional.of(FIRST), plan(taken, 60, 40)))));
        ApplyResult.Refused result = refused(searching.apply(
                Optional.of(FIRST),
                plan(
                        FIRST.next(),
                        member("private", 10, 1, PRIVATE_ADDRESS, poison),
                        member("public", 90, 1, PUBLIC_ADDRESS))));
        assertThat(result.held()).contains(taken);
        assertThat(route53.weight(PRIVATE_ADDRESS)).isEqualTo(60);
        assertThat(route53.weight(PUBLIC_ADDRESS)).isEqualTo(40);
    }

    @Test
    void lostAnswerIsUnknownAndSettledByReadingTheToken() {
        Route53Provider provider = route53.provider(unchecked());
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        route53.aws.mishap("ChangeResourceRecordSets", Mishap.ANSWER_LOST);
        Token next = FIRST.next();
        assertThat(provider.apply(Optional.of(FIRST), plan(next, 0, 70)))
                .isInstanceOf(ApplyResult.OutcomeUnknown.class);
        assertThat(observed(provider).token()).contains(next);
        assertThat(changes(provider, plan(next, 0, 70))).isEmpty();
    }

    @Test
    void repetitionByTheConnectionItselfIsRecognisedByTheToken() {
        Route53Provider provider = route53.provider(unchecked());
        route53.aws.mishap("ChangeResourceRecordSets", Mishap.ANSWER_LOST_ONCE);
        ApplyResult result = provider.apply(Optional.empty(), plan(FIRST, 30, 70));
        assertThat(result).isInstanceOfAny(ApplyResult.Applied.class, ApplyResult.OutcomeUnknown.class);
        assertThat(observed(provider).token()).contains(FIRST);
    }

    @Test
    void failureOfRoute53ItselfIsUnknown() {
        route53.aws.mishap("ChangeResourceRecordSets", Mishap.SERVER_ERROR);
        assertThat(route53.provider(unchecked()).apply(Optional.empty(), plan(FIRST, 30, 70)))
                .isInstanceOf(ApplyResult.OutcomeUnknown.class);
        assertThat(route53.aws.requests("ChangeResourceRecordSets")).isEqualTo(1);
    }

    @Test
    void answerThatNobodyWaitedForIsUnknown() {
        route53.aws.mishap("ChangeResourceRecordSets", Mishap.ANSWER_SLOW);
        Route53Provider hasty = route53.provider(
                Fixture.settings(unchecked()), Fixture.client(route53.aws.url(), Duration.ofMillis(500)));
        assertThat(hasty.apply(Optional.empty(), plan(FIRST, 30, 70))).isInstanceOf(ApplyResult.OutcomeUnknown.class);
        assertThat(observed(route53.provider(unchecked())).token()).contains(FIRST);
    }

    @Test
    void missingCredentialsAreToldAsSuch() {
        Route53Client nobody = Route53Clients.client(
                new ClientSettings(
                        "aws-global",
                        Optional.of(route53.aws.url()),
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5)),
                () -> {
                    throw SdkClientException.create(
                            "Unable to load credentials from any of the providers in the chain");
                });
        Route53Provider provider = route53.provider(Fixture.settings(unchecked()), nobody);
        assertThat(refused(provider.apply(Optional.empty(), plan(FIRST, 30, 70)))
                        .code())
                .isEqualTo(ApplyResult.Refused.NOT_AUTHORIZED);
        assertThat(provider.observe(SERVICE)).isInstanceOf(ObserveResult.Unreachable.class);
    }

    @Test
    void nobodyThereIsUnreachable() {
        Route53Provider provider = route53.provider(
                Fixture.settings(unchecked()), Fixture.client(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1)));
        assertThat(provider.observe(SERVICE)).isInstanceOf(ObserveResult.Unreachable.class);
        assertThat(provider.apply(Optional.empty(), plan(FIRST, 30, 70))).isInstanceOf(ApplyResult.Unreachable.class);
    }

    @Test
    void throttledAndUnfinishedRequestsAreSentAgain() {
        route53.aws.mishap("ListResourceRecordSets", Mishap.THROTTLED, Mishap.THROTTLED);
        route53.aws.mishap(
                "ChangeResourceRecordSets",
                Mishap.THROTTLED,
                Mishap.PRIOR_REQUEST_NOT_COMPLETE,
                Mishap.PRIOR_REQUEST_NOT_COMPLETE);
        applied(route53.provider(unchecked()).apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(route53.aws.requests("ChangeResourceRecordSets")).isEqualTo(4);
    }

    @Test
    void throttledTillTheDeadlineIsUnreachableAndChangedNothing() {
        Mishap[] often = new Mishap[100];
        Arrays.fill(often, Mishap.THROTTLED);
        route53.aws.mishap("ChangeResourceRecordSets", often);
        assertThat(route53.provider(unchecked()).apply(Optional.empty(), plan(FIRST, 30, 70)))
                .isInstanceOfSatisfying(
                        ApplyResult.Unreachable.class,
                        result -> assertThat(result.cause()).startsWith("throttled"));
        assertThat(route53.aws.requests("ChangeResourceRecordSets")).isLessThan(20);
        assertThat(route53.answering()).isEmpty();
    }

    @Test
    void missingRightsAreToldAsSuch() {
        route53.aws.mishap("ChangeResourceRecordSets", Mishap.ACCESS_DENIED);
        assertThat(refused(route53.provider(unchecked()).apply(Optional.empty(), plan(FIRST, 30, 70)))
                        .code())
                .isEqualTo(ApplyResult.Refused.NOT_AUTHORIZED);
    }

    @Test
    void poisonousRecordIsSetAsideAndTheOthersAreApplied() {
        Route53Provider provider = route53.provider(unchecked());
        String poison = "45.45.1.24";
        Plan plan = plan(
                FIRST,
                member("private", 30, 1, PRIVATE_ADDRESS, "45.45.1.22", "45.45.1.23", poison, "45.45.1.25"),
                member("public", 70, 1, PUBLIC_ADDRESS));
        route53.aws.refuse(set -> set.values().contains(poison));
        ApplyResult.Applied result = applied(provider.apply(Optional.empty(), plan));
        assertThat(result.setAside()).singleElement().satisfies(aside -> {
            assertThat(aside.record()).contains(poison);
            assertThat(aside.cause()).contains("Invalid Resource Record");
        });
        assertThat(route53.answering()).hasSize(5);
        assertThat(observed(provider).token()).contains(FIRST);
        assertThat(changes(provider, plan))
                .singleElement()
                .extracting(RecordChange::after)
                .satisfies(after -> assertThat(after.orElseThrow()).contains(poison));
        assertThat(route53.aws.batches())
                .allSatisfy(batch -> assertThat(batch.getFirst()).contains("_dure-portal.egov.test. TXT"));
    }

    @Test
    void poisonKnownIsNotSentAgainForAWhileAndToldEachTime() {
        Route53Provider provider = route53.provider(unchecked());
        route53.aws.refuse(set -> set.values().contains(PRIVATE_ADDRESS));
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        int before = route53.aws.requests("ChangeResourceRecordSets");
        Token next = FIRST.next();
        assertThat(applied(provider.apply(Optional.of(FIRST), plan(next, 30, 70)))
                        .setAside())
                .hasSize(1);
        assertThat(route53.aws.requests("ChangeResourceRecordSets")).isEqualTo(before + 1);
        route53.aws.refuse(set -> false);
        route53.clock.pass(ServiceState.RESTING.plusSeconds(1));
        assertThat(applied(provider.apply(Optional.of(next), plan(next.next(), 30, 70)))
                        .setAside())
                .isEmpty();
        assertThat(route53.answering()).hasSize(2);
    }

    @Test
    void changeOfWhichEverythingIsRefusedMovesNoToken() {
        route53.aws.refuse(set -> !set.type().equals("TXT"));
        ApplyResult.Refused result =
                refused(route53.provider(unchecked()).apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(result.code()).isEqualTo(ApplyResult.Refused.REJECTED);
        assertThat(route53.token()).isEmpty();
    }

    @Test
    void evacuationIsNotSentWhereWhatShouldTakeOverIsPoisonous() {
        Route53Provider provider = route53.provider(unchecked());
        applied(provider.apply(Optional.empty(), plan(FIRST, member("private", 50, 1, PRIVATE_ADDRESS))));
        route53.aws.refuse(set -> set.values().contains(PUBLIC_ADDRESS));
        ApplyResult result = provider.apply(Optional.of(FIRST), plan(FIRST.next(), 0, 50));
        assertThat(result).isInstanceOf(ApplyResult.Refused.class);
        assertThat(route53.weight(PRIVATE_ADDRESS)).isEqualTo(50);
    }

    @Test
    void refusalInTheFormOfTheReferenceIsUnderstoodToo() {
        route53.aws.refuse(set -> set.values().contains(PRIVATE_ADDRESS));
        route53.aws.mishap("ChangeResourceRecordSets", Mishap.OLD_FORM_OF_REFUSAL, Mishap.OLD_FORM_OF_REFUSAL);
        assertThat(applied(route53.provider(unchecked()).apply(Optional.empty(), plan(FIRST, 30, 70)))
                        .setAside())
                .hasSize(1);
    }

    @Test
    void nameWithRecordsOfOthersIsNotOurs() {
        route53.aws.put(ZONE, StoredSet.simple("portal.egov.test", "A", 300, "45.45.9.9"));
        Route53Provider provider = route53.provider(unchecked());
        assertThat(provider.plan(plan(FIRST, 30, 70), observed(provider)))
                .isInstanceOfSatisfying(
                        ProviderPlan.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.NOT_OWNED));
        assertThat(refused(provider.apply(Optional.empty(), plan(FIRST, 30, 70)))
                        .code())
                .isEqualTo(ApplyResult.Refused.NOT_OWNED);
        assertThat(route53.token()).isEmpty();
    }

    @Test
    void adoptedNameIsTakenOverInOneBatch() {
        route53.aws.put(ZONE, StoredSet.simple("portal.egov.test", "A", 300, "45.45.9.9", "45.45.9.8"));
        MemberBinding member = new MemberBinding(new Target.Addresses(), new CheckBinding.None());
        Route53Provider provider = route53.provider(
                Map.of("portal", new ServiceBinding(true, Map.of("private", member, "public", member))));
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(route53.aws.batches()).hasSize(1);
        assertThat(route53.answering()).hasSize(2).allMatch(set -> set.weight().isPresent());
    }

    @Test
    void otherTypesAtTheNameAreLeftAlone() {
        route53.aws.put(ZONE, StoredSet.simple("portal.egov.test", "MX", 300, "10 mail.egov.test."));
        Route53Provider provider = route53.provider(unchecked());
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(route53.answering()).extracting(StoredSet::type).containsExactlyInAnyOrder("A", "A", "MX");
        assertThat(changes(provider, plan(FIRST, 30, 70))).isEmpty();
    }

    @Test
    void driftIsSeenRecordByRecordAndRepairedByApplyingAgain() {
        Route53Provider provider = route53.provider(unchecked());
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        route53.aws.put(ZONE, StoredSet.weighted("portal.egov.test", "A", "by hand", 90, "45.45.9.9"));
        route53.aws.remove(ZONE, set -> set.values().contains(PUBLIC_ADDRESS));
        assertThat(changes(provider, plan(FIRST, 30, 70)))
                .extracting(change -> change.before().isPresent())
                .containsExactly(true, false);
        applied(provider.apply(Optional.of(FIRST), plan(FIRST.next(), 30, 70)));
        assertThat(changes(provider, plan(FIRST.next(), 30, 70))).isEmpty();
    }

    @Test
    void tokenRecordThatIsNoTokenStopsEverything() {
        route53.aws.put(ZONE, StoredSet.simple(Fixture.TOKEN, "TXT", 60, "\"what is this\""));
        Route53Provider provider = route53.provider(unchecked());
        assertThat(provider.observe(SERVICE)).isInstanceOf(ObserveResult.Unreachable.class);
        assertThat(refused(provider.apply(Optional.empty(), plan(FIRST, 30, 70)))
                        .code())
                .isEqualTo(ApplyResult.Refused.TOKEN_MISMATCH);
    }

    @Test
    void pendingChangeIsFollowedUntilItIsInSync() {
        Route53Provider provider = route53.provider(unchecked());
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(observed(provider).propagation()).isInstanceOf(Propagation.Pending.class);
        route53.aws.settle();
        assertThat(observed(provider).propagation()).isInstanceOf(Propagation.InSync.class);
        int asked = route53.aws.requests("GetChange");
        assertThat(observed(provider).propagation()).isInstanceOf(Propagation.InSync.class);
        assertThat(route53.aws.requests("GetChange")).isEqualTo(asked);
    }

    @Test
    void recordsAreReadPageByPage() {
        route53.aws.mostInPage(2);
        Route53Provider provider = route53.provider(unchecked());
        Plan plan = plan(
                FIRST,
                member("private", 30, 1, "45.45.1.1", "45.45.1.2", "45.45.1.3", "45.45.1.4"),
                member("public", 70, 1, "45.45.2.1", "45.45.2.2", "45.45.2.3"));
        applied(provider.apply(Optional.empty(), plan));
        assertThat(observed(provider).records()).hasSize(7);
        assertThat(changes(provider, plan)).isEmpty();
    }

    @Test
    void membersCanBeNames() {
        Map<String, ServiceBinding> names = Map.of(
                "portal",
                new ServiceBinding(
                        false,
                        Map.of(
                                "private",
                                new MemberBinding(new Target.Name("dc.egov.test."), new CheckBinding.None()),
                                "public",
                                new MemberBinding(new Target.Name("cloud.egov.test"), new CheckBinding.None()))));
        Route53Provider provider = route53.provider(names);
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(route53.answering())
                .extracting(set -> set.type() + " " + set.values().getFirst() + " "
                        + set.weight().orElseThrow())
                .containsExactly("CNAME dc.egov.test. 30", "CNAME cloud.egov.test. 70");
        assertThat(changes(provider, plan(FIRST, 30, 70))).isEmpty();
    }

    @Test
    void changeFromAddressesToNamesIsOneUnit() {
        applied(route53.provider(unchecked()).apply(Optional.empty(), plan(FIRST, 30, 70)));
        Route53Provider named = route53.provider(bound(new Target.Name("cloud.egov.test"), new CheckBinding.None()));
        applied(named.apply(Optional.of(FIRST), plan(FIRST.next(), 30, 70)));
        assertThat(route53.answering()).extracting(StoredSet::type).containsExactly("CNAME", "CNAME");
    }

    @Test
    void membersCanBeAliases() {
        Alias alias = new Alias("ZLB", "lb.eu-west-1.elb.amazonaws.com", true);
        Route53Provider provider = route53.provider(bound(new Target.ToAlias(alias, true), new CheckBinding.None()));
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(route53.answering()).extracting(StoredSet::type).containsExactly("A", "A", "AAAA", "AAAA");
        assertThat(changes(provider, plan(FIRST, 30, 70))).isEmpty();
    }

    @Test
    void zoneOfAnotherKindIsRefusedBeforeAnythingIsWritten() {
        route53.aws.zone("ZPRIVATE", "egov.test", true);
        Route53Settings publicZone = new Route53Settings(
                "aws", "ZPRIVATE", "egov.test", false, unchecked(), CallLimits.DEFAULT, Deadlines.DEFAULT);
        assertThat(refused(route53.provider(publicZone, route53.client).apply(Optional.empty(), plan(FIRST, 30, 70)))
                        .message())
                .contains("is the private zone egov.test");
        Route53Settings privateZone = new Route53Settings(
                "aws", "ZPRIVATE", "egov.test", true, unchecked(), CallLimits.DEFAULT, Deadlines.DEFAULT);
        applied(route53.provider(privateZone, route53.client).apply(Optional.empty(), plan(FIRST, 30, 70)));
    }

    @Test
    void serviceAtTheApexHasItsTokenBelow() {
        Plan apex = new Plan(
                "portal",
                "egov.test",
                Duration.ofSeconds(5),
                FIRST,
                plan(FIRST, 30, 70).members(),
                plan(FIRST, 30, 70).check(),
                plan(FIRST, 30, 70).domains(),
                plan(FIRST, 30, 70).mode(),
                Optional.empty());
        applied(route53.provider(unchecked()).apply(Optional.empty(), apex));
        assertThat(route53.aws.batches().getFirst()).first().isEqualTo("CREATE _dure-portal.egov.test. TXT");
    }
}
