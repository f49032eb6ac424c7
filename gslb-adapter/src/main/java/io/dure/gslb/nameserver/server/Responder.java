package io.dure.gslb.nameserver.server;

import io.dure.gslb.nameserver.message.Query;
import io.dure.gslb.nameserver.message.QueryReader;
import io.dure.gslb.nameserver.message.Rcode;
import io.dure.gslb.nameserver.message.ResponseWriter;
import io.dure.gslb.nameserver.zone.ResolverTable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.InetAddress;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns one packet into one response, whatever the packet holds.
 *
 * <p>No packet makes this throw: an error of our own is counted, logged and answered SERVFAIL.
 */
final class Responder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Responder.class);
    private static final int SIGNED_WAITING = 1024;

    private final Answers answers;
    private final SignedQueries signedQueries;
    private final PacketCounter counter;
    private final ThreadPoolExecutor signing;
    private final FastThreadLocal<Scratch> scratch = new FastThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
            return new Scratch(new Query(), new SplittableRandom());
        }
    };

    private record Scratch(Query query, SplittableRandom random) {}

    Responder(Answers answers, SignedQueries signedQueries, PacketCounter counter) {
        this.answers = answers;
        this.signedQueries = signedQueries;
        this.counter = counter;
        this.signing = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(SIGNED_WAITING),
                Thread.ofPlatform().daemon().name("dns-signed").factory());
    }

    /**
     * Answers {@code in} into {@code out}.
     *
     * @param client address of who asks
     * @param later takes the response, ready to be sent, when it does not come at once
     * @return whether {@code out} holds a response now
     */
    boolean respond(ByteBuf in, ByteBuf out, boolean stream, InetAddress client, Consumer<ByteBuf> later) {
        Scratch own = scratch.get();
        Query query = own.query();
        int rcode = QueryReader.read(in, query);
        query.client = ResolverTable.client(client);
        query.resolver = client;
        if (rcode == QueryReader.DISCARD) {
            counter.count(
                    switch (query.discard) {
                        case SHORT -> PacketCounter.Event.DROPPED_SHORT;
                        case RESPONSE -> PacketCounter.Event.DROPPED_RESPONSE;
                    });
            return false;
        }
        int limit = stream ? 65535 : ResponseWriter.udpLimit(query);
        if (rcode == Rcode.NOERROR && query.tsigOffset != 0) {
            later(ByteBufUtil.getBytes(in), limit, later);
            return false;
        }
        int start = out.writerIndex();
        try {
            if (rcode == Rcode.NOERROR) {
                answers.answer(in, query, out, limit, own.random());
            } else {
                ResponseWriter.refuse(in, query, out, rcode);
            }
        } catch (RuntimeException bug) {
            failed(bug);
            ResponseWriter.refuse(in, query, out.writerIndex(start), Rcode.SERVFAIL);
        }
        counter.countResponse(out.getUnsignedShort(start + 2));
        return true;
    }

    private void later(byte[] query, int limit, Consumer<ByteBuf> later) {
        try {
            signing.execute(() -> {
                try {
                    byte[] response = signedQueries.answer(query, limit);
                    counter.countResponse((response[2] & 0xff) << 8 | (response[3] & 0xff));
                    later.accept(Unpooled.wrappedBuffer(response));
                } catch (RuntimeException bug) {
                    failed(bug);
                }
            });
        } catch (RejectedExecutionException overload) {
            counter.count(PacketCounter.Event.DROPPED_SIGNED_OVERLOAD);
        }
    }

    private void failed(RuntimeException bug) {
        counter.count(PacketCounter.Event.INTERNAL_ERROR);
        log.error("A query could not be answered", bug);
    }

    @Override
    public void close() {
        signing.shutdownNow();
    }
}
