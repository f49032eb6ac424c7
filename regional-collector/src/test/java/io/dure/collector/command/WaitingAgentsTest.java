package io.dure.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingAgentsTest {
    private final WaitingAgents agents = new WaitingAgents(2);
    private final List<String> answered = new ArrayList<>();

    @Test
    void tooManyAreNotLetWait() {
        assertThat(agents.add(agent("a"), question("a"))).isTrue();
        assertThat(agents.add(agent("b"), question("b"))).isTrue();
        assertThat(agents.add(agent("c"), question("c"))).isFalse();
        assertThat(agents.add(agent("a"), question("a again"))).isTrue();

        assertThat(agents.size()).isEqualTo(2);
        assertThat(answered).containsExactly("a");
    }

    @Test
    void olderQuestionThatEndsDoesNotEndTheNewerOne() {
        WaitingAgents.Question older = question("older");
        agents.add(agent("a"), older);
        agents.add(agent("a"), question("newer"));

        agents.remove(agent("a"), older);

        assertThat(agents.size()).isEqualTo(1);
    }

    private WaitingAgents.Question question(String name) {
        return () -> answered.add(name);
    }

    private static AskingAgent agent(String instance) {
        return new AskingAgent("portal", instance, Instant.EPOCH);
    }
}
