package io.dure.gslb.nameserver.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evacuation.Evacuation;
import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.nameserver.state.StateFile.Restored;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final Instant TIME = Instant.ofEpochMilli(1_790_000_000_000L);

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRestored() throws IOException {
        NameserverState state = state(7);
        file().write(state);
        assertThat(file().restore()).isEqualTo(new Restored.Whole(state));
    }

    @Test
    void theFirstStartFindsNothing() throws IOException {
        assertThat(file().restore()).isEqualTo(new Restored.Nothing());
    }

    @Test
    void aWriteThatStoppedAtAnyByteLeavesTheStateBeforeIt() throws IOException {
        file().write(state(1));
        byte[] next = bytes(state(2));
        Path writing = folder.resolve("nameserver.state.writing");
        for (int length = 0; length <= next.length; length += 7) {
            Files.write(writing, Arrays.copyOf(next, length));
            assertThat(file().restore()).isEqualTo(new Restored.Whole(state(1)));
            assertThat(writing).doesNotExist();
        }
    }

    @Test
    void aFileCutAtAnyByteIsSetAsideForTheOneBefore() throws IOException {
        file().write(state(1));
        file().write(state(2));
        Path path = folder.resolve("nameserver.state");
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length += 11) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(file().restore()).isInstanceOfSatisfying(Restored.Previous.class, previous -> {
                assertThat(previous.state()).isEqualTo(state(1));
                assertThat(previous.setAside()).exists();
            });
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void anyFlippedByteIsNoticed() throws IOException {
        file().write(state(2));
        Path path = folder.resolve("nameserver.state");
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at += 5) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x01;
            Files.write(path, flipped);
            assertThat(file().restore()).as("byte %d", at).isInstanceOf(Restored.Lost.class);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().contains("corrupt")))
                    .hasSize((whole.length + 4) / 5);
        }
    }

    @Test
    void theSerialFollowsTheTokensAndNeverGoesBack() {
        NameserverState state = NameserverState.initial().with(held(new Token(3, 12)));
        assertThat(state.serial()).isEqualTo(3 * 65536 + 12);
        NameserverState again = state.with(held(new Token(3, 12)));
        assertThat(again.serial()).isEqualTo(3 * 65536 + 13);
        assertThat(again.with(held(new Token(4, 0))).serial()).isEqualTo(4 * 65536);
    }

    @Test
    void tokensThatStayedAreRestoredAndBounded() throws IOException {
        NameserverState state = state(7).without("mail", new Token(9, 1));
        file().write(state);
        assertThat(file().restore()).isEqualTo(new Restored.Whole(state));

        for (int i = 0; i < 1010; i++) {
            state = state.without("gone-" + i, new Token(1, i));
        }
        assertThat(state.withdrawn())
                .hasSize(1000)
                .containsKeys("mail", "gone-1009")
                .doesNotContainKey("gone-0");
    }

    @Test
    void theSerialDoesNotGoBackWhenAServiceGoes() {
        NameserverState state = NameserverState.initial().with(held(new Token(3, 12)));
        NameserverState without = state.without("portal", new Token(3, 13));
        assertThat(without.serial()).isEqualTo(3 * 65536 + 13);
        assertThat(without.with(held(new Token(3, 14))).serial()).isEqualTo(3 * 65536 + 14);
    }

    @Test
    void eventsAreBoundedAndTheirLossCounted() {
        NameserverState state = NameserverState.initial();
        for (int i = 0; i < 1010; i++) {
            state = state.withEvents(List.of(event(i)));
        }
        assertThat(state.events()).hasSize(1000);
        assertThat(state.events().firstKey()).isEqualTo(11);
        assertThat(state.eventsDropped()).isEqualTo(10);
    }

    private StateFile file() throws IOException {
        return new StateFile(folder, Clock.systemUTC());
    }

    private byte[] bytes(NameserverState state) throws IOException {
        Path elsewhere = Files.createTempDirectory(folder, "elsewhere");
        new StateFile(elsewhere, Clock.systemUTC()).write(state);
        return Files.readAllBytes(elsewhere.resolve("nameserver.state"));
    }

    private static NameserverState state(long revision) {
        return NameserverState.initial().with(held(new Token(2, revision))).withEvents(List.of(event(1), event(2)));
    }

    private static EvacuationEvent event(long generation) {
        return new EvacuationEvent("private-1", "portal", "private", generation, TIME, TIME, TIME, List.of());
    }

    private static HeldService held(Token token) {
        Plan plan = new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                token,
                List.of(
                        new MemberPlan("private", List.of(new Endpoint("127.0.1.21", 80)), 1, 30, 30, 0, false),
                        new MemberPlan("public", List.of(new Endpoint("127.0.2.21", 80)), 1, 70, 70, 0, false)),
                new Check("/", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                Set.of("private", "public", "third"),
                Mode.AUTOMATIC,
                Optional.empty());
        return new HeldService(plan, Map.of("private", new Evacuation("private", 1, TIME, TIME)));
    }
}
