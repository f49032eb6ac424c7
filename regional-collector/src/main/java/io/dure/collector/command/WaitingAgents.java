package io.dure.collector.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The agents whose question waits for an answer, bounded. Of one agent only the newest question waits. */
final class WaitingAgents {
    private final int most;
    private final Map<AskingAgent, Question> waiting = new HashMap<>();

    WaitingAgents(int most) {
        this.most = most;
    }

    /** A question that can be answered once. */
    interface Question {
        /** Answers, unless that was done. Never blocks for long. */
        void answer();
    }

    /**
     * Lets a question wait. An older one of the same agent, whose connection it has given up, is answered.
     *
     * @return false if too many wait
     */
    boolean add(AskingAgent agent, Question question) {
        Optional<Question> older;
        synchronized (this) {
            if (waiting.size() >= most && !waiting.containsKey(agent)) {
                return false;
            }
            older = Optional.ofNullable(waiting.put(agent, question));
        }
        older.ifPresent(Question::answer);
        return true;
    }

    /** The question waits no more, however it ended. */
    synchronized void remove(AskingAgent agent, Question question) {
        waiting.remove(agent, question);
    }

    synchronized int size() {
        return waiting.size();
    }
}
