package io.dure.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private static final DnsMessages.Answer ANSWER = new DnsMessages.Answer(0, 0, List.of("127.0.1.21"), List.of(), 5);
    private static final DnsMessages.Answer SERVFAIL = new DnsMessages.Answer(0, 2, List.of(), List.of(), 0);

    private final FakeNameservers nameservers = new FakeNameservers();
    private final List<DnsExchange> log = new ArrayList<>();
    private long nanos = 1_000_000_000L;
    private final Resolver resolver =
            new Resolver(3, nameservers, new Random(1), () -> nanos, () -> nanos / 1_000_000, log::add);

    @Test
    void answersAreKeptForTheirTtl() {
        nameservers.replyAll(ANSWER);

        assertThat(resolver.resolve().orElseThrow().fill()).isEqualTo("3-1");
        pass(Duration.ofMillis(4_999));
        assertThat(resolver.resolve().orElseThrow().fill()).isEqualTo("3-1");
        pass(Duration.ofMillis(1));
        assertThat(resolver.resolve().orElseThrow().fill()).isEqualTo("3-2");
        assertThat(log).hasSize(2);
    }

    @Test
    void theOtherServerIsAskedWhenOneIsSilent() {
        for (int round = 0; round < 20; round++) {
            nameservers.reply(round % 2, ANSWER);
            nameservers.silence(1 - round % 2);
            assertThat(resolver.resolve()).isPresent();
            pass(Duration.ofSeconds(5));
        }
        assertThat(log)
                .hasSizeGreaterThan(20)
                .anyMatch(exchange -> exchange.rcode().equals("timeout"));
        assertThat(log)
                .allMatch(exchange -> exchange.isAnswer() || exchange.rcode().equals("timeout"));
    }

    @Test
    void anErrorIsNotKept() {
        nameservers.replyAll(SERVFAIL);
        assertThat(resolver.resolve()).isEmpty();

        nameservers.replyAll(ANSWER);
        assertThat(resolver.resolve()).isPresent();
        assertThat(log).extracting(DnsExchange::rcode).containsExactly("SERVFAIL", "SERVFAIL", "NOERROR");
    }

    @Test
    void oldAnswersAreNotServedWhenAllServersAreSilent() {
        nameservers.replyAll(ANSWER);
        assertThat(resolver.resolve()).isPresent();
        nameservers.silence(0);
        nameservers.silence(1);
        pass(Duration.ofSeconds(5));

        assertThat(resolver.resolve()).isEmpty();
    }

    @Test
    void bothServersAreAskedFirstAboutEquallyOften() {
        nameservers.replyAll(ANSWER);
        for (int round = 0; round < 1_000; round++) {
            resolver.resolve();
            pass(Duration.ofSeconds(5));
        }
        assertThat(log.stream().filter(exchange -> exchange.server().equals("ns0")))
                .hasSizeBetween(430, 570);
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    private static final class FakeNameservers implements Nameservers {
        private final Map<Integer, DnsMessages.Answer> replies = new HashMap<>();

        void replyAll(DnsMessages.Answer answer) {
            reply(0, answer);
            reply(1, answer);
        }

        void reply(int server, DnsMessages.Answer answer) {
            replies.put(server, answer);
        }

        void silence(int server) {
            replies.remove(server);
        }

        @Override
        public int count() {
            return 2;
        }

        @Override
        public String name(int server) {
            return "ns" + server;
        }

        @Override
        public Optional<DnsMessages.Answer> ask(int server, int id) {
            return Optional.ofNullable(replies.get(server));
        }
    }
}
