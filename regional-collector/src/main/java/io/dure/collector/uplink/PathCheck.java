package io.dure.collector.uplink;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices a connection that was cut without being closed. gRPC's own keepalive asks at most every ten seconds, so this
 * asks gRPC's standard health service on the same connection: any answer proves the way there and back, also that a hub
 * does not have that service.
 */
final class PathCheck {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    /** An empty message is a HealthCheckRequest for the server as a whole; its answer is read as unknown fields. */
    private static final MethodDescriptor<Empty, Empty> HEALTH = MethodDescriptor.<Empty, Empty>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("grpc.health.v1.Health/Check")
            .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .build();

    private final Channel channel;
    private final AtomicInteger unanswered = new AtomicInteger();

    PathCheck(Channel channel) {
        this.channel = channel;
    }

    /** Something came from the hub. */
    void heard() {
        unanswered.set(0);
    }

    /** Counts questions rather than time, so that a collector that was itself held up does not blame the hub. */
    boolean isSilentTo(int questions) {
        return unanswered.get() > questions;
    }

    void ask() {
        unanswered.incrementAndGet();
        ClientCalls.asyncUnaryCall(
                channel.newCall(
                        HEALTH, CallOptions.DEFAULT.withDeadlineAfter(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)),
                Empty.getDefaultInstance(),
                new StreamObserver<>() {
                    @Override
                    public void onNext(Empty answer) {
                        heard();
                    }

                    @Override
                    public void onError(Throwable failure) {
                        if (isAnswer(Status.fromThrowable(failure).getCode())) {
                            heard();
                        }
                    }

                    @Override
                    public void onCompleted() {}
                });
    }

    private static boolean isAnswer(Status.Code code) {
        return switch (code) {
            case DEADLINE_EXCEEDED, UNAVAILABLE, CANCELLED, UNKNOWN, INTERNAL -> false;
            default -> true;
        };
    }
}
