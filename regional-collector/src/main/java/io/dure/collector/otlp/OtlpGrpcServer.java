package io.dure.collector.otlp;

import io.dure.collector.settings.InvalidSettingException;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Listens for OTLP over gRPC. A message may be 4 MiB, compressed or not: gRPC has one limit for both. */
final class OtlpGrpcServer implements SmartLifecycle {
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;
    private static final int MOST_CALLS = 8;

    private final InetSocketAddress address;
    private final BindableService service;
    private final ServerInterceptor interceptor;
    private @Nullable Server server;
    private @Nullable ExecutorService calls;

    OtlpGrpcServer(InetSocketAddress address, BindableService service, ServerInterceptor interceptor) {
        this.address = address;
        this.service = service;
        this.interceptor = interceptor;
    }

    @Override
    public synchronized void start() {
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            server = NettyServerBuilder.forAddress(address)
                    .executor(executor)
                    .maxInboundMessageSize(LARGEST_MESSAGE)
                    .maxConcurrentCallsPerConnection(MOST_CALLS)
                    .maxConnectionIdle(5, TimeUnit.MINUTES)
                    .permitKeepAliveWithoutCalls(true)
                    .permitKeepAliveTime(10, TimeUnit.SECONDS)
                    .addService(ServerInterceptors.intercept(service, interceptor))
                    .build()
                    .start();
            calls = executor;
        } catch (IOException busy) {
            executor.close();
            throw new InvalidSettingException(
                    "dure.collector.otlp.grpc-port",
                    "cannot listen on " + address + ", is it in use? (" + busy.getMessage() + ")");
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.shutdownNow();
            server = null;
        }
        if (calls != null) {
            calls.shutdownNow();
            calls = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** What it answers. */
    synchronized List<ServerServiceDefinition> services() {
        if (server == null) {
            throw new IllegalStateException("not listening");
        }
        return server.getServices();
    }

    /** The port chosen, where 0 was configured. */
    synchronized int port() {
        if (server == null) {
            throw new IllegalStateException("not listening");
        }
        return server.getPort();
    }
}
