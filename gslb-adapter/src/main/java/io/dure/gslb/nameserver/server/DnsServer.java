package io.dure.gslb.nameserver.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Listens on UDP and TCP until closed. */
public final class DnsServer implements AutoCloseable {
    /** Queries are small; the longest with every option that we know of fits twice. */
    private static final int LONGEST_QUERY = 4096;

    private static final int SOCKET_BUFFER = 4 << 20;

    private final Transport transport;
    private final PacketCounter counter;
    private final Responder responder;
    private final NetworkStack stack;
    private final EventLoopGroup loops;
    private final List<Channel> channels = new ArrayList<>();

    private DnsServer(Transport transport, Answers answers, SignedQueries signedQueries, PacketCounter counter) {
        this.transport = transport;
        this.counter = counter;
        this.responder = new Responder(answers, signedQueries, counter);
        this.stack = NetworkStack.best();
        this.loops = stack.loops(transport.threads());
    }

    /**
     * Listens from its return on.
     *
     * @throws BindException if the address or port cannot be had
     */
    public static DnsServer start(
            Transport transport, Answers answers, SignedQueries signedQueries, PacketCounter counter)
            throws IOException {
        DnsServer server = new DnsServer(transport, answers, signedQueries, counter);
        try {
            server.bind();
            return server;
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** The port of both protocols. */
    public int port() {
        return ((InetSocketAddress) channels.getFirst().localAddress()).getPort();
    }

    private void bind() throws IOException {
        for (int attempt = 1; ; attempt++) {
            InetSocketAddress wanted = transport.address();
            Channel tcp = opened(streams().bind(wanted), wanted);
            InetSocketAddress address = (InetSocketAddress) tcp.localAddress();
            try {
                // A shared port would also be shared with a stranger: make sure that there is none.
                new DatagramSocket(address).close();
            } catch (SocketException taken) {
                tcp.close().syncUninterruptibly();
                if (wanted.getPort() == 0 && attempt < 10) {
                    continue;
                }
                throw busy(wanted, taken);
            }
            channels.add(tcp);
            for (int i = 0; i < (stack.sharesPorts() ? transport.threads() : 1); i++) {
                channels.add(opened(datagrams().bind(address), address));
            }
            return;
        }
    }

    private static Channel opened(ChannelFuture binding, InetSocketAddress address) throws BindException {
        binding.awaitUninterruptibly();
        Throwable cause = binding.cause();
        if (cause != null) {
            throw busy(address, cause);
        }
        return binding.channel();
    }

    private static BindException busy(InetSocketAddress address, Throwable cause) {
        BindException failure = new BindException("cannot listen for DNS on " + address + ": " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    private Bootstrap datagrams() {
        Bootstrap bootstrap = new Bootstrap()
                .group(loops)
                .channel(stack.datagramChannel())
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(stack.receiveBuffer()))
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(1 << 20, 2 << 20))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new DatagramHandler(responder, counter));
                    }
                });
        stack.tuneDatagrams(bootstrap);
        return bootstrap;
    }

    private ServerBootstrap streams() {
        ConnectionLimit limit =
                new ConnectionLimit(transport.maximumConnections(), transport.maximumConnectionsPerClient());
        return new ServerBootstrap()
                .group(loops)
                .channel(stack.serverChannel())
                .option(ChannelOption.SO_BACKLOG, 256)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (!limit.admit(channel)) {
                            counter.count(PacketCounter.Event.CONNECTION_REFUSED_LIMIT);
                            var unused = channel.close();
                            return;
                        }
                        channel.pipeline()
                                .addLast(new LengthFieldBasedFrameDecoder(LONGEST_QUERY + 2, 0, 2, 0, 2))
                                .addLast(new StreamHandler(responder, counter, transport.idleTimeout()));
                    }
                });
    }

    /** Stops at once: a resolver whose query is lost asks the next nameserver. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
        responder.close();
    }
}
