package io.dure.demo.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class PortalPagesTest {
    private final PortalPages pages = new PortalPages(
            register(), new PortalSettings(URI.create("http://127.0.0.1:1"), "private", "portal-1", 0, 0, 2));

    private static JdbcDataSource register() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:;INIT=RUNSCRIPT FROM 'classpath:schema.sql'");
        return source;
    }

    @Test
    void theHomePageListsTheLatestAffairsAndNamesItsSite() {
        assertThat(pages.home(3)).contains("/civil-affairs/500", "Page 3", "private portal-1");
    }

    @Test
    void searchFindsByTitleAndEscapesTheWords() throws InterruptedException {
        assertThat(pages.search("permit")).contains("Parking permit 1");
        assertThat(pages.search("<b>")).contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void aPageIsShownWithoutNoticesWhenTheirServiceIsDown() {
        assertThat(pages.office("tax")).contains("no notices");
        assertThat(pages.office("a b")).contains("no notices");
    }

    @Test
    void everySecondCivilAffairFailsAsConfigured() {
        assertThat(pages.civilAffair(7)).isPresent();
        assertThatThrownBy(() -> pages.civilAffair(7)).isInstanceOf(IllegalStateException.class);
        assertThat(pages.civilAffair(7_000)).isEmpty();
    }

    @Test
    void healthAsksTheRegister() {
        assertThat(pages.health()).isEqualTo("ok");
    }
}
