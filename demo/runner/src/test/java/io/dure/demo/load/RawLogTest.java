package io.dure.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawLogTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadAgain() {
        DnsExchange first = new DnsExchange(1, 2, "127.0.1.10", "NOERROR", List.of("127.0.1.21"), 5, 0.7, "2-1");
        DnsExchange second = new DnsExchange(2, 2, "127.0.2.10", "timeout", List.of(), 0, 1000.2, "2-2");
        try (RawLog<DnsExchange> log = new RawLog<>(folder.resolve("dns.jsonl"))) {
            log.add(first);
            log.add(second);
            log.flush();

            assertThat(RawLog.read(log.file(), DnsExchange.class)).containsExactly(first, second);
        }
    }

    @Test
    void aLineHoldsTheRecordsComponentsOnly() throws IOException {
        try (RawLog<Attempt> log = new RawLog<>(folder.resolve("http.jsonl"))) {
            log.add(new Attempt(1, 2, 3, "2-1", "127.0.1.21", Attempt.ANSWERED, 200, 1.5, "/"));
            log.flush();

            assertThat(Files.readString(log.file()))
                    .isEqualTo("{\"t\":1,\"resolver\":2,\"user\":3,\"fill\":\"2-1\",\"address\":\"127.0.1.21\","
                            + "\"outcome\":\"answered\",\"status\":200,\"ms\":1.5,\"path\":\"/\"}\n");
        }
    }
}
