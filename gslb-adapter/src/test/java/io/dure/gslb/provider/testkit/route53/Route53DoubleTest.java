package io.dure.gslb.provider.testkit.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/**
 * The double does what the API reference says.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html">
 *     ChangeResourceRecordSets</a>
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html">
 *     ListResourceRecordSets</a>
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html">CreateHealthCheck</a>
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html">Quotas</a>
 */
class Route53DoubleTest {
    private static final String ZONE = "Z0TEST";

    private final Route53Double aws = new Route53Double(ZONE, "egov.test");
    private final Route53Client client = Route53Client.builder()
            .region(Region.AWS_GLOBAL)
            .endpointOverride(aws.url())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    /** "Route 53 validates the changes in the request and then either makes all or none of the changes." */
    @Test
    void batchIsAllOrNothing() {
        change(create(simple("a.egov.test", "45.45.1.1")));
        assertRefused(
                List.of(create(simple("b.egov.test", "45.45.1.1")), create(simple("a.egov.test", "45.45.1.1"))),
                "but it already exists");
        assertThat(aws.sets(ZONE)).hasSize(1);
    }

    /** "To delete a resource record set, you must specify all the same values that you specified when you created it." */
    @Test
    void deleteMatchesExactly() {
        change(create(weighted("a.egov.test", "one", 10, "45.45.1.1")));
        ResourceRecordSet held = weighted("a.egov.test", "one", 10, "45.45.1.1");
        assertRefused(List.of(delete(held.toBuilder().ttl(61L).build())), "do not match the current values");
        assertRefused(List.of(delete(held.toBuilder().weight(11L).build())), "do not match the current values");
        assertRefused(
                List.of(delete(weighted("a.egov.test", "one", 10, "45.45.1.2"))), "do not match the current values");
        assertRefused(List.of(delete(held.toBuilder().setIdentifier("two").build())), "but it was not found");
        change(delete(held));
        assertThat(aws.sets(ZONE)).isEmpty();
    }

    /** The fence of every change: deleted and created within one batch. */
    @Test
    void recordIsDeletedAndCreatedInOneBatch() {
        ResourceRecordSet before = text("_dure-a.egov.test", "\"1\"");
        ResourceRecordSet after = text("_dure-a.egov.test", "\"2\"");
        change(create(before));
        change(delete(before), create(after));
        assertRefused(List.of(delete(before), create(after)), "do not match the current values");
        assertRefused(List.of(delete(after), delete(after)), "but it was not found");
    }

    /** "A request cannot contain more than 1,000 ResourceRecord elements. When UPSERT, each is counted twice." */
    @Test
    void atMostAThousandRecordsOfWhichUpsertsCountTwice() {
        String[] values = IntStream.range(0, 250).mapToObj(n -> "45.45.1." + n).toArray(String[]::new);
        List<Change> upserts = List.of(upsert(simple("a.egov.test", values)), upsert(simple("b.egov.test", values)));
        change(upserts.toArray(Change[]::new));
        List<Change> more = new ArrayList<>(upserts);
        more.add(upsert(simple("c.egov.test", "45.45.1.1")));
        assertRefused(more, "limit of 1000");
        change(
                create(simple("c.egov.test", values)),
                create(simple("d.egov.test", values)),
                create(simple("e.egov.test", values)),
                create(simple("f.egov.test", values)));
    }

    /** "The sum of the number of characters in all Value elements cannot exceed 32,000. When UPSERT, counted twice." */
    @Test
    void atMostThirtyTwoThousandCharacters() {
        String[] most = IntStream.range(0, 64)
                .mapToObj(n -> "\"" + "x".repeat(244) + (1000 + n) + "\"")
                .toArray(String[]::new);
        change(upsert(text("a.egov.test", most)));
        String[] more = IntStream.range(0, 65)
                .mapToObj(n -> "\"" + "x".repeat(244) + (1000 + n) + "\"")
                .toArray(String[]::new);
        assertRefused(List.of(upsert(text("b.egov.test", more))), "32000");
        change(create(text("b.egov.test", more)));
    }

