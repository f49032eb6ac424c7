package io.dure.hub.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.notice.Notice;
import io.dure.notice.NoticeEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeBookTest {
    private static final Instant AT = Instant.parse("2026-09-21T04:05:06Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final NoticeBook book = new NoticeBook("hub-1", List.of());

    private static Finding finding(NoticeEvent event) {
        return new Finding(
                event.word() + "-1", event, "code", AT, "portal", "portal.egov.test", "private", "private", "it is so");
    }

    private static List<String> words(List<Notice> notices) {
        return notices.stream()
                .map(notice -> notice.event() + " " + notice.state())
                .toList();
    }

    @Test
    void aFailoverIsToldOnceAndItsEndIsAReturn() {
        Finding out = finding(NoticeEvent.FAILOVER);

        assertThat(words(book.look(List.of(out), true, AT))).containsExactly("FAILOVER BEGUN");
        assertThat(book.look(List.of(out), true, AT.plusSeconds(5))).isEmpty();
        assertThat(words(book.look(List.of(), true, AT.plusSeconds(60)))).containsExactly("RETURN BEGUN");
        assertThat(book.look(List.of(), true, AT.plusSeconds(61))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NoticeEvent.class)
    void whatDoesNotLastIsNotTold(NoticeEvent event) {
        Finding one = finding(event);
        Instant early = AT.plus(NoticeBook.patience(event)).minusMillis(1);

        assertThat(book.look(List.of(one), true, early)).isEmpty();
        assertThat(book.look(List.of(), true, early)).isEmpty();
        assertThat(book.look(List.of(one), true, early.plusMillis(1))).hasSize(1);
    }

    @Test
    void whoDoesNotLeadTellsOnlyThatNobodyDoes() {
        List<Finding> both = List.of(finding(NoticeEvent.FAILOVER), finding(NoticeEvent.NO_LEADER));

        assertThat(words(book.look(both, false, AT.plusSeconds(60)))).containsExactly("NO_LEADER BEGUN");
        assertThat(words(book.look(both.subList(0, 1), true, AT.plusSeconds(70))))
                .containsExactly("FAILOVER BEGUN", "NO_LEADER OVER");
    }

    @Test
    void aRestartedHubNeitherRepeatsNorForgets() throws Exception {
        ToldFile file = new ToldFile(folder.resolve("told.json"));
        book.look(List.of(finding(NoticeEvent.REFUSED)), true, AT);
        file.write(book.told());

        NoticeBook next = new NoticeBook("hub-1", file.read());

        assertThat(next.look(List.of(finding(NoticeEvent.REFUSED)), true, AT.plusSeconds(9)))
                .isEmpty();
        assertThat(words(next.look(List.of(), true, AT.plusSeconds(10)))).containsExactly("REFUSED OVER");
        Files.writeString(folder.resolve("told.json"), "[{");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void theSameNoticeHasTheSameIdWhoeverTellsIt() {
        Notice first = book.look(List.of(finding(NoticeEvent.DRIFT)), true, AT.plusSeconds(30))
                .getFirst();
        Notice again = new NoticeBook("hub-1", List.of())
                .look(List.of(finding(NoticeEvent.DRIFT)), true, AT.plusSeconds(90))
                .getFirst();
        Notice over = book.look(List.of(), true, AT.plusSeconds(95)).getFirst();

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(over.id()).isNotEqualTo(first.id());
        assertThat(over.about()).isEqualTo(first.about());
    }
}
