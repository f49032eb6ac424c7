package io.dure.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.agent.latency.Entry;
import io.dure.agent.latency.Recorder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class BooksTest {
    /** What can happen to the agent's windows. */
    enum Event {
        CUT,
        PROBED,
        SENT,
        UNANSWERED,
        REFUSED,
        ACCEPTED,
        REJECTED,
        FAILED
    }

    @Property(tries = 500)
    void createdIsAcceptedAndWaitingAndDroppedWhateverHappens(@ForAll @Size(max = 60) List<Event> events) {
        Books books = new Books();
        Outbox outbox = new Outbox(3, 1_000, books);
        Recorder recorder = new Recorder(10, 500_000_000L);
        Report sent = null;
        long probes = 0;
        int n = 0;

        for (Event event : events) {
            switch (event) {
                case CUT, PROBED -> {
                    boolean probed = event == Event.PROBED;
                    for (int i = 0; i <= n % 3; i++) {
                        recorder.record("/a", false, probed ? Entry.PROBE : Entry.NAME, 1_000_000);
                        probes += probed ? 1 : 0;
                    }
                    outbox.putWindow(new Report(new byte[n * 37 % 500], recorder.drain(), n, false));
                }
                case SENT -> sent = outbox.beginOldest();
                case UNANSWERED -> {
                    outbox.unanswered();
                    sent = null;
                }
                case REFUSED -> {
                    outbox.refused();
                    sent = null;
                }
                case ACCEPTED -> {
                    if (sent != null) {
                        outbox.accepted(sent);
                        sent = null;
                    }
                }
                case REJECTED -> {
                    if (sent != null) {
                        outbox.rejected(sent, 400);
                        sent = null;
                    }
                }
                case FAILED -> books.failed();
            }
            n++;

            Books.Page page = books.page();
            assertThat(page.created())
                    .isEqualTo(page.accepted()
                            + page.waiting()
                            + page.dropped().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
            assertThat(page.probes()).isEqualTo(probes);
            assertThat(page.waitingWindows()).isEqualTo(outbox.waiting());
        }
    }
}
