package io.dure.gslb.nameserver.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One TCP connection (RFC 7766): pipelined queries, each answer with its length before it; signed ones may come out of
 * order.
 *
 * <p>Only complete queries keep a connection, and a client that does not read is not read from either.
 */
final class StreamHandler extends ChannelInboundHandlerAdapter {
    private final Responder responder;
    private final PacketCounter counter;
    private final Duration idleTimeout;
    private long lastQuery = System.nanoTime();

    StreamHandler(Responder responder, PacketCounter counter, Duration idleTimeout) {
        this.responder = responder;
        this.counter = counter;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        counter.count(PacketCounter.Event.CONNECTION_ACCEPTED);
        checkIdleAfter(context, idleTimeout.toNanos());
        super.channelActive(context);
    }

    private void checkIdleAfter(ChannelHandlerContext context, long nanos) {
        var unused = context.executor().schedule(() -> checkIdle(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void checkIdle(ChannelHandlerContext context) {
        if (!context.channel().isOpen()) {
            return;
        }
        long left = idleTimeout.toNanos() - (System.nanoTime() - lastQuery);
        if (left > 0) {
            checkIdleAfter(context, left);
        } else {
            counter.count(PacketCounter.Event.CONNECTION_CLOSED_IDLE);
            var unused = context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf query = (ByteBuf) message;
        try {
            counter.count(PacketCounter.Event.RECEIVED_TCP);
            lastQuery = System.nanoTime();
            ByteBuf out = context.alloc().directBuffer(512).writeShort(0);
            if (respond(context, query, out)) {
                var unused = context.write(out, context.voidPromise());
            } else {
                out.release();
            }
        } finally {
            query.release();
        }
    }

    private boolean respond(ChannelHandlerContext context, ByteBuf query, ByteBuf out) {
        InetAddress client = ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
        boolean now = responder.respond(query, out, true, client, response -> {
            ByteBuf framed = context.alloc().directBuffer(response.readableBytes() + 2);
            framed.writeShort(response.readableBytes()).writeBytes(response);
            var unused = context.writeAndFlush(framed, context.voidPromise());
        });
        if (now) {
            out.setShort(0, out.readableBytes() - 2);
        }
        return now;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            counter.count(PacketCounter.Event.CONNECTION_CLOSED_OVERSIZED);
        }
        var unused = context.close();
    }
}
