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
import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real hub process that is killed while it commits. */
class KilledHubTest {
    private static final Pattern LISTENING = Pattern.compile("gRPC Server started.* port: (\\d+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void kill() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private Process start(HubFolder files) throws Exception {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                HubApplication.class.getName()));
        command.addAll(files.arguments());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    /** Reads what the process says until it listens, and lets the rest flow by. */
    private static int port(Process process) throws Exception {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new AssertionError("the hub ended before it listened:\n" + said);
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
        Process first = start(files);
        long acknowledged = 0;
        try (HandDrivenCollector collector = greeted(files, port(first), 1)) {
            Thread sender = Thread.ofPlatform().start(() -> {
                for (long sequence = 1; sequence <= 20_000 && first.isAlive(); sequence++) {
                    collector.send(report(sequence));
                }
            });
            while (acknowledged < 200) {
                acknowledged = collector
                        .await(HubMessage::hasAcknowledgement)
                        .getAcknowledgement()
                        .getSequence();
            }
            first.destroyForcibly();
            first.waitFor();
            sender.interrupt();
            sender.join();
        }

        Process second = start(files);
        try (HandDrivenCollector collector = greeted(files, port(second), 2)) {
            collector.send(report(1));
            assertThat(collector
                            .await(HubMessage::hasAcknowledgement)
                            .getAcknowledgement()
                            .getSequence())
                    .isGreaterThanOrEqualTo(acknowledged);
        }
        second.destroyForcibly();
        second.waitFor();

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
        Process first = start(files);
        int port = port(first);

        Process second = start(files);
        String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(2);
        assertThat(said).contains("dure.hub.data").contains("another hub uses");
        assertThat(port).isPositive();
        assertThat(first.isAlive()).isTrue();
    }
}
