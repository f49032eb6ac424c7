package io.dure.demo.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.demo.report.Check;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Entries SOME = new Entries(100, 7);

    @Test
    void equalBooksAgreeBySiteAndInAll() {
        Comparison comparison = Comparison.of("x", List.of(site("a", SOME), site("b", SOME)), true);

        assertThat(comparison.agree()).isTrue();
        assertThat(comparison.checks())
                .extracting(Check::name)
                .filteredOn(name -> name.endsWith("transactions by access log, agents, collectors, ledger and query"))
                .containsExactly(
                        "x: a: transactions by access log, agents, collectors, ledger and query",
                        "x: b: transactions by access log, agents, collectors, ledger and query",
                        "x: all: transactions by access log, agents, collectors, ledger and query");
    }

    @Test
    void oneTransactionMoreInTheAccessLogIsSeen() {
        assertThat(agree(books(new Entries(101, 7), SOME, SOME, SOME, SOME), true))
                .isFalse();
    }

    @Test
    void oneTransactionLessAtTheCollectorsIsSeen() {
        assertThat(agree(books(SOME, SOME, new Entries(99, 7), SOME, SOME), true))
                .isFalse();
    }

    @Test
    void oneStoredTwiceIsSeen() {
        assertThat(agree(books(SOME, SOME, SOME, new Entries(101, 7), SOME), true))
                .isFalse();
    }

    @Test
    void aQueryThatTellsAnotherNumberIsSeen() {
        assertThat(agree(books(SOME, SOME, SOME, SOME, new Entries(100, 6)), true))
                .isFalse();
    }

    @Test
    void errorsOfTwoSitesDoNotCancelOut() {
        SiteBooks more = books(SOME, SOME, SOME, new Entries(101, 7), SOME);
        SiteBooks less = books(SOME, SOME, SOME, new Entries(99, 7), SOME);

        assertThat(Comparison.of("x", List.of(more, less), true).agree()).isFalse();
    }

    @Test
    void whatWasDroppedAndToldAlikeBalances() {
        SiteBooks books = lossy(Map.of("spool-full", 30L), Map.of("spool-full", 30L), 0);

        assertThat(agree(books, false)).isTrue();
        assertThat(agree(books, true)).isFalse();
    }

    @Test
    void whatTheHubDoesNotKnowTheReasonOfIsSeen() {
        assertThat(agree(lossy(Map.of("spool-full", 30L), Map.of("spool-age", 30L), 0), false))
                .isFalse();
        assertThat(agree(lossy(Map.of("spool-full", 30L), Map.of(), 30), false)).isFalse();
    }

    private static boolean agree(SiteBooks books, boolean lossless) {
        return Comparison.of("x", List.of(books), lossless).agree();
    }

    private static SiteBooks site(String site, Entries all) {
        SiteBooks books = books(all, all, all, all, all);
        return new SiteBooks(site, books.logged(), books.agents(), books.collectors(), books.hub());
    }

    private static SiteBooks books(Entries logged, Entries created, Entries taken, Entries stored, Entries queried) {
        return new SiteBooks(
                "private",
                new Logged(logged, logged),
                new SiteBooks.Agents(created, 0, Map.of()),
                new SiteBooks.Collectors(taken.all(), taken.probes(), 0, Map.of()),
                new SiteBooks.Hub(stored, queried, 0, 0, Map.of(), Map.of()));
    }

    private static SiteBooks lossy(Map<String, Long> dropped, Map<String, Long> lost, long hole) {
        Entries stored = new Entries(72, 5);
        return new SiteBooks(
                "private",
                new Logged(SOME, SOME),
                new SiteBooks.Agents(SOME, 0, Map.of()),
                new SiteBooks.Collectors(107, 7, 0, dropped),
                new SiteBooks.Hub(stored, stored, 0, hole, lost, Map.of()));
    }
}
