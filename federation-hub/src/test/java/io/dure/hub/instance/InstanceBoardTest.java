package io.dure.hub.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Account;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Loss;
import io.dure.federation.v1.Losses;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.ledger.Ledger;
import io.dure.hub.ledger.LifeKey;
import io.dure.hub.ledger.LifeLedger;
import io.dure.hub.live.InstanceView;
import io.dure.hub.live.LiveWindows;
import io.dure.hub.reconciliation.Ledgers;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.StoreUnavailable;
import io.dure.hub.store.Stores;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceBoardTest {
    private static final long NOW = 1_790_000_000_000L;

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private final Stores stores = InMemoryStores.create(clock);
    private final LiveWindows live = new LiveWindows(clock);
    private final InstanceBoard board = new InstanceBoard(live, stores.lives(), new NoLedger(), clock);
    private long sequence;

    private static WindowPiece piece(String instance, long startedMs, long windowMs, int widthMs, boolean last) {
        return WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setSite("private")
                        .setService("portal")
                        .setInstance(instance)
                        .setStartMs(startedMs)
                        .setHost("was-07"))
                .setWindowStartMs(windowMs)
                .setReportedStartMs(windowMs)
                .setWindowMs(widthMs)
                .setAccount(Account.newBuilder().setLast(last))
                .build();
    }

    private void store(WindowPiece piece) {
        stores.reports()
                .store(
                        "private-1",
                        List.of(Report.newBuilder()
                                .setIncarnation(1)
                                .setSequence(++sequence)
                                .setWindows(WindowBatch.newBuilder().addPieces(piece))
                                .build()));
    }

    private List<InstanceSummary> list(String q, boolean hidden) {
        return board.list(new InstanceFilter(Optional.empty(), Optional.empty(), InstanceFilter.words(q), hidden, 100))
                .instances();
    }

    @Test
    void aProcessAppearsWithItsFirstPreview() {
        live.add(piece("a", NOW - 5_000, NOW - 2_000, 2_000, false));

        assertThat(list("", false)).singleElement().satisfies(instance -> {
            assertThat(instance.state()).isEqualTo(InstanceView.State.LIVE);
            assertThat(instance.firstWindowAt()).isNull();
        });
    }

    @Test
    void aLifeThatIsLongGoneIsHiddenAndFoundAgainByAnyOfItsWords() {
        store(piece("portal-was-07:8000", 1_000, NOW - 3_600_000, 10_000, true));

        assertThat(list("", false)).isEmpty();
        assertThat(list("WAS-07 portal", true)).singleElement().satisfies(instance -> {
            assertThat(instance.hidden()).isTrue();
            assertThat(instance.end()).isEqualTo(LifeLedger.State.ENDED);
            assertThat(instance.endedAt()).isEqualTo(Instant.ofEpochMilli(NOW - 3_590_000));
        });
        assertThat(list("was-08", true)).isEmpty();
    }

    @Test
    void aLifeHasItsLedgerRowAndTheInstancesOtherLives() {
        store(piece("a", 1_000, NOW - 7_200_000, 10_000, false));
        store(piece("a", 2_000, NOW - 3_600_000, 10_000, true));

        InstanceLife life =
                board.life(new LifeKey("private", "portal", "a", 1_000)).orElseThrow();

        assertThat(life.instance().end()).isEqualTo(LifeLedger.State.TAIL_UNKNOWN);
        assertThat(life.ledger().state()).isEqualTo(LifeLedger.State.TAIL_UNKNOWN);
        assertThat(life.lives())
                .extracting(InstanceSummary::startedAt)
                .containsExactly(Instant.ofEpochMilli(2_000), Instant.ofEpochMilli(1_000));
        assertThat(board.life(new LifeKey("private", "portal", "a", 3_000))).isEmpty();
    }

    @Test
    void aLifeOfWhichEverythingWasLostIsListedToo() {
        stores.reports()
                .store(
                        "private-1",
                        List.of(Report.newBuilder()
                                .setIncarnation(1)
                                .setSequence(++sequence)
                                .setLosses(Losses.newBuilder()
                                        .addLosses(Loss.newBuilder()
                                                .setInstance(piece("a", 1_000, 0, 0, false)
                                                        .getInstance())
                                                .setReason("spool-full")
                                                .setTransactions(9)
                                                .setToMs(NOW - 60_000)))
                                .build()));

        assertThat(list("", false)).singleElement().satisfies(instance -> {
            assertThat(instance.firstWindowAt()).isNull();
            assertThat(instance.lastReportAt()).isEqualTo(Instant.ofEpochMilli(NOW - 60_000));
        });
        assertThat(board.life(new LifeKey("private", "portal", "a", 1_000))
                        .orElseThrow()
                        .ledger())
                .satisfies(row -> {
                    assertThat(row.balance().created()).isEqualTo(9);
                    assertThat(row.balance().lost()).containsEntry("spool-full", 9L);
                    assertThat(row.lastWindowAt()).isNull();
                });
    }

    @Test
    void whatIsHeardIsListedThoughTheStoreFails() {
        live.add(piece("a", NOW - 5_000, NOW - 2_000, 2_000, false));
        InstanceBoard blind = new InstanceBoard(
                live,
                query -> {
                    throw new StoreUnavailable(StoreUnavailable.UNAVAILABLE, "away");
                },
                new NoLedger(),
                clock);

        InstanceList list = blind.list(new InstanceFilter(Optional.empty(), Optional.empty(), List.of(), false, 10));

        assertThat(list.partial()).isTrue();
        assertThat(list.instances()).hasSize(1);
    }

    private static final class NoLedger implements Ledgers {
        @Override
        public Ledger ledger() {
            return Ledger.EMPTY;
        }

        @Override
        public Ledger ledger(Optional<String> service, Optional<String> site) {
            return Ledger.EMPTY;
        }
    }
}
