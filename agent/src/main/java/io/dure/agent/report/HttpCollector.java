package io.dure.agent.report;

import io.dure.agent.enrol.Enrolment;
import io.dure.agent.http.HttpAnswer;
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
    private final @Nullable Enrolment enrolment;

    /**
     * @param tokenFile read at each report
     */
    public HttpCollector(URI address, @Nullable Path tokenFile) {
        this(address, tokenFile, null);
    }

    /**
     * @param tokenFile read at each report
     * @param enrolment sees to it that there is one; null: somebody else does
     */
    public HttpCollector(URI address, @Nullable Path tokenFile, @Nullable Enrolment enrolment) {
        this.endpoint = new HttpEndpoint(address, tokenFile);
        this.enrolment = enrolment;
    }

    @Override
    public URI address() {
        return endpoint.address();
    }

    @Override
    public Answer post(byte[] body) {
        try {
            if (enrolment != null) {
                enrolment.ensure(endpoint.address());
            }
            HttpAnswer answer = endpoint.post("/v1/metrics", HEADERS, body, false, DEADLINE_MILLIS);
            if (enrolment != null) {
                enrolment.answered(answer.status());
            }
            return Answer.of(answer);
        } catch (IOException | RuntimeException e) {
            return Answer.unreachable(e.toString());
        }
    }

    @Override
    public void abortIfOverdue() {
        endpoint.abortIfOverdue();
    }
}
