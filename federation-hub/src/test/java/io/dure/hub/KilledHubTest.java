package io.dure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.federation.HandDrivenCollector;
import io.dure.hub.store.DuckDb;
import io.dure.hub.store.ReportStore;
import io.dure.hub.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real hub process that is killed while it commits. */
class KilledHubTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<HubProcess> processes = new ArrayList<>();

    @AfterEach
    void kill() throws InterruptedException {
        for (HubProcess process : processes) {
            process.close();
        }
    }

    private HubProcess start(HubFolder files) throws Exception {
        HubProcess process = HubProcess.start(files);
        processes.add(process);
        return process;
    }

    private static CollectorMessage.Builder report(long sequence) {
        long start = Math.floorDiv(Instant.now().toEpochMilli(), 10_000L) * 10_000 - 20_000;
        return CollectorMessage.newBuilder()
                .setReport(Report.newBuilder()
                        .setSequence(sequence)
                        .setWindows(WindowBatch.newBuilder()
                                .addPieces(WindowPiece.newBuilder()
                                        .setInstance(Instance.newBuilder()
                                                .setService("portal")
                                                .setSite("private")
                                                .setInstance("instance-" + sequence))
                                        .setWindowStartMs(start)
                                        .setWindowMs(10_000))));
    }

    private static HandDrivenCollector greeted(HubFolder files, int port, long epoch) throws Exception {
        HandDrivenCollector collector = HandDrivenCollector.connect(port, files.certificate(), HubFolder.PRIVATE_TOKEN);
        collector.send(
                CollectorMessage.newBuilder().setHello(HandDrivenCollector.hello("private-1", "private", "private")));
        assertThat(collector.await(HubMessage::hasWelcome).getWelcome().getEpoch())
                .isEqualTo(epoch);
        return collector;
    }

    @Test
    void acknowledgedNumbersAndAuditOutliveAKillInMidCommit() throws Exception {
        HubFolder files = HubFolder.write(folder);
        HubProcess first = start(files);
        long acknowledged = 0;
        try (HandDrivenCollector collector = greeted(files, first.grpcPort(), 1)) {
            Thread sender = Thread.ofPlatform().start(() -> {
                for (long sequence = 1; sequence <= 20_000 && first.process().isAlive(); sequence++) {
                    collector.send(report(sequence));
                }
            });
            while (acknowledged < 200) {
                acknowledged = collector
                        .await(HubMessage::hasAcknowledgement)
                        .getAcknowledgement()
                        .getSequence();
            }
            first.close();
            sender.interrupt();
            sender.join();
        }

        HubProcess second = start(files);
        try (HandDrivenCollector collector = greeted(files, second.grpcPort(), 2)) {
            collector.send(report(1));
            assertThat(collector
                            .await(HubMessage::hasAcknowledgement)
                            .getAcknowledgement()
                            .getSequence())
                    .isGreaterThanOrEqualTo(acknowledged);
        }
        second.close();

        try (DuckDb database = DuckDb.open(folder.resolve("data"), 256_000_000)) {
            Stores stores = Stores.of(database, Clock.systemUTC());
            List<WindowPiece> pieces = new ArrayList<>();
            stores.reports().pieces(Instant.EPOCH, pieces::add);
            ReportStore.Stored known = stores.reports()
                    .store(
                            "private-1",
                            List.of(report(1).getReport().toBuilder()
                                    .setIncarnation(1)
                                    .build()));
            assertThat(pieces).as("number and data are committed together").hasSize((int)
                    known.committed().getFirst().highest());
            assertThat(stores.audit().page(100, Optional.empty()).entries())
                    .extracting(AuditEntry::act)
                    .contains("provision", "claim");
        }
    }

    @Test
    void aSecondHubOnTheFolderSaysSoAndExitsWithTwo() throws Exception {
        HubFolder files = HubFolder.write(folder);
        HubProcess first = start(files);
        int port = first.grpcPort();

        HubProcess second = start(files);
        String said = new String(second.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.process().exitValue()).isEqualTo(2);
        assertThat(said).contains("dure.hub.data").contains("another hub uses");
        assertThat(port).isPositive();
        assertThat(first.process().isAlive()).isTrue();
    }
}
