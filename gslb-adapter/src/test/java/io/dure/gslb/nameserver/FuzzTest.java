package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.nameserver.message.Query;
import io.dure.gslb.nameserver.message.QueryReader;
import io.dure.gslb.nameserver.message.Rcode;
import io.dure.gslb.nameserver.message.ResponseWriter;
import io.dure.gslb.nameserver.server.PacketCounter;
import io.dure.gslb.nameserver.zone.AnswerCounters;
import io.dure.gslb.nameserver.zone.ServiceAnswer;
import io.dure.gslb.nameserver.zone.Zone;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import io.dure.gslb.plan.Token;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Whatever a packet holds, it does no harm. */
class FuzzTest {
    private static final long SEED = 20_261_122;

    @TempDir
    Path data;

    @Test
    void mutatedPacketsAreAnsweredOrDropped() throws IOException {
        Random random = new Random(SEED);
        SplittableRandom draws = new SplittableRandom(SEED);
        List<byte[]> seeds = seeds();
        Zone zone = zone();
        Query query = new Query();
        ByteBuf out = Unpooled.buffer(65535);
        int[] rcodes = new int[32];
        for (int i = 0; i < 400_000; i++) {
            byte[] packet = mutate(seeds.get(random.nextInt(seeds.size())), random);
            ByteBuf in = Unpooled.wrappedBuffer(packet);
            out.clear();
            int rcode = QueryReader.read(in, query);
            if (rcode == QueryReader.DISCARD) {
                continue;
            }
            rcodes[rcode]++;
            int limit = ResponseWriter.udpLimit(query);
            if (rcode == Rcode.NOERROR) {
                zone.answer(in, query, out, limit, draws, true);
            } else {
                ResponseWriter.refuse(in, query, out, rcode);
            }
            assertThat(out.readableBytes()).as("seed %d, packet %d", SEED, i).isBetween(12, 1232);
            assertThat(out.getShort(0)).isEqualTo(in.getShort(0));
            assertThat(out.getByte(2) & 0x80).isNotZero();
            if (i % 16 == 0) {
                byte[] response = new byte[out.readableBytes()];
                out.getBytes(0, response);
                assertThat(new Message(response).getHeader().getCount(Section.QUESTION))
                        .isLessThan(2);
            }
        }
        assertThat(rcodes[Rcode.NOERROR]).isGreaterThan(1000);
        assertThat(rcodes[Rcode.FORMERR]).isGreaterThan(1000);
        assertThat(rcodes[Rcode.NOTIMP]).isGreaterThan(1000);
        assertThat(rcodes[Rcode.BADVERS]).isGreaterThan(100);
    }

    @Test
    void garbageOnTheSocketsLeavesTheNameserverAnswering() throws IOException {
        Random random = new Random(SEED);
        List<byte[]> seeds = seeds();
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(Token.claim(1), 50, 50));
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.connect(loopback, nameserver.port());
                for (int i = 0; i < 20_000; i++) {
                    byte[] packet = mutate(seeds.get(random.nextInt(seeds.size())), random);
                    socket.send(new DatagramPacket(packet, packet.length));
                }
            }
            for (int i = 0; i < 50; i++) {
                try (Socket socket = new Socket(loopback, nameserver.port())) {
                    byte[] packet = mutate(seeds.get(random.nextInt(seeds.size())), random);
                    int length = random.nextBoolean() ? packet.length : random.nextInt(65536);
                    socket.getOutputStream()
                            .write(ByteBuffer.allocate(packet.length + 2)
                                    .putShort((short) length)
                                    .put(packet)
                                    .array());
                }
            }
            assertThat(Client.addresses(askUntilHeard(new Client(nameserver.port()))))
                    .hasSize(2);
            assertThat(Client.addresses(new Client(nameserver.port()).askTcp("portal.egov.test", Type.A)))
                    .hasSize(2);
            assertThat(nameserver.packets()).containsEntry("internal-error", 0L);
        }
    }

    /** A full socket buffer may lose a question over UDP, as any network may; a resolver asks again. */
    private static Message askUntilHeard(Client client) throws IOException {
        for (int attempt = 1; attempt < 10; attempt++) {
            try {
                return client.ask("portal.egov.test", Type.A);
            } catch (IOException lost) {
                assertThat(lost).hasMessageContaining("Timed out");
            }
        }
        return client.ask("portal.egov.test", Type.A);
    }

    @Test
    void everyPacketIsAccountedFor() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            Client client = new Client(nameserver.port());
            for (int i = 0; i < 100; i++) {
                client.ask("egov.test", Type.SOA);
            }
            assertThat(nameserver.packets())
                    .containsEntry("received-udp", 100L)
                    .containsEntry("answered-noerror", 100L)
                    .hasSize(PacketCounter.Event.values().length);
        }
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of("portal.egov.test", "www.egov.test", "x.egov.test", "www.example.org")) {
            for (int type : new int[] {Type.A, Type.TXT, Type.ANY, Type.IXFR, Type.CNAME}) {
                Message plain = Client.query(name, type);
                seeds.add(plain.toWire());
                Message edns = Client.query(name, type);
                edns.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
                seeds.add(edns.toWire());
                Message version = Client.query(name, type);
                version.addRecord(new OPTRecord(512, 0, 1), Section.ADDITIONAL);
                seeds.add(version.toWire());
                Message subnet = Client.query(name, type);
                subnet.addRecord(
                        new OPTRecord(1232, 0, 0, 0, new ClientSubnetOption(17, InetAddress.getByName("10.20.128.0"))),
                        Section.ADDITIONAL);
                seeds.add(subnet.toWire());
                Message signed = Client.query(name, type);
                signed.setTSIG(Keys.of(new byte[32], Clock.systemUTC()), 0, null);
                seeds.add(signed.toWire(4096));
            }
        }
        return seeds;
    }

    /** Flips, sets, cuts, repeats or joins some bytes. */
    private static byte[] mutate(byte[] seed, Random random) {
        byte[] packet = seed.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = packet.length == 0 ? 0 : random.nextInt(packet.length);
            switch (packet.length == 0 ? 4 : random.nextInt(6)) {
                case 0 -> packet[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> packet[at] = (byte) random.nextInt(256);
                case 2 -> packet = Arrays.copyOf(packet, at);
                case 3 -> packet[at] = (byte) (random.nextBoolean() ? 0xff : 0xc0);
                case 4 -> {
                    int length = packet.length;
                    packet = Arrays.copyOf(packet, length + random.nextInt(40));
                    for (int b = length; b < packet.length; b++) {
                        packet[b] = (byte) random.nextInt(256);
                    }
                }
                default -> {
                    int header = random.nextInt(Math.min(12, packet.length));
                    packet[header] = (byte) random.nextInt(3);
                }
            }
        }
        return packet;
    }

    private static Zone zone() {
        List<InetAddress> addresses =
                Fixture.PRIVATE.stream().map(Endpoint::inetAddress).toList();
        ServiceAnswer service = new ServiceAnswer(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Token.claim(1),
                List.of(new ServiceAnswer.Member("private", 1, addresses)),
                new Policy.BySubnet(Map.of("private", List.of(Subnet.parse("10.20.0.0/16"), Subnet.parse("::/1")))));
        return Zone.of(Fixture.zone(), 1, true, List.of(service), new AnswerCounters(InstantSource.system()));
    }
}
