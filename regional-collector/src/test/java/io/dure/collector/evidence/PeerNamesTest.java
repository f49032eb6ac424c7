package io.dure.collector.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.collector.settings.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PeerNamesTest {
    private static final HostPort WITNESS = new HostPort("witness.dure.test", 5300);
    private static final HostPort PUBLIC = new HostPort("public.dure.test", 5300);

    private final Map<String, InetSocketAddress> directory = new HashMap<>();
    private final PeerNames names = new PeerNames(
            peer -> directory.getOrDefault(peer.host(), InetSocketAddress.createUnresolved(peer.host(), peer.port())));

    private static InetSocketAddress at(int last) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), 5300);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aPeerThatMovedIsFollowed() {
        Supplier<InetSocketAddress> witness = names.follow(WITNESS);
        assertThat(witness.get().isUnresolved()).isTrue();

        directory.put("witness.dure.test", at(1));
        names.lookUp();
        assertThat(witness.get()).isEqualTo(at(1));

        directory.put("witness.dure.test", at(2));
        names.lookUp();
        assertThat(witness.get()).isEqualTo(at(2));
    }

    @Test
    void aNameThatCannotBeLookedUpKeepsItsLastAddress() {
        Supplier<InetSocketAddress> witness = names.follow(WITNESS);
        directory.put("witness.dure.test", at(1));
        names.lookUp();

        directory.clear();
        names.lookUp();

        assertThat(witness.get()).isEqualTo(at(1));
    }

    @Test
    void anErrorWithOneNameKeepsNoOtherFromBeingFollowed() {
        PeerNames failing = new PeerNames(peer -> {
            if (peer.equals(WITNESS)) {
                throw new StackOverflowError("in the lookup");
            }
            return at(3);
        });
        failing.follow(WITNESS);
        Supplier<InetSocketAddress> other = failing.follow(PUBLIC);

        failing.lookUp();

        assertThat(other.get()).isEqualTo(at(3));
    }

    @Test
    void aLookupThatHangsIsNotWaitedFor() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (PeerNames hanging = new PeerNames(peer -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return at(1);
        })) {
            Supplier<InetSocketAddress> witness = hanging.follow(WITNESS);
            hanging.start();
            await().until(() -> asked.getCount() == 0);

            assertThat(witness.get().isUnresolved()).isTrue();
        }
    }
}
