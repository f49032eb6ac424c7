package io.dure.collector.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.loss.LossLedger;
import io.dure.federation.v1.Acknowledgement;
import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportQueueTest {
    private final LossLedger losses = new LossLedger();
    private final ReportQueue queue = new ReportQueue(7, new ReportQueue.Limits(3, 10_000), losses);

    @Test
    void reportsAreNumberedFromOneAndReadInOrder() {
        queue.add(batch(1), 1);
        queue.add(batch(2), 2);

        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    void acknowledgementTrimsUpToItsNumber() {
        queue.add(batch(1), 1);
        queue.add(batch(2), 2);

        queue.acknowledge(acknowledgement(3, 7, 1));

        assertThat(sequences()).containsExactly(2L);
    }

    @Test
    void acknowledgementOfALowerEpochTrimsNothing() {
        queue.add(batch(1), 1);
        queue.seen(4);

        queue.acknowledge(acknowledgement(3, 7, 1));

        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void acknowledgementOfAnEarlierIncarnationTrimsNothing() {
        queue.add(batch(1), 1);

        queue.acknowledge(acknowledgement(3, 6, 1));

        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void acknowledgementRaisesTheEpoch() {
        queue.acknowledge(acknowledgement(9, 6, 1));

        assertThat(queue.highestEpoch()).isEqualTo(9);
    }

    @Test
    void oldestBatchGoesFirstAndIsCountedWhileEvacuationsStay() {
        queue.add(EvacuationEvent.getDefaultInstance(), 1);
        queue.add(batch(2), 2);
        queue.add(batch(3), 3);
        queue.add(batch(4), 4);

        assertThat(sequences()).containsExactly(1L, 3L, 4L);
        assertThat(losses.of("uplink-full-reports")).isEqualTo(1);
        assertThat(losses.of("uplink-full-windows")).isEqualTo(1);
    }

    @Test
    void bytesAreBoundedToo() {
        ReportQueue small = new ReportQueue(7, new ReportQueue.Limits(100, 50), losses);
        for (int i = 0; i < 20; i++) {
            small.add(batch(i), i);
        }

        assertThat(small.size()).isLessThan(10);
        assertThat(losses.of("uplink-full-reports")).isEqualTo(20 - small.size());
    }

    @Test
    void listenersHearWhatIsCommitted() {
        List<Long> committed = new ArrayList<>();
        queue.onCommitted(committed::add);
        queue.add(batch(1), 1);

        queue.acknowledge(acknowledgement(3, 7, 1));
        queue.acknowledge(acknowledgement(2, 7, 1));

        assertThat(committed).containsExactly(1L);
    }

    private List<Long> sequences() {
        List<Long> sequences = new ArrayList<>();
        for (var next = queue.after(0); next.isPresent(); next = queue.after(sequences.getLast())) {
            sequences.add(next.map(Report::getSequence).get());
        }
        return sequences;
    }

    private static WindowBatch batch(long start) {
        return WindowBatch.newBuilder()
                .addPieces(WindowPiece.newBuilder().setWindowStartMs(start))
                .build();
    }

    private static Acknowledgement acknowledgement(long epoch, long incarnation, long sequence) {
        return Acknowledgement.newBuilder()
                .setEpoch(epoch)
                .setIncarnation(incarnation)
                .setSequence(sequence)
                .build();
    }
}
