package io.dure.agent.report;

import io.dure.agent.start.Console;

/**
 * Empties the outbox, one report at a time. A failure of all collectors ends the round; the next begins with the next
 * preview, 2 s later, so that a collector that is back gets its windows at once and one that is not is asked once in
 * 2 s. A preview is tried first: it is worth something now or never.
 */
public final class Sender implements Runnable {
    private final Outbox outbox;
    private final Collectors collectors;
    private final Runnable afterRound;
    private final Console console;

    /**
     * @param afterRound called when the outbox was emptied as far as it could be
     */
    public Sender(Outbox outbox, Collectors collectors, Runnable afterRound, Console console) {
        this.outbox = outbox;
        this.collectors = collectors;
        this.afterRound = afterRound;
        this.console = console;
    }

    @Override
    public void run() {
        try {
            while (!outbox.isClosed()) {
                outbox.await();
                try {
                    round();
                    afterRound.run();
                } catch (RuntimeException | Error e) {
                    // The application's shortage of memory may pass; its reports shall go on then.
                    outbox.unanswered();
                    console.say("a report could not be sent", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what waits, until something stands in the way. At the end of the process nothing is held back. */
    void round() {
        boolean more = true;
        while (more) {
            more = sendLive() && sendOldest();
        }
    }

    private boolean sendLive() {
        Report live = outbox.takeLive();
        return live == null || goesOn(collectors.post(live.body(), outbox.isClosed()));
    }

    private boolean sendOldest() {
        Report window = outbox.beginOldest();
        if (window == null) {
            return false;
        }
        Answer answer = collectors.post(window.body(), outbox.isClosed());
        switch (answer.kind()) {
            case REJECTED:
                outbox.rejected(window, answer.status());
                break;
            case ACCEPTED:
                outbox.accepted(window);
                break;
            case LATER:
                outbox.refused();
                break;
            case UNREACHABLE:
                outbox.unanswered();
                break;
        }
        return goesOn(answer);
    }

    /** A pause that was asked for with a settled answer is kept, too. */
    private static boolean goesOn(Answer answer) {
        return answer.isSettled() && answer.retryAfterMillis() == 0;
    }
}
