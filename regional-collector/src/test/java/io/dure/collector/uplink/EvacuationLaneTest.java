package io.dure.collector.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Report;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvacuationLaneTest {
    private final EvacuationLane lane = new EvacuationLane(6);

    @Test
    void evacuationsAreNumberedFromOneByTheLanesIncarnation() {
        lane.add(EvacuationEvent.getDefaultInstance(), 1);
        lane.add(EvacuationEvent.getDefaultInstance(), 2);

        assertThat(lane.after(0).map(Report::getIncarnation)).contains(6L);
        assertThat(lane.after(0).map(Report::getSequence)).contains(1L);
        assertThat(lane.after(1).map(Report::getSequence)).contains(2L);
        assertThat(lane.after(2)).isEmpty();
    }

    @Test
    void acknowledgementForgetsUpToItsNumberAndIsTold() {
        List<Long> committed = new ArrayList<>();
        lane.onCommitted(committed::add);
        lane.add(EvacuationEvent.getDefaultInstance(), 1);
        lane.add(EvacuationEvent.getDefaultInstance(), 2);

        lane.acknowledge(6, 1);

        assertThat(lane.size()).isEqualTo(1);
        assertThat(committed).containsExactly(1L);
    }

    @Test
    void acknowledgementOfWindowsForgetsNothing() {
        lane.add(EvacuationEvent.getDefaultInstance(), 1);

        lane.acknowledge(7, 1);

        assertThat(lane.size()).isEqualTo(1);
    }
}
