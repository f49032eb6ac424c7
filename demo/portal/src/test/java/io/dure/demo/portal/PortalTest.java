package io.dure.demo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(properties = {"portal.error-every=2", "portal.notices=http://127.0.0.1:1", "portal.site=private"})
@AutoConfigureMockMvc
class PortalTest {
    @Autowired
    private MockMvcTester mvc;

    @Test
    void theHomePageListsTheLatestAffairsAndNamesItsSite() {
        assertThat(mvc.get().uri("/")).hasStatusOk().bodyText().contains("/civil-affairs/500", "private");
    }

    @Test
    void searchFindsByTitleAndEscapesTheWords() {
        assertThat(mvc.get().uri("/search?q=permit")).bodyText().contains("Parking permit 1");
        assertThat(mvc.get().uri("/search?q=<b>")).bodyText().doesNotContain("<b>");
    }

    @Test
    void aPageIsShownWithoutNoticesWhenTheirServiceIsDown() {
        assertThat(mvc.get().uri("/offices/tax")).hasStatusOk().bodyText().contains("no notices");
    }

    @Test
    void everySecondCivilAffairFailsAsConfigured() {
        assertThat(mvc.get().uri("/civil-affairs/7")).hasStatusOk();
        assertThat(mvc.get().uri("/civil-affairs/7")).hasFailed();
    }

    @Test
    void healthAsksTheDatabase() {
        assertThat(mvc.get().uri("/health")).hasStatusOk().bodyText().isEqualTo("ok");
    }
}
