package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.store.Lease;
import io.dure.hub.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {
    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);

    private final HandClock clock = new HandClock(START);
    private final Kept lease = new Kept();
    private final List<String> told = new ArrayList<>();
    private final LeaseKeeper keeper = new LeaseKeeper("hub-1", lease, clock);

    LeaseKeeperTest() {
        keeper.listen(new LeaseKeeper.Listener() {
            @Override
            public void lead(long epoch) {
                told.add("lead " + epoch);
            }

            @Override
            public void resign() {
                told.add("resign");
            }
        });
    }

    @AfterEach
    void stop() {
        lease.failure = Optional.empty();
        keeper.stop();
    }

    /** One lease in memory that can be taken away, or fail. */
    private final class Kept implements Lease {
        private String holder = "";
        private long epoch;
        private Instant until = Instant.EPOCH;
        private Optional<Throwable> failure = Optional.empty();

        @Override
        public Result acquire(String wants, long above, Duration length, Instant now) {
            fail();
            if (!holder.isEmpty() && !holder.equals(wants) && now.isBefore(until)) {
                return new Result.Refused(holder, epoch, until);
            }
            holder = wants;
            epoch = Math.max(epoch, above) + 1;
            until = now.plus(length);
            return new Result.Held(epoch, until);
        }

        @Override
        public Result renew(String wants, long held, Duration length, Instant now) {
            fail();
            if (!holder.equals(wants) || held != epoch) {
                return new Result.Refused(holder, epoch, until);
            }
            until = now.plus(length);
            return new Result.Held(epoch, until);
        }

        @Override
        public void release(String wants, long held) {
            if (holder.equals(wants) && held == epoch) {
                holder = "";
            }
        }

        private void fail() {
            failure.ifPresent(failed -> {
                if (failed instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failed;
            });
        }

        void give(String other) {
            holder = other;
            epoch++;
            until = clock.instant().plusSeconds(10);
        }
    }

    @Test
    void theLeaseIsTakenAtTheStartAndRenewed() {
        keeper.start();
        assertThat(keeper.leads()).isTrue();
        assertThat(keeper.epoch()).isEqualTo(1);

        clock.pass(Duration.ofSeconds(8));
        keeper.beat();
        clock.pass(Duration.ofSeconds(8));

        assertThat(keeper.leads()).isTrue();
        assertThat(told).containsExactly("lead 1");
    }

    @Test
    void leadingEndsWithTheLeaseWhetherOrNotTheStoreAnswers() {
        keeper.start();
        lease.failure = Optional.of(new StoreUnavailable(StoreUnavailable.UNAVAILABLE, "the disk hangs"));

        clock.pass(Duration.ofSeconds(9));
        keeper.beat();
        assertThat(keeper.leads()).as("within the lease").isTrue();
        assertThat(told).containsExactly("lead 1");

        clock.pass(Duration.ofSeconds(1));
        assertThat(keeper.leads()).as("before anything is asked").isFalse();
        keeper.beat();
        assertThat(told).containsExactly("lead 1", "resign");
    }

    @Test
    void anErrorOfTheStoreEndsLeadingAndNotTheKeeper() {
        keeper.start();
        lease.failure = Optional.of(new StackOverflowError("in the store"));
        clock.pass(LeaseKeeper.LENGTH);
        keeper.beat();
        assertThat(told).containsExactly("lead 1", "resign");

        lease.failure = Optional.empty();
        keeper.beat();

        assertThat(told).containsExactly("lead 1", "resign", "lead 2");
    }

    @Test
    void aLeaseThatAnotherTookIsGivenUpAndTakenBackWhenItIsFree() {
        keeper.start();
        lease.give("hub-2");
        keeper.beat();
        assertThat(keeper.leads()).isFalse();
        assertThat(told).containsExactly("lead 1", "resign");

        keeper.beat();
        assertThat(told).as("while the other holds it").hasSize(2);
        clock.pass(Duration.ofSeconds(10));
        keeper.beat();

        assertThat(told).containsExactly("lead 1", "resign", "lead 3");
    }

    @Test
    void whoStepsDownLetsOthersFirstAndThenLeadsAboveTheEpochSeen() {
        keeper.start();
        keeper.stepDown(41, "a nameserver holds it");
        keeper.beat();
        assertThat(told).containsExactly("lead 1", "resign");

        clock.pass(LeaseKeeper.LENGTH);
        keeper.beat();

        assertThat(told).containsExactly("lead 1", "resign", "lead 42");
    }

    @Test
    void whoStopsGivesTheLeaseBack() {
        keeper.start();
        keeper.stop();

        assertThat(keeper.leads()).isFalse();
        assertThat(lease.holder).isEmpty();
    }
}
