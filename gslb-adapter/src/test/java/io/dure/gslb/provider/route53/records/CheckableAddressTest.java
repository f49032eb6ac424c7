package io.dure.gslb.provider.route53.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Endpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckableAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.1.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.2.1",
                "192.168.1.1",
                "198.19.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "2001:db8::1",
                "2002:a00:1::1"
            })
    void localPrivateAndReservedOnesAreOutOfReach(String address) {
        assertThat(CheckableAddress.isCheckable(new Endpoint(address, 80).inetAddress()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.3.1",
                "198.17.0.1",
                "198.51.101.1",
                "223.255.255.255",
                "2a05:d018::1",
                "2001:4860:4860::8888"
            })
    void publicOnesAreWithinReach(String address) {
        assertThat(CheckableAddress.isCheckable(new Endpoint(address, 80).inetAddress()))
                .isTrue();
    }
}
