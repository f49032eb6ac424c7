package io.dure.agent.report;

import io.dure.agent.http.HttpEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** OTLP over HTTP. */
public final class HttpCollector implements Collector {
    private static final long DEADLINE_MILLIS = TimeUnit.SECONDS.toMillis(3);
    private static final String[] HEADERS = {"Content-Type: application/x-protobuf", "Content-Encoding: gzip"};

    private final HttpEndpoint endpoint;

    /**
     * @param tokenFile read at each report
     */
    public HttpCollector(URI address, @Nullable Path tokenFile) {
        this.endpoint = new HttpEndpoint(address, tokenFile);
    }

    @Override
    public URI address() {
        return endpoint.address();
    }

    @Override
    public Answer post(byte[] body) {
        try {
            return Answer.of(endpoint.post("/v1/metrics", HEADERS, body, false, DEADLINE_MILLIS));
        } catch (IOException | RuntimeException e) {
            return Answer.unreachable(e.toString());
        }
    }

    @Override
    public void abortIfOverdue() {
        endpoint.abortIfOverdue();
    }
}
