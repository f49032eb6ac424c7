package io.dure.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers by one channel, on a thread of its own: a channel that hangs holds up no other. What fails is tried again, what
 * is due first goes first, and when too much waits the oldest is given up, for the newest says how things are.
 */
final class Channel implements AutoCloseable {
    static final int CAPACITY = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);

    private final ChannelSettings settings;
    private final Sender sender;
    private final Function<Notice, NoticeText> words;
    private final Parts parts;
    private final ChannelBooks books = new ChannelBooks();
    private final TreeSet<Waiting> waiting =
            new TreeSet<>(Comparator.comparing(Waiting::due).thenComparingLong(Waiting::number));
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicBoolean testing = new AtomicBoolean();
    private final Thread thread;
    private long numbers;
    private @Nullable String lastFailure;

    /** What a channel stands on. */
    record Parts(Outbox outbox, Backoff backoff, Clock clock, int capacity) {}

    private Channel(ChannelSettings settings, Sender sender, Function<Notice, NoticeText> words, Parts parts) {
        this.settings = settings;
        this.sender = sender;
        this.words = words;
        this.parts = parts;
        this.thread =
                Thread.ofPlatform().name("notice-" + settings.id()).daemon().unstarted(this::run);
    }

    /** Begins with what an earlier process left. */
    static Channel start(ChannelSettings settings, Sender sender, Function<Notice, NoticeText> words, Parts parts) {
        Channel channel = new Channel(settings, sender, words, parts);
        parts.outbox().left().forEach(channel::add);
        channel.thread.start();
        return channel;
    }

    String id() {
        return settings.id();
    }

    /** Takes it if the channel tells of such. Written down when it returns. */
    void tell(Notice notice) {
        if (notice.event() == null || settings.events().contains(notice.event())) {
            parts.outbox().keep(notice);
            add(notice);
        }
    }

    private void add(Notice notice) {
        lock.lock();
        try {
            waiting.add(new Waiting(notice, numbers++, 0, parts.clock().instant()));
            if (waiting.size() > parts.capacity()) {
                waiting.stream().min(Comparator.comparingLong(Waiting::number)).ifPresent(oldest -> {
                    waiting.remove(oldest);
                    giveUp(oldest, "queue-full", "too many notices wait", Duration.ZERO);
                });
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                deliver(next());
            }
        } catch (InterruptedException closed) {
            LOG.debug("channel {} ends", id());
        }
    }

    private Waiting next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Instant now = parts.clock().instant();
                if (waiting.isEmpty()) {
                    changed.await();
                } else if (waiting.first().due().isAfter(now)) {
                    var unused = changed.awaitNanos(
                            Duration.between(now, waiting.first().due()).toNanos());
                } else {
                    return waiting.first();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Waiting next) {
        long begin = System.nanoTime();
        Delivery delivery = attempt(next.notice());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        lock.lock();
        try {
            // It may have been given up for newer ones meanwhile.
            if (!waiting.remove(next)) {
                return;
            }
            switch (delivery) {
                case Delivery.Delivered(String detail) -> {
                    lastFailure = null;
                    parts.outbox().forget(next.notice());
                    books.note(result(next, NoticeResult.Outcome.DELIVERED, detail, took));
                }
                case Delivery.Rejected(String detail) -> giveUp(next, "rejected", detail, took);
                case Delivery.Failed(String detail, Optional<Duration> after) -> failed(next, detail, after, took);
            }
        } finally {
            lock.unlock();
        }
    }

    private void failed(Waiting next, String detail, Optional<Duration> after, Duration took) {
        // Once for each new reason: a receiver that is away would else fill the log.
        if (!detail.equals(lastFailure)) {
            LOG.warn("channel {} cannot deliver: {}", id(), detail);
            lastFailure = detail;
        }
        Instant due = parts.clock()
                .instant()
                .plus(after.orElseGet(() -> parts.backoff().after(next.attempts() + 1)));
        if (due.isAfter(next.notice().at().plus(settings.keepFor()))) {
            giveUp(next, "expired", detail, took);
        } else {
            waiting.add(next.again(due));
            books.note(result(next, NoticeResult.Outcome.RETRYING, detail, took));
        }
    }

    private void giveUp(Waiting given, String reason, String detail, Duration took) {
        LOG.warn("channel {} gives up notice {} ({}): {}", id(), given.notice().id(), reason, detail);
        parts.outbox().forget(given.notice());
        books.dropped(reason);
        books.note(result(given, NoticeResult.Outcome.DROPPED, reason + ": " + detail, took));
    }

    private NoticeResult result(Waiting done, NoticeResult.Outcome outcome, String detail, Duration took) {
        return result(done.notice(), outcome, done.attempts() + 1, detail, took);
    }

    private NoticeResult result(
            Notice notice, NoticeResult.Outcome outcome, int attempts, String detail, Duration took) {
        return new NoticeResult(
                notice.id(),
                parts.clock().instant(),
                notice.event(),
                notice.state(),
                words.apply(notice).title(),
                outcome,
                attempts,
                detail,
                took.toMillis());
    }

    private Delivery attempt(Notice notice) {
        try {
            return sender.send(notice);
        } catch (RuntimeException bug) {
            LOG.error("channel {} failed", id(), bug);
            return new Delivery.Failed(Attempt.reason(bug));
        }
    }

    /** Sends at once and once, on the caller's thread; empty while another test runs. */
    Optional<NoticeResult> test(Notice notice) {
        if (!testing.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            long begin = System.nanoTime();
            Delivery delivery = attempt(notice);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            NoticeResult.Outcome outcome = delivery instanceof Delivery.Delivered
                    ? NoticeResult.Outcome.DELIVERED
                    : NoticeResult.Outcome.FAILED;
            NoticeResult result = result(notice, outcome, 1, delivery.detail(), took);
            books.note(result);
            return Optional.of(result);
        } finally {
            testing.set(false);
        }
    }

    ChannelView view() {
        return new ChannelView(
                settings.id(),
                settings.webhook() != null ? ChannelView.Kind.WEBHOOK : ChannelView.Kind.SMTP,
                settings.language(),
                settings.events().stream().sorted().toList(),
                sender.target(),
                size(),
                books.delivered(),
                books.retried(),
                books.dropped(),
                books.failingSince(),
                books.results());
    }

    private int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** What waits is delivered after the next start. */
    @Override
    public void close() {
        thread.interrupt();
        sender.close();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
