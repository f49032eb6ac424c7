package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.nameserver.evidence.EvidenceKey;
import io.dure.gslb.nameserver.evidence.EvidencePeers;
import io.dure.gslb.nameserver.evidence.EvidencePoller;
import io.dure.gslb.nameserver.evidence.PollResult;
import io.dure.gslb.nameserver.evidence.PollResult.Missed;
import io.dure.gslb.nameserver.evidence.PollResult.Reason;
import io.dure.gslb.nameserver.evidence.PollResult.Received;
import io.dure.gslb.nameserver.server.Transport;
import io.dure.gslb.plan.Token;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/** One vantage point asks another, over sockets. */
class EvidenceExchangeTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private volatile Evidence evidence = Fixture.evidence("witness-1", "third", 5, Fixture.PRIVATE);
    private final BlockingQueue<PollResult> results = new LinkedBlockingQueue<>();
    private Nameserver witness;

    @BeforeEach
    void start() throws IOException {
        witness = Nameserver.start(
                new NameserverConfig(
                        "witness-1", Transport.of(new InetSocketAddress(LOOPBACK, 0)), Fixture.KEY, Optional.empty()),
                Clock.systemUTC(),
                Clock.systemUTC(),
                () -> evidence);
    }

    @AfterEach
    void stop() {
        witness.close();
    }

    @Test
    void evidenceArrivesAsItWasGiven() throws InterruptedException {
        assertThat(poll("witness-1", witness.port(), Fixture.KEY, Clock.systemUTC()))
                .isEqualTo(new Received("witness-1", evidence));
    }

    @Test
    void evidenceTooLargeForUdpArrivesByTcp() throws InterruptedException {
        List<NameserverStatus> statuses = IntStream.range(0, 60)
                .mapToObj(i -> new NameserverStatus(
                        "private-1",
                        "service-" + i,
                        Optional.of(Token.claim(1)),
                        List.of(new MemberStatus(
                                "private", 1, 0, false, Verdict.UP, Optional.empty(), i, Fixture.PRIVATE)),
                        false,
                        Instant.EPOCH))
                .toList();
        Evidence small = evidence;
        Evidence large = new Evidence(
                small.vantagePoint(),
                small.domain(),
                small.incarnation(),
                small.sequence(),
                small.time(),
                small.blind(),
                small.endpoints(),
                statuses);
        evidence = large;
        assertThat(poll("witness-1", witness.port(), Fixture.KEY, Clock.systemUTC()))
                .isEqualTo(new Received("witness-1", large));
        assertThat(witness.packets()).containsEntry("truncated", 1L).containsEntry("received-tcp", 1L);
    }

    @Test
    void anotherKeyIsNotBelieved() throws InterruptedException {
        byte[] secret = new byte[32];
        secret[0] = 1;
        EvidenceKey other = new EvidenceKey("dure-evidence", secret);
        assertMissed(poll("witness-1", witness.port(), other, Clock.systemUTC()), Reason.BAD_SIGNATURE);
        assertThat(witness.packets().getOrDefault("signature-invalid", 0L)).isPositive();
    }

    @Test
    void aKeyOfAnotherNameIsNotBelieved() throws InterruptedException {
        EvidenceKey other = new EvidenceKey("other", new byte[32]);
        assertMissed(poll("witness-1", witness.port(), other, Clock.systemUTC()), Reason.BAD_SIGNATURE);
    }

    @Test
    void aClockBeyondTheFudgeIsSaid() throws InterruptedException {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
        assertMissed(poll("witness-1", witness.port(), Fixture.KEY, ahead), Reason.BAD_TIME);
    }

    @Test
    void aClockWithinTheFudgeDoesNotMatter() throws InterruptedException {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(4));
        assertThat(poll("witness-1", witness.port(), Fixture.KEY, ahead)).isInstanceOf(Received.class);
    }

    @Test
    void anotherVantagePointsEvidenceIsNotBelieved() throws InterruptedException {
        evidence = Fixture.evidence("private-1", "private", 5, List.of());
        assertMissed(poll("witness-1", witness.port(), Fixture.KEY, Clock.systemUTC()), Reason.MALFORMED);
    }

    @Test
    void aVantagePointThatIsNotServedIsRefused() throws InterruptedException {
        assertMissed(poll("public-1", witness.port(), Fixture.KEY, Clock.systemUTC()), Reason.REFUSED);
    }

    @Test
    void silenceIsATimeoutAndAClosedPortUnreachable() throws IOException, InterruptedException {
        try (DatagramSocket mute = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            assertMissed(poll("witness-1", mute.getLocalPort(), Fixture.KEY, Clock.systemUTC()), Reason.TIMEOUT);
        }
        int closed = witness.port();
        witness.close();
        assertMissed(poll("witness-1", closed, Fixture.KEY, Clock.systemUTC()), Reason.UNREACHABLE);
    }

    @Test
    void evidenceOlderThanWhatWasReceivedIsAReplay() throws InterruptedException {
        try (EvidencePoller poller = EvidencePoller.start(
                peers("witness-1", witness.port(), Duration.ofMillis(100)),
                Fixture.KEY,
                Clock.systemUTC(),
                results::add)) {
            assertThat(take()).isInstanceOf(Received.class);
            evidence = Fixture.evidence("witness-1", "third", 4, List.of());
            PollResult result = take();
            while (result instanceof Received received && received.evidence().sequence() == 5) {
                result = take();
            }
            assertMissed(result, Reason.REPLAY);
            evidence = Fixture.evidence("witness-1", "third", 6, List.of());
            while (result instanceof Missed) {
                result = take();
            }
            assertThat(((Received) result).evidence().sequence()).isEqualTo(6);
        }
    }

    @Test
    void forgedAnswersDoNotSilenceAVantagePoint() throws Exception {
        // Stands between the two and sends rubbish and an unsigned copy before every true answer.
        try (DatagramSocket between = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                DatagramSocket beyond = new DatagramSocket()) {
            beyond.connect(LOOPBACK, witness.port());
            Thread relay = Thread.ofPlatform().daemon().start(() -> relay(between, beyond));
            assertThat(poll("witness-1", between.getLocalPort(), Fixture.KEY, Clock.systemUTC()))
                    .isInstanceOf(Received.class);
            between.close();
            relay.join();
        }
    }

    private static void relay(DatagramSocket between, DatagramSocket beyond) {
        try {
            DatagramPacket question = new DatagramPacket(new byte[4096], 4096);
            between.receive(question);
            beyond.send(new DatagramPacket(question.getData(), question.getLength()));
            DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
            beyond.receive(answer);
            byte[] forged = java.util.Arrays.copyOf(answer.getData(), answer.getLength());
            forged[answer.getLength() - 20] ^= 1;
            for (byte[] packet : List.of(new byte[3], new byte[100], forged)) {
                between.send(new DatagramPacket(packet, packet.length, question.getSocketAddress()));
            }
            between.send(new DatagramPacket(answer.getData(), answer.getLength(), question.getSocketAddress()));
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Test
    void aWrongSignatureIsAnsweredAsRfc8945Says() throws IOException {
        Client client = new Client(witness.port());
        SimpleResolver resolver = client.resolver();
        byte[] secret = new byte[32];
        secret[0] = 1;
        Message query = Client.query("_evidence.witness-1.dure", Type.TXT);
        query.setTSIG(Keys.of(secret, Clock.systemUTC()), Rcode.NOERROR, null);
        Message answer = resolver.send(query);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOTAUTH);
        TSIGRecord signature = answer.getTSIG();
        assertThat(signature.getError()).isEqualTo(Rcode.BADSIG);
        assertThat(signature.getSignature()).isEmpty();
        assertThat(client.ask("_evidence.witness-1.dure", Type.TXT).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void aPeerWithoutAKnownAddressIsUnreachableAndAskedAsSoonAsItHasOne() throws Exception {
        AtomicReference<InetSocketAddress> address =
                new AtomicReference<>(InetSocketAddress.createUnresolved("witness.dure.test", 5300));
        EvidencePeers peers = new EvidencePeers(
                List.of(new EvidencePeers.Peer("witness-1", address::get)),
                Duration.ofMillis(50),
                Duration.ofMillis(40),
                Optional.of(LOOPBACK));
        try (EvidencePoller poller = EvidencePoller.start(peers, Fixture.KEY, Clock.systemUTC(), results::add)) {
            assertMissed(take(), Reason.UNREACHABLE);
            address.set(new InetSocketAddress(LOOPBACK, witness.port()));
            PollResult result = take();
            while (!(result instanceof Received)) {
                result = take();
            }
        }
    }

    private PollResult poll(String vantagePoint, int port, EvidenceKey key, Clock clock) throws InterruptedException {
        try (EvidencePoller poller =
                EvidencePoller.start(peers(vantagePoint, port, Duration.ofSeconds(30)), key, clock, results::add)) {
            return take();
        }
    }

    private PollResult take() throws InterruptedException {
        PollResult result = results.poll(20, TimeUnit.SECONDS);
        assertThat(result).isNotNull();
        return result;
    }

    private static EvidencePeers peers(String vantagePoint, int port, Duration period) {
        return new EvidencePeers(
                List.of(new EvidencePeers.Peer(vantagePoint, new InetSocketAddress(LOOPBACK, port))),
                period,
                period.compareTo(Duration.ofSeconds(3)) > 0 ? Duration.ofSeconds(2) : period.minusMillis(10),
                Optional.of(LOOPBACK));
    }

    private static void assertMissed(PollResult result, Reason reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Missed.class,
                        missed ->
                                assertThat(missed.reason()).as(missed.detail()).isEqualTo(reason));
    }
}
