package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Hello;
import io.dure.gslb.plan.ServiceName;
import io.dure.hub.federation.Commands;
import org.junit.jupiter.api.Test;

class PlanHoldersTest {
    private static final Hello WITNESS = Hello.getDefaultInstance();
    private static final Hello NAMESERVER =
            Hello.newBuilder().setHostsNameserver(true).build();

    private final PlanHolders holders = new PlanHolders();
    private final Commands first = (command, deadline) -> new Commands.Outcome.NotSent("first");
    private final Commands second = (command, deadline) -> new Commands.Outcome.NotSent("second");

    @Test
    void aStreamThatEndedIsUnlinked() {
        holders.connected("private-1", NAMESERVER, first);

        holders.disconnected("private-1", first);

        assertThat(holders.isConnected("private-1")).isFalse();
    }

    @Test
    void theEndOfAnOlderStreamDoesNotUnlinkTheNewerOne() {
        holders.connected("private-1", NAMESERVER, first);
        holders.connected("private-1", NAMESERVER, second);

        holders.disconnected("private-1", first);

        assertThat(holders.isConnected("private-1")).isTrue();
        assertThat(holders.provider("private-1")
                        .observe(new ServiceName("portal", "portal.egov.test"))
                        .toString())
                .contains("second");
    }

    @Test
    void onlyCollectorsWithoutANameserverAreWitnesses() {
        holders.connected("private-1", NAMESERVER, first);
        holders.connected("witness-1", WITNESS, second);

        assertThat(holders.witnesses()).containsExactly("witness-1");
    }
}
