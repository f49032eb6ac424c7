package io.dure.hub.api;

import java.net.http.HttpHeaders;

/** What came back. */
record Reply(int status, HttpHeaders headers, String body) {
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
