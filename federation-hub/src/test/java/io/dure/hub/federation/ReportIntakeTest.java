package io.dure.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.ReportStore;
import io.dure.hub.store.StoreUnavailable;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReportIntakeTest {
    private static final Enrolled COLLECTOR = new Enrolled("private-1", Optional.of("private"), "private");

    private final HandStore store = new HandStore();
    private final HandLeadership leadership = new HandLeadership();
    private final List<Long> stored = new CopyOnWriteArrayList<>();
    private final List<Long> followed = new CopyOnWriteArrayList<>();
    private final List<HubMessage> sent = new CopyOnWriteArrayList<>();
    private final List<Throwable> ended = new CopyOnWriteArrayList<>();
    private volatile boolean listenersFail;
    private final StoreHealth health = new StoreHealth(Clock.systemUTC());
    private final IntakeCounts counts = new IntakeCounts();

    private ReportIntake intake(long incarnation) {
        CollectorEvents events = new CollectorEvents() {
            @Override
            public void stored(Enrolled collector, List<Report> fresh) {
                if (listenersFail) {
                    throw new InternalError("test");
                }
                fresh.forEach(report -> stored.add(report.getSequence()));
            }

            @Override
            public void followed(Enrolled collector, List<Report> reports) {
                reports.forEach(report -> followed.add(report.getSequence()));
            }
        };
        ReportIntake intake = new ReportIntake(
                COLLECTOR,
                incarnation,
                new ReportIntake.Shared("hub-1", store, events, leadership, health, counts),
                new StreamSender(new StreamObserver<>() {
                    @Override
                    public void onNext(HubMessage message) {
                        sent.add(message);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        ended.add(failure);
                    }

                    @Override
                    public void onCompleted() {}
                }));
        intake.start();
        return intake;
    }

    @Test
    void aFailureOfTheVirtualMachineEndsTheStreamForTheNextToGoOn() {
        listenersFail = true;
        ReportIntake intake = intake(1);

        intake.take(report(1));

        await(() -> !ended.isEmpty());
        assertThat(ended).singleElement().asString().contains("internal-error");
    }

    private static Report report(long sequence) {
        return Report.newBuilder()
                .setSequence(sequence)
                .setWindows(WindowBatch.newBuilder()
                        .addPieces(WindowPiece.newBuilder()
                                .setInstance(Instance.newBuilder()
                                        .setService("portal")
                                        .setSite("private")
                                        .setInstance("a"))
                                .setWindowStartMs(sequence * 10_000)
                                .setReportedStartMs(sequence * 10_000)
                                .setWindowMs(10_000)))
                .build();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(1))
                .until(condition);
    }

    private boolean said(Predicate<HubMessage> what) {
        return sent.stream().anyMatch(what);
    }

    private long acknowledged(long incarnation) {
        return sent.stream()
                .filter(HubMessage::hasAcknowledgement)
                .filter(message -> message.getAcknowledgement().getIncarnation() == incarnation)
                .mapToLong(message -> message.getAcknowledgement().getSequence())
                .max()
                .orElse(0);
    }

    @Test
    void whatIsBeingStoredWhenTheStreamClosesIsStoredAndTold() throws Exception {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        store.before = reports -> {
            storing.countDown();
            goOn.await();
        };
        ReportIntake intake = intake(7);
        intake.take(report(1));
        storing.await();
        intake.take(report(2));

        intake.close();
        goOn.countDown();

        await(() -> stored.contains(1L));
        ReportIntake next = intake(7);
        next.take(report(1));
        next.take(report(2));
        await(() -> acknowledged(7) == 2);
        assertThat(stored).as("each once, none lost").containsExactly(1L, 2L);
        next.close();
    }

    @Test
    void aStoreThatFailsHoldsReportsAndLosesNone() throws Exception {
        store.failures.set(2);
        ReportIntake intake = intake(7);
        intake.take(report(1));
        intake.take(report(2));

        await(() -> health.trouble().isPresent());
        assertThat(health.trouble().orElseThrow().code()).isEqualTo("disk-full");
        await(() -> acknowledged(7) == 2);

        assertThat(stored).containsExactly(1L, 2L);
        assertThat(health.trouble()).isEmpty();
        assertThat(followed).as("shown all the while").contains(1L);
        assertThat(said(message -> message.getPace().getRetryAfterMs() == 5_000
                        && message.getPace().getReason().equals("disk-full")))
                .isTrue();
        await(() -> said(message -> message.hasPace() && message.getPace().getRetryAfterMs() == 0));
        intake.close();
    }

    @Test
    void aFollowerShowsReportsAndStoresThemOnlyOnceTheyComeAgain() throws Exception {
        leadership.leads = false;
        ReportIntake intake = intake(7);
        intake.take(report(1));
        intake.take(report(2));
        await(() -> followed.contains(2L));

        leadership.epoch = 5;
        leadership.leads = true;
        intake.take(report(3));
        await(() -> followed.contains(3L));
        await(() -> said(message ->
                message.getWelcome().getLeader() && message.getWelcome().getEpoch() == 5));
        assertThat(stored)
                .as("an acknowledgement of 3 would be one of 1 and 2, too")
                .isEmpty();

        for (long sequence = 1; sequence <= 4; sequence++) {
            intake.take(report(sequence));
        }
        await(() -> acknowledged(7) == 4);
        assertThat(stored).containsExactly(1L, 2L, 3L, 4L);
        intake.close();
    }

    @Test
    void aLaneThatWasPassedOverIsNotStoredBecauseOfAnother() throws Exception {
        leadership.leads = false;
        ReportIntake intake = intake(7);
        intake.take(report(1));
        intake.take(report(2));
        intake.take(report(41).toBuilder().setIncarnation(9).build());
        await(() -> followed.contains(41L));

        leadership.leads = true;
        intake.take(report(3));
        intake.take(report(51).toBuilder().setIncarnation(8).build());
        await(() -> acknowledged(8) == 51);
        assertThat(stored).as("nothing of incarnation 8 was passed over").containsExactly(51L);

        intake.take(report(41).toBuilder().setIncarnation(9).build());
        for (long sequence = 1; sequence <= 3; sequence++) {
            intake.take(report(sequence));
        }
        await(() -> acknowledged(9) == 41 && acknowledged(7) == 3);
        assertThat(stored).containsExactly(51L, 41L, 1L, 2L, 3L);
        intake.close();
    }

    @Test
    void aFullQueueHoldsUpNothingAndWhatWasPassedOverComesAgain() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        store.before = reports -> goOn.await();
        ReportIntake intake = intake(7);
        for (long sequence = 1; sequence <= 2_000; sequence++) {
            intake.take(report(sequence));
        }
        assertThat(said(message -> message.getPace().getReason().equals("store-busy")))
                .isTrue();
        sent.clear();
        goOn.countDown();
        await(() -> said(message -> message.getWelcome().getLeader()));

        long unacknowledged = acknowledged(7) + 1;
        assertThat(unacknowledged).isLessThan(2_000);
        for (long sequence = unacknowledged; sequence <= 2_000; sequence++) {
            long now = sequence;
            await(() -> now - acknowledged(7) < 200);
            intake.take(report(sequence));
        }
        await(() -> acknowledged(7) == 2_000);
        assertThat(stored).hasSize(2_000).isSorted().doesNotHaveDuplicates();
        intake.close();
    }

    @Test
    void eachIncarnationIsAcknowledgedOnItsOwnWithWhatItRepeated() throws Exception {
        ReportIntake intake = intake(7);
        intake.take(report(1).toBuilder().setIncarnation(6).build());
        intake.take(report(1));

        await(() -> acknowledged(6) == 1 && acknowledged(7) == 1);
        assertThat(sent.stream()
                        .filter(HubMessage::hasAcknowledgement)
                        .map(HubMessage::getAcknowledgement)
                        .filter(acknowledgement -> acknowledgement.getIncarnation() == 7))
                .last()
                .satisfies(acknowledgement ->
                        assertThat(acknowledgement.getRepeatedWindows()).isEqualTo(1));
        intake.close();
    }

    private static final class HandLeadership implements Leadership {
        private volatile boolean leads = true;
        private volatile long epoch = 1;

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public boolean leads() {
            return leads;
        }
    }

    private static final class HandStore implements ReportStore {
        private final ReportStore inner = InMemoryStores.create(
                        Clock.fixed(Instant.ofEpochMilli(20_000_000), ZoneOffset.UTC))
                .reports();
        private volatile @Nullable Before before;
        private final AtomicInteger failures = new AtomicInteger();

        private interface Before {
            void storing(List<Report> reports) throws InterruptedException;
        }

        @Override
        public Stored store(String collector, List<Report> reports) {
            Before hook = before;
            if (hook != null) {
                try {
                    hook.storing(reports);
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StoreUnavailable(StoreUnavailable.DISK_FULL, "no room");
            }
            return inner.store(collector, reports);
        }

        @Override
        public void pieces(Instant from, Consumer<WindowPiece> reader) {
            inner.pieces(from, reader);
        }

        @Override
        public List<EvacuationEvent> evacuations(Instant from) {
            return inner.evacuations(from);
        }
    }
}
