package io.dure.hub.federation;

import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.Hello;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Report;
import io.dure.hub.trust.Credential;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One collector's stream, from Hello to its end. Callbacks come one after the other, on virtual threads; the next
 * message is asked for when one has been taken.
 */
final class CollectorStream implements StreamObserver<CollectorMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorStream.class);

    private final Caller caller;
    private final Enrolled collector;
    private final OwnData own;
    private final Connections connections;
    private final StreamSender sender;
    private final PendingCommands commands;
    private @Nullable ReportIntake intake;

    CollectorStream(Caller caller, Connections connections, StreamSender sender) {
        this.caller = caller;
        this.collector = caller.collector();
        this.own = new OwnData(collector);
        this.connections = connections;
        this.sender = sender;
        this.commands = new PendingCommands(sender);
    }

    @Override
    public void onNext(CollectorMessage message) {
        if (connections.hasEnded(caller.credential())) {
            close(Status.UNAUTHENTICATED.withDescription("certificate-ended: come again with the new one"));
            return;
        }
        ReportIntake reports = intake;
        if (message.hasHello() == (reports != null)) {
            refuse(Status.FAILED_PRECONDITION, "the first message, and no other, must be a Hello");
            return;
        }
        if (reports == null) {
            greet(message.getHello());
            return;
        }
        connections.heard(this);
        switch (message.getKindCase()) {
            case REPORT -> report(reports, message.getReport());
            case LIVE -> live(message.getLive());
            case RESULT -> commands.answered(message.getResult());
            case HELLO, KIND_NOT_SET -> {}
        }
    }

    private void greet(Hello hello) {
        Optional<String> problem = own.problem(hello);
        if (problem.isPresent()) {
            deny(problem.get());
            return;
        }
        ReportIntake reports = new ReportIntake(collector, hello.getIncarnation(), connections.shared(), sender);
        intake = reports;
        reports.start();
        connections.opened(this, hello);
    }

    private void report(ReportIntake reports, Report report) {
        Optional<String> problem = own.problem(report);
        if (problem.isPresent()) {
            deny(problem.get());
        } else {
            reports.take(report);
        }
    }

    private void live(Live live) {
        Optional<String> problem = own.problem(live);
        if (problem.isPresent()) {
            deny(problem.get());
        } else {
            connections.shared().events().live(collector, live);
        }
    }

    /** It says what is not its own to say. */
    private void deny(String problem) {
        connections.denied(collector, problem);
        refuse(Status.PERMISSION_DENIED, problem);
    }

    private void refuse(Status status, String problem) {
        LOG.warn("stream of {} refused: {}", collector.id(), problem);
        close(status.withDescription(problem));
    }

    @Override
    public void onError(Throwable lost) {
        sender.ended();
        close(Status.CANCELLED);
    }

    @Override
    public void onCompleted() {
        close(Status.OK);
    }

    void close(Status status) {
        ReportIntake reports = intake;
        if (reports != null) {
            reports.close();
        }
        if (status.isOk()) {
            sender.complete();
        } else {
            sender.fail(status);
        }
        commands.close();
        connections.closed(this);
    }

    void welcome() {
        ReportIntake reports = intake;
        if (reports != null) {
            reports.welcome();
        }
    }

    boolean isOf(Credential credential) {
        return caller.credential().id().equals(credential.id());
    }

    Credential credential() {
        return caller.credential();
    }

    Enrolled collector() {
        return collector;
    }

    Commands commands() {
        return commands;
    }
}
