package io.dure.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Random ways of counts, by seed. */
@Tag("property")
class WayPropertyTest {
    private static Ledger look(Reconciliation reconciliation, Way way) {
        return reconciliation.reconcile(List.of(way.books()), way.collectorBooks(), HubBooks.NONE, way.nowMs());
    }

    /** Everything that was under way arrives, and a minute passes twice. */
    private static Ledger settle(Reconciliation reconciliation, Way way, boolean killed) {
        way.heal();
        Ledger ledger = Ledger.EMPTY;
        for (int step = 0; step < (killed ? 480 : 150); step++) {
            way.step(0);
            ledger = look(reconciliation, way);
        }
        return ledger;
    }

    @Property(tries = 400)
    void noFalseHoleIsRaisedAndTheEquationHolds(@ForAll long seed, @ForAll boolean killed) {
        Way way = new Way(new Random(seed));
        Reconciliation reconciliation = new Reconciliation();
        for (int step = 0; step < 300; step++) {
            way.step(1);
            Ledger ledger = look(reconciliation, way);
            assertThat(ledger.lives().getFirst().missing().transactions())
                    .as("step %s", step)
                    .isBetween(0L, way.nowhere());
        }
        if (killed) {
            way.kill();
        }

        Ledger ledger = settle(reconciliation, way, killed);

        LifeLedger life = ledger.lives().getFirst();
        assertThat(life.missing().transactions()).isBetween(0L, way.nowhere());
        assertThat(life.balance().waiting()).isZero();
        if (!killed) {
            assertThat(life.balance().hole()).isZero();
        }
    }

    @Property(tries = 400)
    void aRealHoleIsFoundInItsExactSize(@ForAll long seed, @ForAll boolean killed) {
        Way way = new Way(new Random(seed));
        Reconciliation reconciliation = new Reconciliation();
        for (int step = 0; step < 300; step++) {
            way.step(1);
            if (step % 40 == 0) {
                way.loseSilently();
            }
            assertThat(look(reconciliation, way).lives().getFirst().missing().transactions())
                    .as("step %s", step)
                    .isBetween(0L, way.nowhere());
        }
        if (killed) {
            way.kill();
        }

        Ledger ledger = settle(reconciliation, way, killed);

        if (!way.gaveUpTooMuch()) {
            assertThat(ledger.lives().getFirst().missing().transactions()).isEqualTo(way.nowhere());
            assertThat(ledger.totals().hole()).isEqualTo(way.nowhere());
        }
    }
}
