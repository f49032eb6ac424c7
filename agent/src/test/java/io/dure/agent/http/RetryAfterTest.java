package io.dure.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryAfterTest {
    @Test
    void retryAfterMayBeADate() {
        assertThat(RetryAfter.millis("12", 0)).isEqualTo(12_000);
        assertThat(RetryAfter.millis("86400", 0)).isEqualTo(RetryAfter.LONGEST_MILLIS);
        assertThat(RetryAfter.millis("Wed, 21 Oct 2015 07:28:00 GMT", 1_445_412_475_000L))
                .isEqualTo(5_000);
        assertThat(RetryAfter.millis("Wed, 21 Oct 2015 07:28:00 GMT", 1_445_412_485_000L))
                .isZero();
        assertThat(RetryAfter.millis("soon", 0)).isZero();
    }
}
