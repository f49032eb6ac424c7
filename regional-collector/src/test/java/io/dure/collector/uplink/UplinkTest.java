package io.dure.collector.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.collector.otlp.OverloadedException;
import io.dure.collector.spool.Spool;
import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.RunningCollector;
import io.dure.collector.testing.TestHub;
import io.dure.collector.window.WindowSink;
import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Hello;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole collector against a hub over TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UplinkTest {
    private static final String ID = "private-1";

    private HubCertificate certificate;
    private TestHub hub;
    private RunningCollector collector;
    private Path file;

    @BeforeAll
    void makeCertificate(@TempDir Path keys) throws Exception {
        certificate = HubCertificate.create(keys);
    }

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        hub = TestHub.start(certificate);
        file = OperatorFiles.witness(folder, ID, "private", certificate.pem(), hub.port(), 0)
                .collector("private")
                .probe("")
                .evidence("")
                .write();
        collector = RunningCollector.start(file);
        awaiting().until(() -> hub.isConnected(ID));
    }

    @AfterEach
    void stop() {
        collector.close();
        hub.close();
    }

    @Test
    void introducesItselfByItsCertificate() {
        Hello hello = hub.hellos().getFirst();

        assertThat(hello.getCollector()).isEqualTo(ID);
        assertThat(hello.getSite()).isEqualTo("private");
        assertThat(hello.getIncarnation()).isPositive();
        assertThat(hello.getHostsNameserver()).isTrue();
        assertThat(hub.authority().tokens()).containsExactly(OperatorFiles.ENROLMENT_TOKEN);
        assertThat(hub.callers()).startsWith("nobody", "dure://site/private/collector/private-1");
    }

    private long incarnation() {
        return hub.hellos().getFirst().getIncarnation();
    }

    @Test
    void liveCarriesItsOwnEvidence() {
        awaiting()
                .until(() -> hub.live(ID)
                        .filter(live -> live.getEvidenceCount() == 1
                                && live.getEvidence(0).getVantagePoint().equals(ID))
                        .isPresent());
    }

    @Test
    void unacknowledgedReportsAreSentAgainInOrderAndAcknowledgedOnesAreNot() {
        window(1);
        window(2);
        awaiting().until(() -> sequences(hub.reports()), List.of(1L, 2L)::equals);
        hub.acknowledge(ID, 3, incarnation(), 1);
        awaiting().until(() -> collector.part(Spool.class).waitingReports() == 1);

        hub.reports().clear();
        hub.disconnect(ID);
        window(3);

        awaiting().until(() -> sequences(hub.reports()), List.of(2L, 3L)::equals);
        assertThat(hub.hellos()).hasSizeGreaterThan(1).allMatch(hello -> hello.getIncarnation() == incarnation());
    }

    @Test
    void nothingIsLostAcrossManyDisconnections() {
        for (int round = 0; round < 3; round++) {
            window(round);
            hub.disconnect(ID);
            window(round + 100);
            awaiting().until(() -> hub.isConnected(ID));
        }

        awaiting()
                .until(
                        () -> hub.reports().stream()
                                .map(Report::getSequence)
                                .distinct()
                                .sorted()
                                .toList(),
                        LongStream.rangeClosed(1, 6).boxed().toList()::equals);
    }

    @Test
    void acknowledgementOfALowerEpochIsIgnored() {
        window(1);
        awaiting().until(() -> !hub.reports().isEmpty());
        hub.acknowledge(ID, 5, 0, 0);
        hub.acknowledge(ID, 4, incarnation(), 1);
        hub.acknowledge(ID, 5, incarnation(), 0);
        window(2);
        awaiting().until(() -> sequences(hub.reports()), List.of(1L, 2L)::equals);

        assertThat(collector.part(Spool.class).waitingReports()).isEqualTo(2);
        assertThat(collector.part(Spool.class).epoch()).isEqualTo(5);
    }

    @Test
    void reportsOfAnEarlierStartAreSentFirstUnderItsIncarnation() {
        window(1);
        awaiting().until(() -> !hub.reports().isEmpty());
        long earlier = incarnation();
        collector.close();
        hub.reports().clear();

        collector = RunningCollector.start(file);
        awaiting().until(() -> hub.isConnected(ID));
        window(2);

        awaiting()
                .until(
                        () -> hub.reports().stream()
                                .map(Report::getIncarnation)
                                .distinct()
                                .toList(),
                        List.of(earlier, hub.hellos().getLast().getIncarnation())::equals);
        assertThat(collector.part(Spool.class).waitingReports()).isEqualTo(2);
    }

    @Test
    void paceHoldsReportsWhileLiveValuesGoOn() {
        hub.pace(ID, 600_000);
        hub.acknowledge(ID, 9, incarnation(), 0);
        awaiting().until(() -> collector.part(Spool.class).epoch() == 9);

        window(1);
        awaiting()
                .until(() -> hub.live(ID)
                        .filter(live -> live.getLedger().getWaitingReports() == 1)
                        .isPresent());
        assertThat(hub.reports()).isEmpty();
        hub.pace(ID, 0);

        awaiting().until(() -> sequences(hub.reports()), List.of(1L)::equals);
    }

    @Test
    void hubThatBeginsToLeadIsSentWhatWaitsOnceMore() {
        window(1);
        window(2);
        awaiting().until(() -> sequences(hub.reports()), List.of(1L, 2L)::equals);
        hub.acknowledge(ID, 3, incarnation(), 1);
        awaiting().until(() -> collector.part(Spool.class).waitingReports() == 1);
        hub.reports().clear();

        hub.welcome(ID, 4);

        awaiting().until(() -> sequences(hub.reports()), List.of(2L)::equals);
    }

    @Test
    void evacuationsHaveALaneOfTheirOwn() {
        window(1);
        EvacuationLane lane = collector.part(EvacuationLane.class);
        lane.add(EvacuationEvent.newBuilder().setNameserver(ID).build(), 1);
        awaiting().until(() -> hub.reports().stream().anyMatch(Report::hasEvacuation));
        Report evacuation =
                hub.reports().stream().filter(Report::hasEvacuation).findFirst().orElseThrow();

        assertThat(evacuation.getSequence()).isEqualTo(1);
        assertThat(evacuation.getIncarnation()).isPositive().isLessThan(incarnation());
        hub.acknowledge(ID, 3, evacuation.getIncarnation(), 1);

        awaiting().until(() -> lane.size() == 0);
        assertThat(collector.part(Spool.class).waitingReports()).isEqualTo(1);
    }

    private void window(long start) {
        try {
            collector.part(WindowSink.class).keep(List.of(windowPiece(start)));
        } catch (OverloadedException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static WindowPiece windowPiece(long start) {
        return WindowPiece.newBuilder().setWindowStartMs(start).build();
    }

    private static List<Long> sequences(List<Report> reports) {
        return reports.stream().map(Report::getSequence).distinct().toList();
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
