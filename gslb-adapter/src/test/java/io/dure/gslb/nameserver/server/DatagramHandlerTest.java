package io.dure.gslb.nameserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.nameserver.message.Rcode;
import io.dure.gslb.nameserver.message.ResponseWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatagramHandlerTest {
    private static final InetSocketAddress SERVER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
    private static final InetSocketAddress CLIENT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);
    private static final byte[] QUERY = HexFormat.of().parseHex("0001000000010000000000000000010001");

    private final PacketCounter counter = new PacketCounter();
    private final Responder responder = new Responder(
            (in, query, out, limit, random) -> ResponseWriter.refuse(in, query, out, Rcode.REFUSED),
            (query, limit) -> query,
            counter);
    private final EmbeddedChannel channel = new EmbeddedChannel(new DatagramHandler(responder, counter));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        responder.close();
    }

    private void ask() {
        channel.writeInbound(new DatagramPacket(Unpooled.copiedBuffer(QUERY), SERVER, CLIENT));
    }

    @Test
    void answersDoNotPileUpWhileTheSystemTakesNone() {
        setWritable(false);
        ask();
        ask();
        assertThat(channel.outboundMessages()).isEmpty();
        assertThat(counter.of(PacketCounter.Event.RECEIVED_UDP)).isEqualTo(2);
        assertThat(counter.snapshot())
                .containsEntry("dropped-send-overload", 2L)
                .containsEntry("answered-refused", 0L);

        setWritable(true);
        ask();
        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(counter.of(PacketCounter.Event.ANSWERED_REFUSED)).isEqualTo(1);
    }

    private void setWritable(boolean writable) {
        Objects.requireNonNull(channel.unsafe().outboundBuffer()).setUserDefinedWritability(1, writable);
    }
}
