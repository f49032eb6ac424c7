package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Token;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** What a resolver sees. */
class AnsweringTest {
    @TempDir
    static Path data;

    private static Nameserver nameserver;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        nameserver = Fixture.start(data);
        nameserver.apply(Optional.empty(), Fixture.plan(Token.claim(3), 30, 70));
        client = new Client(nameserver.port());
    }

    @AfterAll
    static void stop() {
        nameserver.close();
    }

    @Test
    void aServiceIsAnsweredWithTheEndpointsOfOneMember() throws IOException {
        Message answer = client.ask("portal.egov.test", Type.A);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(answer.getHeader().getFlag(Flags.RA)).isFalse();
        assertThat(answer.getSection(Section.ANSWER)).allMatch(record -> record.getTTL() == 5);
        assertThat(Set.copyOf(Client.addresses(answer)))
                .isIn(Set.of("127.0.1.21", "127.0.1.22"), Set.of("127.0.2.21", "127.0.2.22"));
    }

    @Test
    void everyEndpointIsFirstAtTimes() throws IOException {
        Set<String> first = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            first.add(Client.addresses(client.ask("portal.egov.test", Type.A)).getFirst());
        }
        assertThat(first).containsExactlyInAnyOrder("127.0.1.21", "127.0.1.22", "127.0.2.21", "127.0.2.22");
    }

    @Test
    void aTypeThatAServiceLacksIsAnsweredWithTheSoa() throws IOException {
        assertNegative(client.ask("portal.egov.test", Type.AAAA), Rcode.NOERROR);
    }

    @Test
    void aNameThatDoesNotExistIsAnsweredWithTheSoa() throws IOException {
        assertNegative(client.ask("nothing.egov.test", Type.A), Rcode.NXDOMAIN);
        assertNegative(client.ask("below.portal.egov.test", Type.A), Rcode.NXDOMAIN);
    }

    @Test
    void anEmptyNonTerminalExists() throws IOException {
        assertNegative(client.ask("below.egov.test", Type.A), Rcode.NOERROR);
    }

    private static void assertNegative(Message answer, int rcode) {
        assertThat(answer.getRcode()).isEqualTo(rcode);
        assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        assertThat(answer.getSection(Section.AUTHORITY)).singleElement().satisfies(record -> {
            assertThat(record).isInstanceOf(SOARecord.class);
            assertThat(record.getName().toString(true)).isEqualToIgnoringCase("egov.test");
            assertThat(record.getTTL()).isEqualTo(5);
            assertThat(((SOARecord) record).getMinimum()).isEqualTo(5);
        });
    }

    @Test
    void theTokenStandsBesideTheName() throws IOException {
        assertThat(client.ask("_dure-portal.egov.test", Type.TXT).getSection(Section.ANSWER))
                .singleElement()
                .satisfies(record -> {
                    assertThat(((TXTRecord) record).getStrings()).containsExactly("epoch=3 revision=0");
                    assertThat(record.getTTL()).isEqualTo(1);
                });
    }

    @Test
    void anotherZoneIsRefused() throws IOException {
        Message answer = client.ask("www.example.org", Type.A);
        assertThat(answer.getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(answer.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(client.ask("notegov.test", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(client.ask("test", Type.SOA).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(client.ask("_evidence.private-1.dure", Type.TXT).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void theCaseOfTheQuestionIsEchoed() throws IOException {
        Message answer = client.ask("PoRtAl.eGoV.tEsT", Type.A);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getQuestion().getName()).hasToString("PoRtAl.eGoV.tEsT.");
        assertThat(answer.getSection(Section.ANSWER))
                .allMatch(record -> record.getName().toString().equals("PoRtAl.eGoV.tEsT."));
    }

    @Test
    void anAliasIsFollowedWithinTheZone() throws IOException {
        Message answer = client.ask("www.egov.test", Type.A);
        assertThat(answer.getSection(Section.ANSWER)).hasSize(2);
        assertThat(Client.addresses(answer)).containsExactly("127.0.1.10");
        assertThat(answer.getSection(Section.ANSWER).getLast().getName()).hasToString("ns1.egov.test.");
        assertThat(Client.addresses(client.ask("alias.egov.test", Type.A))).hasSize(2);
        assertThat(client.ask("outside.egov.test", Type.A).getSection(Section.ANSWER))
                .hasSize(1);
        assertThat(client.ask("dangling.egov.test", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void anyIsAnsweredMinimally() throws IOException {
        assertThat(client.ask("portal.egov.test", Type.ANY).getSection(Section.ANSWER))
                .singleElement()
                .satisfies(record -> assertThat(record.getType()).isEqualTo(Type.HINFO));
    }

    @Test
    void aLargeAnswerIsCutAndComesWholeByTcp() throws IOException {
        Message cut = client.ask("long.egov.test", Type.TXT);
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(cut.getSection(Section.ANSWER)).isEmpty();
        Message whole = client.askTcp("long.egov.test", Type.TXT);
        assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(whole.getSection(Section.ANSWER)).hasSize(3);
    }

    @Test
    void ednsIsAnsweredByEdns() throws IOException {
        Message query = Client.query("portal.egov.test", Type.A);
        query.addRecord(new OPTRecord(4096, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
        OPTRecord opt = client.resolver().send(query).getOPT();
        assertThat(opt.getPayloadSize()).isEqualTo(1232);
        assertThat(opt.getVersion()).isZero();
        assertThat(opt.getFlags() & ExtendedFlags.DO).isEqualTo(ExtendedFlags.DO);
        assertThat(client.ask("portal.egov.test", Type.A).getOPT()).isNull();
    }

    @Test
    void anUnknownVersionOfEdnsIsBadvers() throws IOException {
        Message query = Client.query("portal.egov.test", Type.A);
        query.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);
        Message answer = client.resolver().send(query);
        assertThat(answer.getRcode()).isEqualTo(Rcode.BADVERS);
        assertThat(answer.getOPT().getVersion()).isZero();
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
    }

    @Test
    void otherOpcodesAreNotImplemented() throws IOException {
        for (int opcode : List.of(1, Opcode.STATUS, Opcode.NOTIFY, Opcode.UPDATE, 15)) {
            Message query = Client.query("egov.test", Type.SOA);
            query.getHeader().setOpcode(opcode);
            byte[] answer = exchange(query.toWire());
            assertThat(answer[3] & 0xf).isEqualTo(Rcode.NOTIMP);
            assertThat((answer[2] >> 3) & 0xf).isEqualTo(opcode);
        }
    }

    @Test
    void moreOrLessThanOneQuestionIsMalformed() throws IOException {
        byte[] none = Client.query("egov.test", Type.SOA).toWire();
        none[5] = 0;
        assertThat(exchange(none)[3] & 0xf).isEqualTo(Rcode.FORMERR);
        byte[] two = Client.query("egov.test", Type.SOA).toWire();
        two[5] = 2;
        assertThat(exchange(two)[3] & 0xf).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void aResponseIsNeverAnswered() throws IOException {
        long before = nameserver.packets().getOrDefault("dropped-response", 0L);
        byte[] response = Client.query("egov.test", Type.SOA).toWire();
        response[2] |= (byte) 0x80;
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(InetAddress.getLoopbackAddress(), nameserver.port());
            socket.send(new DatagramPacket(response, response.length));
            byte[] query = Client.query("egov.test", Type.NS).toWire();
            socket.send(new DatagramPacket(query, query.length));
            byte[] buffer = new byte[512];
            socket.setSoTimeout(5000);
            socket.receive(new DatagramPacket(buffer, buffer.length));
            assertThat(buffer[0] << 8 | (buffer[1] & 0xff)).isEqualTo((short) (query[0] << 8 | (query[1] & 0xff)));
        }
        assertThat(nameserver.packets().getOrDefault("dropped-response", 0L)).isEqualTo(before + 1);
    }

    @Test
    void pipelinedQueriesOfOneConnectionAreAllAnswered() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), nameserver.port())) {
            socket.setSoTimeout(5000);
            for (int id = 1; id <= 100; id++) {
                Message query = Client.query("portal.egov.test", Type.A);
                query.getHeader().setID(id);
                byte[] wire = query.toWire();
                socket.getOutputStream()
                        .write(ByteBuffer.allocate(wire.length + 2)
                                .putShort((short) wire.length)
                                .put(wire)
                                .array());
            }
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int id = 1; id <= 100; id++) {
                byte[] answer = in.readNBytes(in.readUnsignedShort());
                Message message = new Message(answer);
                assertThat(message.getHeader().getID()).isEqualTo(id);
                assertThat(Client.addresses(message)).hasSize(2);
            }
        }
    }

    @Test
    void signedQueriesAreAnsweredSignedAndNotCounted() throws IOException {
        long before = answers();
        SimpleResolver resolver = client.resolver();
        resolver.setTSIGKey(Keys.of(new byte[32], java.time.Clock.systemUTC()));
        Message answer = resolver.send(Client.query("portal.egov.test", Type.A));
        assertThat(answer.isVerified()).isTrue();
        assertThat(Client.addresses(answer)).hasSize(2);
        assertThat(answers()).isEqualTo(before);
        client.ask("portal.egov.test", Type.A);
        assertThat(answers()).isEqualTo(before + 1);
    }

    private static long answers() {
        return nameserver.status().getFirst().members().stream()
                .mapToLong(member -> member.answers())
                .sum();
    }

    @Test
    void theSerialComesFromTheToken() throws IOException {
        SOARecord soa = (SOARecord)
                client.ask("egov.test", Type.SOA).getSection(Section.ANSWER).getFirst();
        assertThat(soa.getSerial()).isEqualTo(3L << 16);
        assertThat(soa.getHost()).isEqualTo(Name.fromString("ns1.egov.test."));
    }

    private static byte[] exchange(byte[] query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(InetAddress.getLoopbackAddress(), nameserver.port());
            socket.setSoTimeout(5000);
            socket.send(new DatagramPacket(query, query.length));
            DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
            socket.receive(answer);
            return java.util.Arrays.copyOf(answer.getData(), answer.getLength());
        }
    }
}
