package io.dure.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;

/** Against a name server of the test's own, on a socket. */
class DiscoveryTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Dns dns = new Dns();

    @AfterEach
    void stop() {
        dns.socket.close();
    }

    @Test
    void serversComeByPriorityWithThePortThatGoesWithTheProtection() throws IOException {
        dns.answers(srv(20, 0, 389, "dc3.egov.test."), srv(10, 0, 3899, "dc1.egov.test."));

        assertThat(discovery(Protection.START_TLS).servers(Deadline.in(LONG)))
                .containsExactly(new ServerAddress("dc1.egov.test", 3899), new ServerAddress("dc3.egov.test", 389));
        assertThat(discovery(Protection.LDAPS).servers(Deadline.in(LONG)))
                .containsExactly(new ServerAddress("dc1.egov.test", 636), new ServerAddress("dc3.egov.test", 636));
    }

    @Test
    void weightsOfOnePrioritySpreadTheFirstPlace() throws IOException {
        dns.answers(srv(10, 90, 389, "dc1.egov.test."), srv(10, 10, 389, "dc2.egov.test."));
        Discovery discovery = discovery(Protection.START_TLS);
        int first = 0;
        Set<List<ServerAddress>> orders = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            List<ServerAddress> servers = discovery.servers(Deadline.in(LONG));
            orders.add(servers);
            first += servers.getFirst().host().equals("dc1.egov.test") ? 1 : 0;
        }

        assertThat(orders).hasSize(2);
        assertThat(first).isBetween(1_700, 1_900);
        assertThat(dns.questions).hasValue(1);
    }

    @Test
    void serverOutsideTheDomainIsNotTaken() throws IOException {
        dns.answers(srv(1, 0, 389, "dc1.evil.test."), srv(10, 0, 389, "dc1.egov.test."));

        assertThat(discovery(Protection.LDAPS).servers(Deadline.in(LONG)))
                .containsExactly(new ServerAddress("dc1.egov.test", 636));
    }

    @Test
    void domainWithoutServersIsTroubleAndNoEmptyList() throws IOException {
        dns.answers(srv(0, 0, 0, "."));
        assertTrouble(Deadline.in(LONG));

        dns.rcode = Rcode.NXDOMAIN;
        assertTrouble(Deadline.in(LONG));
    }

    @Test
    void nameServerThatIsSilentIsTroubleInTime() throws IOException {
        dns.silent = true;

        assertTrouble(Deadline.in(Duration.ofMillis(100)));
    }

    private void assertTrouble(Deadline deadline) throws IOException {
        Discovery discovery = discovery(Protection.LDAPS);
        assertThatThrownBy(() -> discovery.servers(deadline))
                .isInstanceOfSatisfying(
                        ConnectionTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.NAME));
    }

    private Discovery discovery(Protection protection) throws IOException {
        SimpleResolver resolver =
                new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), dns.socket.getLocalPort()));
        return new Discovery(Name.fromString("egov.test."), protection, resolver, new Random(7));
    }

    private static SRVRecord srv(int priority, int weight, int port, String target) throws TextParseException {
        return new SRVRecord(
                Name.fromString("_ldap._tcp.egov.test."),
                DClass.IN,
                300,
                priority,
                weight,
                port,
                Name.fromString(target));
    }

    private static final class Dns {
        final DatagramSocket socket;
        volatile List<SRVRecord> records = List.of();
        volatile int rcode = Rcode.NOERROR;
        volatile boolean silent;
        final AtomicInteger questions = new AtomicInteger();

        Dns() {
            try {
                socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
            Thread.ofPlatform().daemon().start(this::serve);
        }

        void answers(SRVRecord... all) {
            records = new ArrayList<>(Arrays.asList(all));
        }

        private void serve() {
            byte[] buffer = new byte[1500];
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                    socket.receive(packet);
                    questions.incrementAndGet();
                    if (!silent) {
                        Message question = new Message(Arrays.copyOf(buffer, packet.getLength()));
                        Message answer = new Message(question.getHeader().getID());
                        answer.getHeader().setFlag(Flags.QR);
                        answer.getHeader().setRcode(rcode);
                        answer.addRecord(question.getQuestion(), Section.QUESTION);
                        if (rcode == Rcode.NOERROR) {
                            records.forEach(found -> answer.addRecord(found, Section.ANSWER));
                        }
                        byte[] wire = answer.toWire();
                        socket.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
                    }
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }
    }
}
