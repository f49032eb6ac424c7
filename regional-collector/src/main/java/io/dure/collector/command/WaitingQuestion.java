package io.dure.collector.command;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A question that waits in the web server, which wakes it at its time or when its connection breaks. */
final class WaitingQuestion implements WaitingAgents.Question, AsyncListener {
    private final AsyncContext context;
    private final Consumer<HttpServletResponse> answer;
    private final Consumer<WaitingQuestion> ended;
    private final AtomicBoolean answered = new AtomicBoolean();

    /**
     * @param answer writes the answer
     * @param ended is told when nobody waits any more
     */
    WaitingQuestion(AsyncContext context, Consumer<HttpServletResponse> answer, Consumer<WaitingQuestion> ended) {
        this.context = context;
        this.answer = answer;
        this.ended = ended;
    }

    @Override
    public void answer() {
        if (answered.compareAndSet(false, true)) {
            answer.accept((HttpServletResponse) context.getResponse());
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        answer();
    }

    @Override
    public void onError(AsyncEvent event) {
        answered.set(true);
        ended.accept(this);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended.accept(this);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        throw new IllegalStateException("a question waits once");
    }
}