    /** ResourceRecordSet, Weight: "You can only specify one ResourceRecord per weighted resource record set", 0 to 255. */
    @Test
    void weightedSetsFollowTheirRules() {
        assertRefused(List.of(create(weighted("a.egov.test", "one", 256, "45.45.1.1"))), "Weight");
        assertRefused(
                List.of(create(weighted("a.egov.test", "one", 1, "45.45.1.1", "45.45.1.2"))), "one ResourceRecord");
        change(create(weighted("a.egov.test", "one", 1, "45.45.1.1")));
        assertRefused(List.of(create(simple("a.egov.test", "45.45.1.2"))), "other RRSets exist");
        change(create(weighted("a.egov.test", "two", 0, "45.45.1.2")));
    }

    /** "A maximum of 100 weighted resource record sets that have the same values for the Name and Type elements." */
    @Test
    void atMostAHundredWeightedSetsOfANameAndType() {
        Change[] hundred = IntStream.range(0, 100)
                .mapToObj(n -> create(weighted("a.egov.test", "set-" + n, 1, "45.45.1." + n)))
                .toArray(Change[]::new);
        change(hundred);
        assertRefused(List.of(create(weighted("a.egov.test", "more", 1, "45.45.2.1"))), "at most 100");
    }

    /** "The DNS protocol does not allow you to create a CNAME record for the top node", nor beside others. */
    @Test
    void cnameStandsAloneAndNotAtTheApex() {
        change(create(simple("a.egov.test", "45.45.1.1")));
        assertRefused(List.of(create(cname("a.egov.test"))), "conflicting RRSet");
        assertRefused(List.of(create(cname("egov.test"))), "apex");
        change(delete(simple("a.egov.test", "45.45.1.1")), create(cname("a.egov.test")));
    }

    /** "Sort order: first by DNS name with the labels reversed", in pages whose next start the last one tells. */
    @Test
    void recordsAreListedInOrderAndInPages() {
        change(
                create(simple("z.egov.test", "45.45.1.1")),
                create(simple("b.a.egov.test", "45.45.1.1")),
                create(simple("a.egov.test", "45.45.1.1")));
        List<String> names = client
                .listResourceRecordSetsPaginator(
                        request -> request.hostedZoneId(ZONE).maxItems("2"))
                .resourceRecordSets()
                .stream()
                .map(ResourceRecordSet::name)
                .toList();
        assertThat(names).containsExactly("egov.test.", "egov.test.", "a.egov.test.", "b.a.egov.test.", "z.egov.test.");
    }

    /** ChangeInfo, Status: "PENDING" until the change is at all servers, then "INSYNC". */
    @Test
    void changeIsPendingUntilItIsEverywhere() {
        String id = change(create(simple("a.egov.test", "45.45.1.1")));
        assertThat(status(id)).isEqualTo("PENDING");
        aws.settle();
        assertThat(status(id)).isEqualTo("INSYNC");
    }

    /** "NoSuchHealthCheck: No health check exists with the specified ID." */
    @Test
    void recordNeedsAHealthCheckThatExists() {
        ResourceRecordSet set = weighted("a.egov.test", "one", 1, "45.45.1.1").toBuilder()
                .healthCheckId("nowhere")
                .build();
        assertThatThrownBy(() -> change(create(set))).isInstanceOf(NoSuchHealthCheckException.class);
    }

    /** "CallerReference": the same with the same settings is the same check, of a deleted one it is never used again. */
    @Test
    void callerReferenceMakesOneCheckEver() {
        String id = check("mine", "45.45.1.1");
        assertThat(check("mine", "45.45.1.1")).isEqualTo(id);
        assertThatThrownBy(() -> check("mine", "45.45.1.2")).isInstanceOf(HealthCheckAlreadyExistsException.class);
        client.deleteHealthCheck(request -> request.healthCheckId(id));
        assertThatThrownBy(() -> check("mine", "45.45.1.1")).isInstanceOf(HealthCheckAlreadyExistsException.class);
    }

    /** "Route 53 can't check the health of endpoints for which the IP address is in local, private, ... ranges." */
    @Test
    void privateEndpointIsNotChecked() {
        assertThatThrownBy(() -> check("mine", "10.1.2.3")).isInstanceOf(InvalidInputException.class);
    }

