package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.hub.HubProperties;
import io.dure.hub.federation.Enrolled;
import io.dure.hub.federation.Enrolment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceInboxTest {
    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);
    private static final Enrolled PRIVATE = new Enrolled("private-1", Optional.of("private"), "private");
    private static final Enrolled PUBLIC = new Enrolled("public-1", Optional.of("public"), "public");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private EvidenceInbox inbox;

    @BeforeEach
    void enrol() throws IOException {
        inbox = new EvidenceInbox(Enrolment.read(List.of(
                new HubProperties.Collector("private-1", "private", "private", token("private")),
                new HubProperties.Collector("public-1", "public", "public", token("public")),
                new HubProperties.Collector("witness-1", null, "third", token("witness")))));
    }

    private Path token(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name + "-token-0123456789");
    }

    private static Evidence evidence(String vantagePoint, String domain, long sequence, NameserverStatus... statuses) {
        return new Evidence(vantagePoint, domain, 1, sequence, START, false, Map.of(), List.of(statuses));
    }

    private long counted(String vantagePoint, Instant now) {
        return inbox.board(now)
                .of(vantagePoint)
                .map(held -> held.evidence().sequence())
                .orElse(0L);
    }

    @Test
    void aVantagePointsOwnWordGoesBeforeWhatOthersRelay() {
        assertThat(inbox.receive(PRIVATE, evidence("private-1", "private", 5), START))
                .isTrue();
        assertThat(inbox.receive(PUBLIC, evidence("private-1", "private", 9), START))
                .isTrue();

        assertThat(counted("private-1", START)).isEqualTo(5);
    }

    @Test
    void whatIsRelayedCountsWhenTheOwnStreamIsSilent() {
        inbox.receive(PRIVATE, evidence("private-1", "private", 5), START);
        Instant later = START.plusSeconds(5);
        inbox.receive(PUBLIC, evidence("private-1", "private", 9), later);

        assertThat(counted("private-1", later)).isEqualTo(9);
    }

    @Test
    void olderRelayedEvidenceDoesNotReplaceTheNewestOwnOne() {
        inbox.receive(PRIVATE, evidence("private-1", "private", 9), START);
        Instant later = START.plusSeconds(5);
        inbox.receive(PUBLIC, evidence("private-1", "private", 5), later);

        assertThat(counted("private-1", later)).isEqualTo(9);
    }

    @Test
    void aReplayIsNoNews() {
        assertThat(inbox.receive(PRIVATE, evidence("private-1", "private", 5), START))
                .isTrue();
        assertThat(inbox.receive(PRIVATE, evidence("private-1", "private", 4), START.plusSeconds(1)))
                .isFalse();
        assertThat(inbox.receive(PRIVATE, evidence("private-1", "private", 5), START.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void strangersAndForeignDomainsDoNotVote() {
        assertThat(inbox.receive(PUBLIC, evidence("elsewhere-1", "third", 1), START))
                .isFalse();
        assertThat(inbox.receive(PUBLIC, evidence("private-1", "third", 1), START))
                .isFalse();
        assertThat(inbox.board(START).all()).isEmpty();
    }

    @Test
    void nobodySpeaksForTheNameserverOfAnother() {
        NameserverStatus ofAnother =
                new NameserverStatus("public-1", "portal", Optional.empty(), List.of(), false, START);

        assertThat(inbox.receive(PRIVATE, evidence("private-1", "private", 1, ofAnother), START))
                .isFalse();
    }

    @Test
    void evidenceOfLongAgoIsForgotten() {
        inbox.receive(PUBLIC, evidence("public-1", "public", 1), START);
        Instant later = START.plusSeconds(601);
        inbox.receive(PRIVATE, evidence("private-1", "private", 1), later);

        assertThat(counted("public-1", later)).isZero();
    }
}
