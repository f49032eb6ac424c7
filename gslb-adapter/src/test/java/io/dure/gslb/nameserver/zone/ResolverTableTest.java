package io.dure.gslb.nameserver.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverTableTest {
    private Instant now = Instant.ofEpochMilli(1_000);
    private final ResolverTable table = new ResolverTable(() -> now);

    private static long client(int... bytes) throws UnknownHostException {
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = (byte) bytes[i];
        }
        return ResolverTable.client(InetAddress.getByAddress(address));
    }

    @Test
    void answersAreCountedByClientWithTheirFirstAndLastTime() throws UnknownHostException {
        table.count(client(127, 0, 100, 1));
        now = now.plusMillis(5_000);
        table.count(client(127, 0, 100, 2));
        table.count(client(127, 0, 100, 1));

        ResolverTable.Taken taken = table.take();

        assertThat(taken.others()).isZero();
        assertThat(taken.clients())
                .containsExactlyInAnyOrder(
                        new ResolverTable.Client(client(127, 0, 100, 1), 2, 1_000, 6_000),
                        new ResolverTable.Client(client(127, 0, 100, 2), 1, 6_000, 6_000));
        assertThat(table.take().clients()).as("taken only once").isEmpty();
    }

    @Test
    void clientsBeyondTheBoundAreCountedTogether() {
        for (long client = 1; client <= ResolverTable.MOST + 500; client++) {
            table.count(client);
        }

        ResolverTable.Taken taken = table.take();

        assertThat(taken.clients()).hasSizeLessThanOrEqualTo(ResolverTable.MOST);
        assertThat(taken.clients().size() + taken.others()).isEqualTo(ResolverTable.MOST + 500);
    }

    @Test
    void countsOfManyThreadsAddUp() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int answer = 0; answer < 20_000; answer++) {
                    table.count(1 + answer % 1_000);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(table.take().clients()).hasSize(1_000).allMatch(client -> client.answers() == 80);
    }

    @Test
    void anIpv6ClientIsItsNetwork() throws UnknownHostException {
        long one = client(0x20, 1, 0xd, 0xb8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1);
        long neighbour = client(0x20, 1, 0xd, 0xb8, 0, 0, 0, 1, 9, 9, 9, 9, 9, 9, 9, 9);
        long other = client(0x20, 1, 0xd, 0xb8, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1);

        assertThat(one).isEqualTo(neighbour).isNotEqualTo(other).isPositive();
    }
}
