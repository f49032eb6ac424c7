package io.dure.gslb.provider.rfc2136.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.rfc2136.render.SerialQuorum.Reading;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SerialQuorumTest {
    private static final Reading CURRENT = new Reading.Current("ns2");
    private static final Reading BEHIND = new Reading.Behind("ns3", 6);
    private static final Reading SILENT = new Reading.Silent("ns4", "no answer in time");

    @Test
    void aPrimaryAloneIsInSync() {
        assertThat(judge()).isInstanceOf(Propagation.InSync.class);
    }

    @Test
    void mostServersAreEnough() {
        assertThat(judge(CURRENT, BEHIND)).isInstanceOf(Propagation.InSync.class);
        assertThat(judge(CURRENT, SILENT)).isInstanceOf(Propagation.InSync.class);
        assertThat(judge(CURRENT, CURRENT, BEHIND, SILENT)).isInstanceOf(Propagation.InSync.class);
    }

    @Test
    void aDeadServerOfTwoIsNotWaitedForAndALivingOneIs() {
        assertThat(judge(SILENT)).isInstanceOf(Propagation.InSync.class);
        assertThat(judge(BEHIND)).isInstanceOf(Propagation.Pending.class);
    }

    @Test
    void tooFewSayWhoIsMissing() {
        assertThat(judge(BEHIND, SILENT))
                .isEqualTo(new Propagation.Pending(
                        "1 of 3 servers have serial 7: ns3 has 6, ns4 does not answer (no answer in time)"));
        assertThat(judge(SILENT, SILENT)).isInstanceOf(Propagation.Pending.class);
    }

    @Property
    void serialsGoAround(@ForAll int serial) {
        long before = Integer.toUnsignedLong(serial);
        long after = Integer.toUnsignedLong(serial + 1);
        assertThat(SerialQuorum.isAtLeast(after, before)).isTrue();
        assertThat(SerialQuorum.isAtLeast(before, before)).isTrue();
        assertThat(SerialQuorum.isAtLeast(before, after)).isFalse();
    }

    private static Propagation judge(Reading... secondaries) {
        return SerialQuorum.judge(7, List.of(secondaries));
    }
}
