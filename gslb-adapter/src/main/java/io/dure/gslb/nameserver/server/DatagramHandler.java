package io.dure.gslb.nameserver.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** One UDP socket: responses to a batch of received packets are sent as one batch. */
final class DatagramHandler extends ChannelInboundHandlerAdapter {
    /** Holds every response to UDP without growing. */
    private static final int RESPONSE = 1536;

    private final Responder responder;
    private final PacketCounter counter;

    DatagramHandler(Responder responder, PacketCounter counter) {
        this.responder = responder;
        this.counter = counter;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            counter.count(PacketCounter.Event.RECEIVED_UDP);
            InetSocketAddress sender = packet.sender();
            if (sender.getPort() == 0) {
                counter.count(PacketCounter.Event.DROPPED_NO_PORT);
                return;
            }
            // A link that takes nothing would else fill the memory with answers nobody waits for any more.
            if (!context.channel().isWritable()) {
                counter.count(PacketCounter.Event.DROPPED_SEND_OVERLOAD);
                return;
            }
            ByteBuf out = context.alloc().directBuffer(RESPONSE);
            Consumer<ByteBuf> later = response -> {
                var unused = context.writeAndFlush(new DatagramPacket(response, sender), context.voidPromise());
            };
            if (responder.respond(packet.content(), out, false, sender.getAddress(), later)) {
                var unused = context.write(new DatagramPacket(out, sender), context.voidPromise());
            } else {
                out.release();
            }
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    /** A client that went away shows as an error of the socket; the socket goes on. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        counter.count(PacketCounter.Event.SOCKET_ERROR);
    }
}
