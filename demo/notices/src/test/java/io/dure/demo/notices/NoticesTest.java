package io.dure.demo.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest
@AutoConfigureMockMvc
class NoticesTest {
    @Autowired
    private MockMvcTester mvc;

    @Test
    void noticesOfAnOfficeAreListed() {
        assertThat(mvc.get().uri("/notices/tax"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.length()")
                .isEqualTo(2);
    }

    @Test
    void anUnknownOfficeIsNotFound() {
        assertThat(mvc.get().uri("/notices/space")).hasStatus(404);
    }
}