    /** "You can't use GetHealthCheckStatus to get the status of a calculated health check." */
    @Test
    void calculatedCheckTellsNoStatus() {
        String child = check("child", "45.45.1.1");
        aws.report(child, "Success: HTTP Status Code 200, OK");
        String parent = client.createHealthCheck(request -> request.callerReference("parent")
                        .healthCheckConfig(config -> config.type(HealthCheckType.CALCULATED)
                                .childHealthChecks(child)
                                .healthThreshold(1)))
                .healthCheck()
                .id();
        assertThat(client.getHealthCheckStatus(request -> request.healthCheckId(child))
                        .healthCheckObservations())
                .hasSize(1);
        assertThatThrownBy(() -> client.getHealthCheckStatus(request -> request.healthCheckId(parent)))
                .isInstanceOf(InvalidInputException.class);
    }

    /** "HTTP 400 with a Code of Throttling", and of PriorRequestNotComplete: nothing was done. */
    @Test
    void throttledRequestDoesNothing() {
        aws.mishap("ChangeResourceRecordSets", Mishap.THROTTLED, Mishap.PRIOR_REQUEST_NOT_COMPLETE);
        for (String code : List.of("Throttling", "PriorRequestNotComplete")) {
            assertThatThrownBy(() -> change(create(simple("a.egov.test", "45.45.1.1"))))
                    .isInstanceOfSatisfying(
                            Route53Exception.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo(code));
        }
        assertThat(aws.sets(ZONE)).isEmpty();
    }

    @Test
    void lostAnswerWasDoneAllTheSame() {
        aws.mishap("ChangeResourceRecordSets", Mishap.ANSWER_LOST);
        assertThatThrownBy(() -> change(create(simple("a.egov.test", "45.45.1.1"))))
                .isInstanceOf(SdkClientException.class);
        assertThat(aws.sets(ZONE)).hasSize(1);
    }

    private String check(String reference, String address) {
        return client.createHealthCheck(request -> request.callerReference(reference)
                        .healthCheckConfig(config -> config.type(HealthCheckType.TCP)
                                .ipAddress(address)
                                .port(443)
                                .requestInterval(30)
                                .failureThreshold(3)))
                .healthCheck()
                .id();
    }

    private String status(String id) {
        return client.getChange(request -> request.id(id)).changeInfo().statusAsString();
    }

    private String change(Change... changes) {
        return client.changeResourceRecordSets(
                        request -> request.hostedZoneId(ZONE).changeBatch(batch -> batch.changes(changes)))
                .changeInfo()
                .id();
    }

    private void assertRefused(List<Change> changes, String message) {
        assertThatThrownBy(() -> change(changes.toArray(Change[]::new)))
                .isInstanceOf(InvalidChangeBatchException.class)
                .hasMessageContaining(message);
    }

    private static Change create(ResourceRecordSet set) {
        return of(ChangeAction.CREATE, set);
    }

    private static Change delete(ResourceRecordSet set) {
        return of(ChangeAction.DELETE, set);
    }

    private static Change upsert(ResourceRecordSet set) {
        return of(ChangeAction.UPSERT, set);
    }

    private static Change of(ChangeAction action, ResourceRecordSet set) {
        return Change.builder().action(action).resourceRecordSet(set).build();
    }

    private static ResourceRecordSet simple(String name, String... values) {
        return set(name, "A", values).build();
    }

    private static ResourceRecordSet text(String name, String... values) {
        return set(name, "TXT", values).build();
    }

    private static ResourceRecordSet cname(String name) {
        return set(name, "CNAME", "target.egov.test.").build();
    }

    private static ResourceRecordSet weighted(String name, String identifier, long weight, String... values) {
        return set(name, "A", values).setIdentifier(identifier).weight(weight).build();
    }

    private static ResourceRecordSet.Builder set(String name, String type, String... values) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl(60L)
                .resourceRecords(List.of(values).stream()
                        .map(value -> ResourceRecord.builder().value(value).build())
                        .toList());
    }
}
