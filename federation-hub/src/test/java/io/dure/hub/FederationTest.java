package io.dure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Account;
import io.dure.federation.v1.CollectorLedger;
import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.Entry;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Plan;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.federation.HandDrivenCollector;
import io.dure.hub.instance.InstanceFilter;
import io.dure.hub.instance.Instances;
import io.dure.hub.live.Counts;
import io.dure.hub.live.ServiceCounts;
import io.dure.hub.overview.Overviews;
import io.dure.hub.overview.SiteView;
import io.dure.hub.reconciliation.Ledgers;
import io.dure.hub.steering.Actor;
import io.dure.hub.steering.CommandResult;
import io.dure.hub.steering.ServiceViews;
import io.dure.hub.steering.SteeringCommands;
import io.dure.hub.steering.WeightChange;
import io.dure.protocol.histogram.LatencyHistogram;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** The whole hub, and collectors whose messages are written by hand, over TLS on loopback. */
class FederationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static HubFolder files;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext hub;

    @BeforeAll
    static void start() throws Exception {
        files = HubFolder.write(folder);
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("withoutOtherTests", new WithoutOtherTests()));
        hub = application.run(files.arguments().toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static HandDrivenCollector connect(String token) throws Exception {
        return HandDrivenCollector.connect(
                hub.getBean(GrpcServerLifecycle.class).getPort(), files.certificate(), token);
    }

    private static HandDrivenCollector greeted(String token, String id, String site, String domain) throws Exception {
        HandDrivenCollector collector = connect(token);
        collector.send(CollectorMessage.newBuilder().setHello(HandDrivenCollector.hello(id, site, domain)));
        collector.await(HubMessage::hasWelcome);
        return collector;
    }

    private static Report window(long sequence, String site, long startMs, int transactions) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        for (int i = 0; i < transactions; i++) {
            recorder.record(0.02);
        }
        return Report.newBuilder()
                .setSequence(sequence)
                .setWindows(WindowBatch.newBuilder()
                        .addPieces(WindowPiece.newBuilder()
                                .setInstance(Instance.newBuilder()
                                        .setService("portal")
                                        .setSite(site)
                                        .setInstance(site + "-a"))
                                .setWindowStartMs(startMs)
                                .setWindowMs(10_000)
                                .addSeries(Series.newBuilder()
                                        .setOutcome(Outcome.OK)
                                        .setEntry(Entry.NAME)
                                        .setDuration(recorder.histogram().toProto()))))
                .build();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    @Test
    void aCallWithoutACertificateIsRefused() throws Exception {
        try (HandDrivenCollector anonymous = connect("")) {
            Status status = anonymous.awaitEnd();

            assertThat(status.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(status.getDescription()).startsWith("no-certificate:");
        }
    }

    @Test
    void aCollectorIsHeldToItsEnrolment() throws Exception {
        try (HandDrivenCollector impostor = connect(HubFolder.WITNESS_TOKEN)) {
            impostor.send(CollectorMessage.newBuilder()
                    .setHello(HandDrivenCollector.hello("private-1", "private", "private")));
            assertThat(impostor.awaitEnd().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        }
        try (HandDrivenCollector collector = greeted(HubFolder.WITNESS_TOKEN, "witness-1", "", "third")) {
            collector.send(CollectorMessage.newBuilder().setReport(window(1, "private", 10_000, 1)));
            assertThat(collector.awaitEnd().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void reportsAreAcknowledgedOnceStoredAndCountedOnce() throws Exception {
        long start = Math.floorDiv(Instant.now().toEpochMilli(), 10_000L) * 10_000 - 60_000;
        try (HandDrivenCollector collector = greeted(HubFolder.PUBLIC_TOKEN, "public-1", "public", "public")) {
            collector.send(CollectorMessage.newBuilder().setReport(window(1, "public", start, 5)));
            collector.send(CollectorMessage.newBuilder().setReport(window(1, "public", start, 5)));
            collector.send(CollectorMessage.newBuilder().setReport(window(2, "public", start + 10_000, 7)));

            HubMessage acknowledged = collector.await(message ->
                    message.hasAcknowledgement() && message.getAcknowledgement().getSequence() == 2);

            assertThat(acknowledged.getAcknowledgement().getEpoch()).isEqualTo(1);
            assertThat(acknowledged.getAcknowledgement().getIncarnation()).isEqualTo(1);
            ServiceCounts counts = hub.getBean(ServiceCounts.class);
            await(() -> counts.counts("portal", Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + 20_000))
                            .getOrDefault("public", new Counts(0, 0, 0))
                            .byName()
                    == 12);
        }
    }

    @Test
    void theLedgerFollowsWhatProcessesCollectorsAndTheStoreSay() throws Exception {
        long start = Math.floorDiv(Instant.now().toEpochMilli(), 10_000L) * 10_000 - 30_000;
        Report window = window(1, "private", start, 5);
        WindowPiece piece = window.getWindows().getPieces(0).toBuilder()
                .setInstance(Instance.newBuilder()
                        .setService("notices")
                        .setSite("private")
                        .setInstance("ledger-a")
                        .setStartMs(7))
                .setReportedStartMs(start)
                .setAccount(Account.newBuilder().setCreated(9).putDropped("queue-full", 1))
                .build();
        try (HandDrivenCollector collector = greeted(HubFolder.PRIVATE_TOKEN, "private-1", "private", "private")) {
            collector.send(CollectorMessage.newBuilder()
                    .setReport(window.toBuilder()
                            .setIncarnation(99)
                            .setWindows(WindowBatch.newBuilder().addPieces(piece))));
            collector.send(CollectorMessage.newBuilder()
                    .setLive(Live.newBuilder()
                            .setTimeMs(10_000)
                            .setLedger(CollectorLedger.newBuilder()
                                    .setTaken(8)
                                    .setCommitted(5)
                                    .setWaiting(3)
                                    .setWaitingReports(1)
                                    .setOldestWaitingMs(9_000))));

            Ledgers ledgers = hub.getBean(Ledgers.class);
            await(() -> ledgers.ledger(Optional.of("notices"), Optional.of("private")).collectors().stream()
                    .anyMatch(known -> known.books().books().isPresent()));
            await(() -> ledgers.ledger(Optional.of("notices"), Optional.of("private"))
                            .totals()
                            .stored()
                    == 5);

            assertThat(ledgers.ledger(Optional.of("notices"), Optional.empty()).totals())
                    .satisfies(totals -> {
                        assertThat(totals.created()).isEqualTo(9);
                        assertThat(totals.droppedByAgent()).containsEntry("queue-full", 1L);
                        assertThat(totals.waiting()).isEqualTo(3);
                        assertThat(totals.hole()).isZero();
                    });
            assertThat(hub.getBean(Instances.class)
                            .list(new InstanceFilter(Optional.empty(), Optional.empty(), List.of("ledger-a"), true, 10))
                            .instances())
                    .hasSize(1);
        }
    }

    @Test
    void theLeaderClaimsANameserverAndBringsItNewWeights() throws Exception {
        try (HandDrivenCollector collector = greeted(HubFolder.PRIVATE_TOKEN, "private-1", "private", "private");
                HandDrivenCollector witness = greeted(HubFolder.WITNESS_TOKEN, "witness-1", "", "third")) {
            await(() ->
                    collector.plans().containsKey("portal") && witness.plans().containsKey("portal"));
            assertThat(collector.plans().get("portal"))
                    .extracting(plan -> plan.getToken().getEpoch())
                    .isEqualTo(1L);

            CommandResult result = hub.getBean(SteeringCommands.class)
                    .setWeights(
                            new Actor("kim", "127.0.0.1"),
                            "portal",
                            new WeightChange(Map.of("private", 50, "public", 50), "half and half", Optional.empty()));

            assertThat(result).isInstanceOf(CommandResult.Accepted.class);
            await(() -> weight(collector.plans().get("portal")) == 50
                    && weight(witness.plans().get("portal")) == 50);
            assertThat(hub.getBean(AuditLog.class).page(50, Optional.empty()).entries())
                    .anySatisfy(entry -> {
                        assertThat(entry.act()).isEqualTo("set-weights");
                        assertThat(entry.actor()).isEqualTo("kim");
                        assertThat(entry.source()).isEqualTo("127.0.0.1");
                    });
            assertThat(hub.getBean(ServiceViews.class).service("portal")).isPresent();
        }
    }

    private static long weight(@Nullable Plan plan) {
        return plan == null
                ? -1
                : plan.getMembersList().stream()
                        .filter(member -> member.getSite().equals("private"))
                        .findFirst()
                        .orElseThrow()
                        .getWeight();
    }

    @Test
    void aConnectedSiteWithoutPreviewsIsLiveAndShowsNone() throws Exception {
        try (HandDrivenCollector collector = greeted(HubFolder.PRIVATE_TOKEN, "private-1", "private", "private")) {
            collector.send(
                    CollectorMessage.newBuilder().setLive(Live.newBuilder().setTimeMs(1)));

            await(() -> hub.getBean(Overviews.class).overview().sites().stream()
                    .anyMatch(site -> site.id().equals("private") && site.state() == SiteView.State.LIVE));
            assertThat(hub.getBean(Overviews.class).overview().sites())
                    .filteredOn(site -> site.id().equals("private"))
                    .allSatisfy(site -> assertThat(site.live()).isNull());
        }
    }

    /** The scan would find the configurations of tests in packages below. */
    static final class WithoutOtherTests extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            return reader.getClassMetadata().getClassName().contains("Test");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WithoutOtherTests;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
