package io.dure.hub.federation;

import io.dure.federation.v1.Command;
import io.dure.federation.v1.CommandResult;
import io.dure.federation.v1.HubMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The commands of one stream that wait for their answers. */
final class PendingCommands implements Commands {
    /** More than a leader can have under way with one collector. */
    private static final int MOST = 256;

    private final StreamSender sender;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Outcome>> pending = new ConcurrentHashMap<>();
    private volatile boolean closed;

    PendingCommands(StreamSender sender) {
        this.sender = sender;
    }

    @Override
    public Outcome execute(Command.Builder command, Duration deadline) {
        if (closed || pending.size() >= MOST) {
            return new Outcome.NotSent(closed ? "the stream is closed" : "too many commands wait for answers");
        }
        long id = ids.incrementAndGet();
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        pending.put(id, answer);
        try {
            if (!sender.send(
                    HubMessage.newBuilder().setCommand(command.setId(id)).build())) {
                return new Outcome.NotSent("the stream is closed");
            }
            if (closed) {
                answer.complete(new Outcome.NotAnswered("the stream was lost"));
            }
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Outcome.NotAnswered("no answer within " + deadline);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.NotAnswered("interrupted");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("answers never fail", impossible);
        } finally {
            pending.remove(id);
        }
    }

    /** An answer to a command that nobody waits for any more is dropped: its outcome was reported as not known. */
    void answered(CommandResult result) {
        CompletableFuture<Outcome> waiting = pending.get(result.getId());
        if (waiting != null) {
            waiting.complete(new Outcome.Answered(result));
        }
    }

    void close() {
        closed = true;
        pending.values().forEach(answer -> answer.complete(new Outcome.NotAnswered("the stream was lost")));
    }
}
