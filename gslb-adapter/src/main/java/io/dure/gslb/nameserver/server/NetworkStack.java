package io.dure.gslb.nameserver.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** What the system offers: on Linux many packets a system call and a UDP socket for every thread. */
enum NetworkStack {
    EPOLL {
        @Override
        EventLoopGroup loops(int threads) {
            return new MultiThreadIoEventLoopGroup(threads, threads(), EpollIoHandler.newFactory());
        }

        @Override
        Class<? extends DatagramChannel> datagramChannel() {
            return EpollDatagramChannel.class;
        }

        @Override
        Class<? extends ServerChannel> serverChannel() {
            return EpollServerSocketChannel.class;
        }

        @Override
        boolean sharesPorts() {
            return true;
        }

        @Override
        int receiveBuffer() {
            return BATCH * DATAGRAM;
        }

        @Override
        void tuneDatagrams(Bootstrap bootstrap) {
            bootstrap
                    .option(EpollChannelOption.SO_REUSEPORT, true)
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM);
        }
    },
    NIO {
        @Override
        EventLoopGroup loops(int threads) {
            return new MultiThreadIoEventLoopGroup(threads, threads(), NioIoHandler.newFactory());
        }

        @Override
        Class<? extends DatagramChannel> datagramChannel() {
            return NioDatagramChannel.class;
        }

        @Override
        Class<? extends ServerChannel> serverChannel() {
            return NioServerSocketChannel.class;
        }

        @Override
        boolean sharesPorts() {
            return false;
        }

        @Override
        int receiveBuffer() {
            return DATAGRAM;
        }

        @Override
        void tuneDatagrams(Bootstrap bootstrap) {}
    };

    /** Larger queries than ours announce come as cut ones, which are malformed. */
    private static final int DATAGRAM = 2048;

    private static final int BATCH = 64;

    static NetworkStack best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    private static DefaultThreadFactory threads() {
        return new DefaultThreadFactory("dns", true);
    }

    abstract EventLoopGroup loops(int threads);

    abstract Class<? extends DatagramChannel> datagramChannel();

    abstract Class<? extends ServerChannel> serverChannel();

    /** Whether several sockets may be bound to one UDP port. */
    abstract boolean sharesPorts();

    /** Bytes read at once. */
    abstract int receiveBuffer();

    abstract void tuneDatagrams(Bootstrap bootstrap);
}
