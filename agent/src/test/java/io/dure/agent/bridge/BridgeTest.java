package io.dure.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgeTest {
    private final List<String> ended = new ArrayList<>();
    private int failures;

    private final TransactionSink sink = new TransactionSink() {
        @Override
        public void ended(long nanos, String route, boolean error, boolean probe, @Nullable String host) {
            ended.add(route);
        }

        @Override
        public @Nullable UserChoice users() {
            return null;
        }

        @Override
        public void user(String user) {}

        @Override
        public void login(Object session) {}

        @Override
        public void pool(String kind, Object pool, Object settings) {}

        @Override
        public void failed(Throwable cause) {
            failures++;
        }
    };

    @AfterEach
    void close() {
        Bridge.close();
    }

    @Test
    void aTransactionIsCountedOnceHoweverOftenItEnds() {
        Bridge.open(sink);
        Transaction transaction = Objects.requireNonNull(Bridge.begin());
        transaction.route("/first");
        transaction.route("/second");
        Bridge.end(transaction, "/none", false, false, null);
        Bridge.end(transaction, "/none", false, false, null);

        assertThat(ended).containsExactly("/first");
    }

    @Test
    void whatHasBegunRunsUntilItEnds() {
        Bridge.open(sink);
        Transaction first = Objects.requireNonNull(Bridge.begin());
        Transaction second = Objects.requireNonNull(Bridge.begin());

        assertThat(Bridge.running(Long.MAX_VALUE)).containsExactly(2, 0);
        assertThat(Bridge.running(0, Long.MAX_VALUE)).containsExactly(0, 2, 0);
        Bridge.end(first, "/none", false, false, null);
        Bridge.end(first, "/none", false, false, null);
        assertThat(Bridge.running(Long.MAX_VALUE)).containsExactly(1, 0);
        Bridge.close();
        Bridge.end(second, "/none", false, false, null);
        assertThat(Bridge.running(Long.MAX_VALUE)).containsExactly(0, 0);
    }

    @Test
    void whatDoesNotFitIsServedAsEver() {
        Bridge.open(sink);
        List<Transaction> begun = new ArrayList<>();
        for (int i = 0; i < 2 * RunningTransactions.SLOTS; i++) {
            begun.add(Objects.requireNonNull(Bridge.begin()));
        }
        assertThat(Bridge.running(Long.MAX_VALUE)[0]).isBetween(1, RunningTransactions.SLOTS);
        begun.forEach(transaction -> Bridge.end(transaction, "/none", false, false, null));

        assertThat(ended).hasSize(begun.size());
        assertThat(Bridge.running(Long.MAX_VALUE)).containsExactly(0, 0);
    }

    @Test
    void beforeTheAgentIsThereNothingHappens() {
        assertThat(Bridge.begin()).isNull();
        Bridge.refused(false, null);
        Bridge.failed(new IllegalStateException());

        assertThat(ended).isEmpty();
    }

    @Test
    void repeatedFailuresEndTheCountingAndNotTheApplication() {
        Bridge.open(sink);
        for (int i = 0; i < 2 * Bridge.FAILURES_BEFORE_CLOSING; i++) {
            Bridge.failed(new IllegalStateException("a fault of the agent"));
        }

        assertThat(failures).isEqualTo(Bridge.FAILURES_BEFORE_CLOSING);
        assertThat(Bridge.begin()).isNull();
    }

    @Test
    void theRouteStartsWithTheContextPath() {
        assertThat(Bridge.route("", "/a")).isEqualTo("/a");
        assertThat(Bridge.route(null, "*.do")).isEqualTo("*.do");
        assertThat(Bridge.route("/app", "/a")).isEqualTo("/app/a");
        assertThat(Bridge.route("/app", "*.do")).isEqualTo("/app/*.do");
    }

    @Test
    void theMappingIsFoundAsTheSpecificationHasIt() {
        String[] patterns = {"/exact", "/path/*", "*.do", "/both", "/both/*"};
        assertThat(Mapping.of(patterns, "/exact", null)).isEqualTo("/exact");
        assertThat(Mapping.of(patterns, "/path", "/x")).isEqualTo("/path/*");
        assertThat(Mapping.of(patterns, "/path", null)).isEqualTo("/path/*");
        assertThat(Mapping.of(patterns, "/both", null)).isEqualTo("/both");
        assertThat(Mapping.of(patterns, "/both", "/x")).isEqualTo("/both/*");
        assertThat(Mapping.of(patterns, "/a/b.do", null)).isEqualTo("*.do");
        assertThat(Mapping.of(patterns, "/a/b.html", null)).isEqualTo("/");
        assertThat(Mapping.of(patterns, null, null)).isEqualTo("/");
    }
}
