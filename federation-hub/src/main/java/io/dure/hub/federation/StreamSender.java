package io.dure.hub.federation;

import io.dure.federation.v1.HubMessage;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

/** The hub's side of one stream, which takes one message at a time. */
final class StreamSender {
    private final StreamObserver<HubMessage> observer;
    private boolean closed;

    StreamSender(StreamObserver<HubMessage> observer) {
        this.observer = observer;
    }

    /** False when the stream is closed: the message never left. */
    synchronized boolean send(HubMessage message) {
        if (closed) {
            return false;
        }
        try {
            observer.onNext(message);
            return true;
        } catch (IllegalStateException | StatusRuntimeException ended) {
            closed = true;
            return false;
        }
    }

    synchronized void complete() {
        if (!closed) {
            closed = true;
            observer.onCompleted();
        }
    }

    synchronized void fail(Status status) {
        if (!closed) {
            closed = true;
            observer.onError(status.asRuntimeException());
        }
    }

    /** The other side ended it. */
    synchronized void ended() {
        closed = true;
    }
}
